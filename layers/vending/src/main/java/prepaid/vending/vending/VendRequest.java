package prepaid.vending.vending;

import java.time.Instant;
import java.util.Optional;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.tariffs.SaleWay;
import prepaid.vending.vending.Quotes.Wish;

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
  /** Channel and payment, on which a tariff may set terms. */
  public SaleWay way() {
    return SourceRules.way(source);
  }

  /** What is wanted: a partner that pays nothing asks for the month's free units. */
  public Wish wish() {
    boolean nothing = source instanceof MoneySource.PartnerFloat && tender.matches("0+(\\.0+)?");
    return nothing
        ? new Wish.OfFreeUnits(Optional.of(currency))
        : new Wish.OfAmount(tender, Optional.of(currency));
  }

  /**
   * A request that nobody pays for, under the name that its source has.
   *
   * @param reference unlike any other of that name
   */
  public static VendRequest unpaid(
      String reference, String meterNumber, MoneySource.Unpaid source, Instant requestedAt) {
    VendKey key = new VendKey(payer(source), reference);
    return new VendRequest(key, meterNumber, "0", NO_CURRENCY, source, requestedAt);
  }

  /** Under which name stands what nobody pays for. */
  public static String payer(MoneySource.Unpaid source) {
    if (source.mandate().run().isPresent()) {
      return "run";
    }
    return source instanceof MoneySource.Grant || source instanceof MoneySource.WriteOff
        ? "reserve"
        : "office";
  }

  /** Under which name sales on account stand. */
  public static final String ACCOUNT_PAYER = "account";

  /** ISO 4217's own word for none. */
  private static final String NO_CURRENCY = "XXX";

  VendRequest paidBy(MoneySource decided) {
    return new VendRequest(key, meterNumber, tender, currency, decided, requestedAt);
  }
}
