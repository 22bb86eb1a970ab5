package prepaid.vending.texting;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import prepaid.sts.Drn;
import prepaid.vending.credit.Debt;
import prepaid.vending.credit.DebtKind;
import prepaid.vending.ledger.GrantKind;
import prepaid.vending.ledger.Ledger;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.ledger.MoneySource.Grant;
import prepaid.vending.ledger.Vend;
import prepaid.vending.messaging.Message;
import prepaid.vending.meters.Meter;
import prepaid.vending.money.Money;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.texting.OwnMeters.Meant;
import prepaid.vending.vending.Quotes;
import prepaid.vending.vending.VendChannel;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;

/**
 * Gives emergency credit to whoever texts from a meter's registered phone, as the utility's policy
 * says. The sender can be forged; but the token goes to the registered phone, and opens its meter
 * only.
 */
record EmergencyDesk(
    Quotes quotes, Ledger ledger, VendChannel channel, OwnMeters own, RefusalWords refusals) {
  private static final String METER = "meter";

  Reply sos(InboundText text, Optional<Drn> named) {
    return switch (own.meant(text.from(), named)) {
      case Meant.Not(var reply) -> reply;
      case Meant.One(var meter) -> answer(text, meter).about(meter);
    };
  }

  /** The message's id is the reference: the same message again is the same emergency. */
  private Reply answer(InboundText text, Meter meter) {
    Grant asked =
        new Grant(
            GrantKind.EMERGENCY,
            Optional.empty(),
            Mandate.ofConsumer("asked by text"),
            Optional.empty());
    String number = meter.registration().number().digits();
    String reference = "sms-" + UUID.nameUUIDFromBytes(text.id().getBytes(StandardCharsets.UTF_8));
    VendRequest request = VendRequest.unpaid(reference, number, asked, text.at());
    return switch (channel.vend(request)) {
      case VendOutcome.Vended(var vend, var repeated) -> Reply.of(vend);
      case VendOutcome.Refused(var refusal) -> refused(refusal, meter);
      case VendOutcome.Undecided undecided -> Reply.of(Message.STILL_DECIDING);
    };
  }

  private Reply refused(Refusal refusal, Meter meter) {
    String number = meter.registration().number().digits();
    return refusal.kind() == RefusalKind.RESERVE_REFUSED
        ? open(meter, number).orElseGet(() -> Reply.of(Message.RESERVE_NOT, METER, number))
        : refusals.of(refusal, number, MeterDesk.BY_TEXT);
  }

  /** What was given before; its token once more where nothing was sold since. */
  private Optional<Reply> open(Meter meter, String number) {
    long owed =
        meter.state().debts().stream()
            .filter(debt -> debt.kind() == DebtKind.RESERVE)
            .mapToLong(Debt::owedMinor)
            .sum();
    if (owed == 0
        || !(quotes.meter(number) instanceof Answer.Given<Quotes.KnownMeter>(var known))) {
      return Optional.empty();
    }
    Money left = new Money(owed, known.utility().currency());
    Reply words = Reply.of(Message.RESERVE_OPEN.with(Map.of(METER, number, "amount", left)));
    return Optional.of(given(meter).map(words::with).orElse(words));
  }

  private Optional<Vend> given(Meter meter) {
    return meter
        .state()
        .lastVend()
        .flatMap(ledger::find)
        .filter(vend -> vend.source() instanceof Grant && !vend.tokens().isEmpty());
  }
}
