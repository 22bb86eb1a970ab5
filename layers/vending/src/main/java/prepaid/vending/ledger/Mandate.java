package prepaid.vending.ledger;

import java.util.Optional;

/**
 * By whose word something is given that nobody pays for. It stands in the chain for ever, so it
 * holds no personal data of a holder.
 *
 * @param by the operator, {@link #CONSUMER} or {@link #SCHEDULE}
 * @param approvedBy the second person, where it took one
 * @param reasonCode of the utility's list
 * @param reason in the operator's words, 1-120 characters
 * @param run the campaign that it belongs to
 * @param texted whether the token is texted to the meter's registered phone
 */
public record Mandate(
    String by,
    Optional<String> approvedBy,
    Optional<String> reasonCode,
    String reason,
    Optional<String> run,
    boolean texted) {
  /** Whoever holds the meter's registered phone. */
  public static final String CONSUMER = "consumer";

  /** Time itself: what was ordered before falls due. */
  public static final String SCHEDULE = "schedule";

  private static final int REASON_CHARACTERS_MAX = 120;

  public Mandate {
    if (!by.matches("[^|\\p{Cntrl}]{1,64}")
        || approvedBy.filter(name -> !name.matches("[^|\\p{Cntrl}]{1,64}")).isPresent()
        || reasonCode.filter(code -> !code.matches("[a-z0-9-]{1,32}")).isPresent()
        || run.filter(id -> !id.matches("[a-z0-9-]{1,32}")).isPresent()
        || !isReason(reason)) {
      throw new IllegalArgumentException("no mandate is like this");
    }
  }

  /** Whether a text is one that a mandate can carry as its reason. */
  public static boolean isReason(String text) {
    return !text.isBlank()
        && text.length() <= REASON_CHARACTERS_MAX
        && text.matches("[^|\\p{Cntrl}]+");
  }

  /** Of one operator, for a reason. */
  public static Mandate of(String operator, String reason) {
    return new Mandate(
        operator, Optional.empty(), Optional.empty(), reason, Optional.empty(), false);
  }

  /** Of the holder of the registered phone, who is told by the channel itself. */
  public static Mandate ofConsumer(String reason) {
    return of(CONSUMER, reason);
  }

  /** The same, with the token texted. */
  public Mandate notifying() {
    return new Mandate(by, approvedBy, reasonCode, reason, run, true);
  }
}
