package prepaid.vending.campaigns;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import prepaid.sts.Drn;
import prepaid.vending.campaigns.CampaignMeter.Reason;
import prepaid.vending.ledger.Ledger;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.VendChannel;
import prepaid.vending.vending.VendOutcome;

/** Asks the secure module for what a meter is to get; it never makes it twice. */
record Asking(VendChannel channel, Ledger ledger, InstantSource clock) {
  /** What the module says. */
  sealed interface Told {
    record Made(Instant at) implements Told {}

    /** The meter gets nothing: that is certain. */
    record Refused(Refusal refusal) implements Told {}

    /** Nothing is left to give. */
    record UsedUp() implements Told {}

    /** No answer, or one that says nothing about this meter. */
    record Nothing(Reason reason) implements Told {}
  }

  private static final Reason UNDECIDED =
      new Reason("undecided", "The secure module has not said whether it made the tokens.");

  static final Refusal NOTHING_LEFT =
      Refusal.of(RefusalKind.BUDGET_USED_UP, "Nothing was left to give in this campaign.");

  Told ask(Campaign campaign, Drn meter) {
    return switch (channel.vend(campaign.request(meter, clock.instant()))) {
      case VendOutcome.Vended(var vend, var repeated) -> new Told.Made(vend.at());
      case VendOutcome.Refused(var refusal) -> told(refusal);
      case VendOutcome.Undecided(var until) -> new Told.Nothing(UNDECIDED);
    };
  }

  private static Told told(Refusal refusal) {
    return switch (refusal.kind()) {
      case BUDGET_USED_UP -> new Told.UsedUp();
      // A door that lets nothing in says nothing of this meter; nor does a key's limit of a day.
      case TRY_AGAIN, NOT_ALLOWED, KEY_LIMIT_REACHED -> new Told.Nothing(Reason.of(refusal));
      default -> new Told.Refused(refusal);
    };
  }

  /** When a vend was made, if it was. */
  Optional<Instant> madeAt(VendKey key) {
    return ledger.find(key).map(Vend::at);
  }
}
