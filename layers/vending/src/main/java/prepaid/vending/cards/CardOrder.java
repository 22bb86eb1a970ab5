package prepaid.vending.cards;

import java.time.Instant;

/**
 * A vendor's order that was met: these cards are the vendor's.
 *
 * @param reference the vendor's own; the same one again is the same order
 */
public record CardOrder(
    String vendor,
    String reference,
    String batch,
    long from,
    long to,
    String operator,
    Instant at) {
  public long count() {
    return to - from + 1;
  }
}
