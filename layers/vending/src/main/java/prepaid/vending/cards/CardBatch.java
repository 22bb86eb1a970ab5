package prepaid.vending.cards;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * Cards that were defined together, with serials in one contiguous run.
 *
 * @param utility whose meters they are for; empty for any that sells in the currency
 * @param expiresAt from then on none is redeemed
 * @param keyVersion of the card key that makes their PINs
 * @param from first serial
 * @param parts in the order of their serials
 */
public record CardBatch(
    String id,
    Optional<String> utility,
    Currency currency,
    Instant expiresAt,
    int keyVersion,
    long from,
    List<Part> parts,
    String definedBy,
    Instant definedAt) {
  public CardBatch {
    parts = List.copyOf(parts);
  }

  /**
   * Cards of one denomination.
   *
   * @param minor in minor units of the batch's currency
   */
  public record Part(long minor, long count) {}

  public long count() {
    return parts.stream().mapToLong(Part::count).sum();
  }

  /** Last serial. */
  public long to() {
    return from + count() - 1;
  }
}
