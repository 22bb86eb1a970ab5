package prepaid.simulation.town;

import java.util.Locale;
import prepaid.simulation.engine.Scheduler;
import prepaid.vending.cards.Redeeming;
import prepaid.vending.cards.Redemption;
import prepaid.vending.cards.RedemptionOutcome;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.limits.Limits;
import prepaid.vending.partners.Partner;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.AdviceOutcome;
import prepaid.vending.vending.AdviceRequest;
import prepaid.vending.vending.Advising;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;
import prepaid.vending.vending.Vending;

/** An alias of the secure module: it lets in what its own channel may ask for. */
public enum Door {
  WEB,
  UPKEEP,
  PARTNER,
  CARD,
  OFFICE;

  String alias() {
    return name().toLowerCase(Locale.ROOT);
  }

  VendOutcome vend(Vending vending, VendRequest request, Scheduler scheduler) {
    if (!admits(request)) {
      return new VendOutcome.Refused(
          Refusal.of(RefusalKind.NOT_ALLOWED, "This channel may not vend for that source."));
    }
    try {
      return vending.vend(request);
    } catch (RuntimeException broke) {
      // Whatever broke, a vend may have been made; asking again with the same key tells.
      return new VendOutcome.Undecided(scheduler.now().plus(Limits.COMMIT_IN_FLIGHT_MAX));
    }
  }

  AdviceOutcome advise(Advising advising, AdviceRequest request, Scheduler scheduler) {
    if (this != PARTNER || !Partner.isId(request.sale().payer())) {
      return new AdviceOutcome.Refused(
          Refusal.of(RefusalKind.NOT_ALLOWED, "This channel may not advise of that sale."));
    }
    try {
      return advising.advise(request);
    } catch (RuntimeException broke) {
      return new AdviceOutcome.Undecided(scheduler.now().plus(Limits.COMMIT_IN_FLIGHT_MAX));
    }
  }

  RedemptionOutcome redeem(Redeeming redeeming, Redemption request, Scheduler scheduler) {
    if (this != CARD) {
      return new RedemptionOutcome.Refused(
          Refusal.of(RefusalKind.NOT_ALLOWED, "This channel may not redeem cards."));
    }
    try {
      return redeeming.redeem(request);
    } catch (RuntimeException broke) {
      return new RedemptionOutcome.Undecided(scheduler.now().plus(Limits.COMMIT_IN_FLIGHT_MAX));
    }
  }

  private boolean admits(VendRequest request) {
    return switch (request.source()) {
      case MoneySource.PaidPurchase purchase ->
          (this == WEB || this == UPKEEP) && request.key().payer().equals("web");
      case MoneySource.Card card -> false;
      case MoneySource.PartnerFloat account ->
          this == PARTNER && request.key().payer().equals(account.partner());
      case MoneySource.OnAccount account ->
          this == OFFICE && request.key().payer().equals(VendRequest.ACCOUNT_PAYER);
      case MoneySource.Unpaid unpaid -> false;
    };
  }
}
