package prepaid.vending.campaigns;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import prepaid.sts.Drn;
import prepaid.vending.refusals.Refusal;

/**
 * What became of a meter in a campaign.
 *
 * @param since when its vend was made; of one without a vend, when that was noted
 * @param why present when nothing was made: what stood in the way
 */
public record CampaignMeter(Drn meter, State state, Instant since, Optional<Reason> why) {
  /** How far a meter is. */
  public enum State {
    /** Its vend stands in the ledger. */
    ISSUED,
    /** Its text was sent. */
    DELIVERED,
    /** It bought since, so it took the new key: it could not have bought otherwise. */
    ENTERED,
    /** Issued long ago, and nothing was bought since. */
    SILENT,
    /** It got nothing, and the reason says why. */
    REFUSED,
    /** Nobody could say whether it got something; it is asked about again. */
    DOUBTFUL;

    public String slug() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<State> ofSlug(String slug) {
      return Arrays.stream(values()).filter(state -> state.slug().equals(slug)).findFirst();
    }

    /** Whether a vend stands behind it. */
    public boolean isMade() {
      return this != REFUSED && this != DOUBTFUL;
    }
  }

  /** The kind of a refusal and its words. */
  public record Reason(String kind, String words) {
    static Reason of(Refusal refusal) {
      return new Reason(refusal.kind().slug(), refusal.inside().detail());
    }
  }

  static CampaignMeter issued(Drn meter, Instant at) {
    return new CampaignMeter(meter, State.ISSUED, at, Optional.empty());
  }

  static CampaignMeter refused(Drn meter, Instant at, Refusal refusal) {
    return new CampaignMeter(meter, State.REFUSED, at, Optional.of(Reason.of(refusal)));
  }

  CampaignMeter now(State other) {
    return new CampaignMeter(meter, other, since, why);
  }

  /**
   * A step of a meter.
   *
   * @param from empty for one that had no row
   */
  public record Move(Optional<CampaignMeter> from, CampaignMeter to) {
    static Move begun(CampaignMeter to) {
      return new Move(Optional.empty(), to);
    }
  }
}
