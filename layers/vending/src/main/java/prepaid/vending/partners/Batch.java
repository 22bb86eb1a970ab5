package prepaid.vending.partners;

import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of a partner's selling that was closed: a shift at one till, a day's sales, or what
 * goes to the bank. Each begins where the one before of its kind ended.
 *
 * @param terminal of a shift
 * @param sequence from 1, without gaps
 * @param from this moment included
 * @param to this moment not included
 */
public record Batch(
    String partner,
    Kind kind,
    Optional<String> terminal,
    long sequence,
    Instant from,
    Instant to,
    String operator) {
  /** Shifts lie within sales batches, and those within banking batches. */
  public enum Kind {
    SHIFT,
    SALES,
    BANKING
  }

  public Batch {
    if (terminal.isPresent() != (kind == Kind.SHIFT) || to.isBefore(from) || sequence < 1) {
      throw new IllegalArgumentException("no batch is like this");
    }
  }

  /** By which a banking batch's money is paid in: it stands on the deposit slip. */
  public String slip() {
    return "%s-bank-%06d".formatted(partner, sequence);
  }
}
