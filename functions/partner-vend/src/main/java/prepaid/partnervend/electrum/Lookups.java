package prepaid.partnervend.electrum;

import java.util.Optional;
import prepaid.http.JsonObject;
import prepaid.partnervend.PartnerVend.Ports;
import prepaid.vending.credit.Debt;
import prepaid.vending.meters.Registration;
import prepaid.vending.money.Money;
import prepaid.vending.partners.UseCase;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.tariffs.Channel;
import prepaid.vending.tariffs.PaymentKind;
import prepaid.vending.tariffs.SaleWay;
import prepaid.vending.vending.Quotes;
import prepaid.vending.vending.Quotes.KnownMeter;
import prepaid.vending.vending.Quotes.Wish;

/** {@code meterLookups}: whose meter it is, and what may be sold to it. */
final class Lookups {
  private static final SaleWay WAY = new SaleWay(Channel.PARTNER, PaymentKind.ONLINE);

  private final Answers answers;
  private final Quotes quotes;

  Lookups(Ports ports, Answers answers) {
    this.answers = answers;
    this.quotes = ports.quotes();
  }

  Result look(Asked asked) {
    Transaction transaction = Transaction.read(asked.message(), asked.pathId());
    String meterId = asked.message().object("meter").text("meterId", PurchaseMessage.METER_ID);
    if (!asked.message().problems().isEmpty()) {
      return Failure.format(asked.message().problems());
    }
    if (!asked.partner().may(UseCase.LOOKUP)) {
      return Purchasing.notAllowed();
    }
    return switch (quotes.meter(meterId).then(known -> served(asked, known))) {
      case Answer.Refused<KnownMeter>(var refusal) -> Failure.of(refusal);
      case Answer.Given<KnownMeter>(var known) -> shown(transaction, known);
    };
  }

  /** A partner learns nothing of meters for which it may not sell. */
  static Answer<KnownMeter> served(Asked asked, KnownMeter known) {
    String group = known.meter().registration().sts().supplyGroup();
    return asked.partner().permissions().serves(known.utility().id(), group)
        ? Answer.given(known)
        : Answer.refused(
            RefusalKind.NOT_ALLOWED, "This partner may not sell for the meter's supply group.");
  }

  private Result shown(Transaction transaction, KnownMeter known) {
    Optional<Refusal> refusal = quotes.cannotSell(known, WAY);
    if (refusal.isPresent()) {
      return Failure.of(refusal.get());
    }
    Registration meter = known.meter().registration();
    Quotes.Range range = quotes.range(known, WAY);
    JsonObject answer =
        transaction
            .echo()
            .put("meter", answers.meter(meter.number().digits(), meter.resource(), meter.sts()))
            .put("customer", Answers.customer(Optional.of(meter.holder())))
            .put("utility", Answers.of(known.utility()))
            .put("minAmount", Amount.of(range.smallest()))
            .put("maxAmount", Amount.of(range.largest()))
            .put("arrearsAmount", Amount.of(owed(known)))
            .put("bsstDue", freeUnitsAreDue(meter));
    return new Result.Done(answer);
  }

  private static Money owed(KnownMeter known) {
    return new Money(Debt.sum(known.meter().state().debts()), known.utility().currency());
  }

  private boolean freeUnitsAreDue(Registration meter) {
    Wish free = new Wish.OfFreeUnits(Optional.empty());
    return quotes.quote(meter.number().digits(), free, WAY) instanceof Answer.Given<?>;
  }
}
