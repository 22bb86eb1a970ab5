package prepaid.partnervend.electrum;

import java.util.Optional;
import prepaid.partnervend.PartnerVend.Ports;
import prepaid.vending.ledger.Vend;
import prepaid.vending.meters.Holder;
import prepaid.vending.meters.Meter;
import prepaid.vending.partners.PartnerTerms;
import prepaid.vending.partners.UseCase;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.Quote;
import prepaid.vending.vending.Quotes;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;

/** {@code tokenPurchases}: a sale, its retry, and what it would be. */
final class Purchasing {
  private static final String WAITING = "TOKENS FOLLOW WITH YOUR CONFIRMATION";

  private final Ports ports;
  private final Answers answers;
  private final Quotes quotes;
  private final PartnerTerms terms;

  Purchasing(Ports ports, Answers answers) {
    this.ports = ports;
    this.answers = answers;
    this.quotes = ports.quotes();
    this.terms = new PartnerTerms(ports.partners());
  }

  /** Sells; a retry of the same message answers what the first came to, and sells if it did not. */
  Result sell(Asked asked) {
    PurchaseMessage purchase = PurchaseMessage.read(asked);
    if (!asked.message().problems().isEmpty()) {
      return Failure.format(asked.message().problems());
    }
    VendRequest request = purchase.request(asked.partner(), ports.clock().instant());
    // Read before the sale: what fails now has sold nothing.
    Optional<Holder> holder = holder(purchase.meterId());
    return switch (ports.vends().vend(request)) {
      case VendOutcome.Refused(var refusal) -> Failure.of(refusal);
      case VendOutcome.Undecided(var until) -> Failure.unknown(until);
      case VendOutcome.Vended(var vend, var repeated) ->
          repeated && asked.operation() == Operation.TOKEN_PURCHASE
              ? Failure.of(
                  ErrorType.DUPLICATE_RECORD,
                  "A purchase of this id was made before; its retry tells its tokens.")
              : told(purchase, vend, holder);
    };
  }

  private Result told(PurchaseMessage purchase, Vend vend, Optional<Holder> holder) {
    return switch (answers.telling(vend)) {
      case MAY -> done(purchase, answers.sale(vend, true), holder, purchase.notes());
      case WAITS -> done(purchase, answers.sale(vend, false), holder, Slip.Notes.of(WAITING));
      case REVERSED ->
          Failure.of(ErrorType.TRANSACTION_DECLINED, "This sale was made, and reversed since.");
    };
  }

  private Result done(
      PurchaseMessage purchase, Sale sale, Optional<Holder> holder, Slip.Notes notes) {
    return new Result.Done(answers.purchase(purchase.echo(), sale, holder, notes));
  }

  /** The same figures as a sale, without one. */
  Result trial(Asked asked) {
    PurchaseMessage purchase = PurchaseMessage.read(asked);
    if (!asked.message().problems().isEmpty()) {
      return Failure.format(asked.message().problems());
    }
    if (!asked.partner().may(UseCase.TRIAL)) {
      return notAllowed();
    }
    VendRequest request = purchase.request(asked.partner(), ports.clock().instant());
    Answer<Quote> quote = quotes.quote(request.meterNumber(), request.wish(), request.way());
    return switch (quote.then(given -> terms.agree(request, given).map(agreed -> given))) {
      case Answer.Refused<Quote>(var refusal) -> Failure.of(refusal);
      case Answer.Given<Quote>(var given) ->
          done(
              purchase,
              Sale.of(given),
              Optional.of(given.meter().registration().holder()),
              Slip.Notes.of());
    };
  }

  static Failure notAllowed() {
    return Failure.of(Refusal.of(RefusalKind.NOT_ALLOWED, "This partner may not do this."));
  }

  private Optional<Holder> holder(String meterId) {
    return quotes.meter(meterId) instanceof Answer.Given<Quotes.KnownMeter>(var known)
        ? Optional.of(known.meter()).map(Meter::registration).map(it -> it.holder())
        : Optional.empty();
  }
}
