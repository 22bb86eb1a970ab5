package prepaid.vending.vending;

import java.time.Instant;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.VendKey;

/**
 * The canonical request of every channel.
 *
 * @param key who asks and their own reference
 * @param meterNumber DRN as typed, spaces removed
 * @param tender decimal text in the currency, such as {@code 500.00}
 * @param currency ISO 4217 code
 * @param source how it was paid
 * @param requestedAt when the channel took it in
 */
public record VendRequest(
    VendKey key,
    String meterNumber,
    String tender,
    String currency,
    MoneySource source,
    Instant requestedAt) {
  VendRequest paidBy(MoneySource decided) {
    return new VendRequest(key, meterNumber, tender, currency, decided, requestedAt);
  }
}
