package prepaid.vending.campaigns;

import java.time.Instant;
import java.util.Optional;
import prepaid.vending.ledger.GrantKind;
import prepaid.vending.ledger.KeyTarget;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.money.Units;

/**
 * What a campaign does, for whom, how fast. It never changes.
 *
 * @param ratePerMinute the most meters that get theirs in a minute
 * @param silentAfterDays after how many days without a purchase a meter is silent
 * @param mandate by whom and why; its run is the campaign's id
 */
public record Plan(
    What what,
    Segment segment,
    int ratePerMinute,
    int silentAfterDays,
    Mandate mandate,
    Instant createdAt) {
  /** The word for a campaign that moves meters to another key. */
  public static final String ROLL_OVER = "roll-over";

  /** What each meter gets. */
  public sealed interface What {
    /** The tokens of another key, which a later base date may come with. */
    record Keys(KeyTarget target) implements What {}

    /**
     * Units that nobody pays for.
     *
     * @param kind a gift or an incentive
     * @param each for one meter, more than zero
     * @param budget for all of them
     */
    record Credit(GrantKind kind, Units each, Units budget) implements What {
      public Credit {
        boolean isOfRun = kind == GrantKind.GIFT || kind == GrantKind.INCENTIVE;
        if (!isOfRun || each.tenths() == 0 || budget.compareTo(each) < 0) {
          throw new IllegalArgumentException("no campaign gives this");
        }
      }
    }

    /** {@code roll-over}, {@code gift} or {@code incentive}. */
    default String slug() {
      return switch (this) {
        case Keys keys -> ROLL_OVER;
        case Credit credit -> credit.kind().slug();
      };
    }

    /** What the ledger will name as the source. */
    default MoneySource.Unpaid source(Mandate mandate) {
      return switch (this) {
        case Keys(var target) -> new MoneySource.KeyChange(target, mandate);
        case Credit(var kind, var each, var budget) ->
            new MoneySource.Grant(kind, Optional.of(each), mandate, Optional.empty());
      };
    }
  }

  /** Whether both ask for the same, whoever asked and whoever agreed. */
  public boolean asks(Plan other) {
    return what.equals(other.what)
        && segment.equals(other.segment)
        && ratePerMinute == other.ratePerMinute
        && silentAfterDays == other.silentAfterDays
        && mandate.reason().equals(other.mandate.reason())
        && mandate.reasonCode().equals(other.mandate.reasonCode())
        && mandate.texted() == other.mandate.texted();
  }

  /** The same with the second person who agreed. */
  public Plan approvedBy(String operator) {
    Mandate agreed =
        new Mandate(
            mandate.by(),
            Optional.of(operator),
            mandate.reasonCode(),
            mandate.reason(),
            mandate.run(),
            mandate.texted());
    return new Plan(what, segment, ratePerMinute, silentAfterDays, agreed, createdAt);
  }
}
