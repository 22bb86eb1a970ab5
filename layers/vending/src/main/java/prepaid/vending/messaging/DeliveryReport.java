package prepaid.vending.messaging;

import java.time.Instant;
import prepaid.vending.limits.Limits;

/**
 * What a carrier says became of a text that it had taken.
 *
 * @param messageId the carrier's, as it was given when it took the text
 * @param reason in the carrier's words, shown to operators; names no phone
 * @param at when the carrier says so
 */
public record DeliveryReport(String messageId, Result result, String reason, Instant at) {
  /** How it ended for a text. */
  public enum Result {
    /** As far as the carrier can tell: the phone has it, or the phone's own network does. */
    DELIVERED,
    /** The phone could not be reached; another try may. */
    UNREACHED,
    /** No other try will do better: there is no such phone, or it takes no texts of ours. */
    REFUSED
  }

  public DeliveryReport {
    if (messageId.isBlank() || reason.length() > Limits.REPORT_REASON_CHARACTERS_MAX) {
      throw new IllegalArgumentException("no report of a carrier is like this");
    }
  }

  boolean arrived() {
    return result == Result.DELIVERED;
  }
}
