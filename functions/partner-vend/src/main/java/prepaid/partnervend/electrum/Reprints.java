package prepaid.partnervend.electrum;

import java.util.Optional;
import prepaid.partnervend.PartnerVend.Ports;
import prepaid.vending.ledger.ReceiptNumber;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.meters.Meter;
import prepaid.vending.partners.UseCase;
import prepaid.vending.refusals.Answer;
import prepaid.vending.vending.Quotes;
import prepaid.vending.vending.Quotes.KnownMeter;

/** {@code tokenReprints}: the tokens of a sale once more, byte for byte, marked as a copy. */
final class Reprints {
  private final Ports ports;
  private final Answers answers;
  private final Quotes quotes;

  Reprints(Ports ports, Answers answers) {
    this.ports = ports;
    this.answers = answers;
    this.quotes = ports.quotes();
  }

  Result print(Asked asked) {
    Transaction transaction = Transaction.read(asked.message(), asked.pathId());
    String meterId = asked.message().object("meter").text("meterId", PurchaseMessage.METER_ID);
    Optional<String> reference = asked.message().optionalText("originalRef", "[^#\\s]{1,64}");
    if (!asked.message().problems().isEmpty()) {
      return Failure.format(asked.message().problems());
    }
    if (!asked.partner().may(UseCase.REPRINT)) {
      return Purchasing.notAllowed();
    }
    return switch (quotes.meter(meterId).then(known -> Lookups.served(asked, known))) {
      case Answer.Refused<KnownMeter>(var refusal) -> Failure.of(refusal);
      case Answer.Given<KnownMeter>(var known) ->
          found(asked, known.meter(), reference)
              .map(vend -> printed(transaction, vend, known.meter()))
              .orElseGet(() ->
                  Failure.of(
                      ErrorType.UNABLE_TO_LOCATE_RECORD, "There is no such sale for this meter."));
    };
  }

  /**
   * By receipt number, by the partner's own reference, or the meter's last one. What engineers key
   * in is none of a till's business.
   */
  private Optional<Vend> found(Asked asked, Meter meter, Optional<String> reference) {
    Optional<Vend> last = meter.state().lastVend().flatMap(ports.books().ledger()::find);
    if (reference.isEmpty()) {
      return last.flatMap(ports.books().history()::lastForHolder);
    }
    Optional<ReceiptNumber> receipt = ReceiptNumber.parse(reference.get());
    return receipt
        .flatMap(number ->
            last.filter(vend -> ReceiptNumber.of(vend).equals(number)).or(() -> find(number)))
        .or(() -> ports.books().ledger().find(new VendKey(asked.partner().id(), reference.get())))
        .filter(vend -> vend.meter().equals(meter.registration().number()))
        .filter(vend -> !vend.isReversal() && vend.isForHolder());
  }

  private Optional<Vend> find(ReceiptNumber number) {
    return ports
        .books()
        .history()
        .between(number.meter(), number.minute(), number.minute(), 1)
        .stream()
        .findFirst();
  }

  private Result printed(Transaction transaction, Vend vend, Meter meter) {
    return switch (answers.telling(vend)) {
      case WAITS ->
          Failure.of(
              ErrorType.TRANSACTION_DECLINED, "This sale's tokens wait for its confirmation.");
      case REVERSED -> Failure.of(ErrorType.TRANSACTION_DECLINED, "This sale was reversed.");
      case MAY ->
          new Result.Done(
              answers.purchase(
                  transaction.echo(),
                  answers.sale(vend, true),
                  Optional.of(meter.registration().holder()),
                  Slip.Notes.of("COPY " + ports.books().copies().next(vend.key()))));
    };
  }
}
