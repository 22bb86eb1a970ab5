package prepaid.vending.money;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/**
 * An amount in integer minor units of its currency.
 *
 * @param minor minor units, may be negative; |minor| is at most 10^15
 * @param currency ISO 4217
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {
  /** Largest amount, in minor units of its currency. */
  public static final long MINOR_MAX = 1_000_000_000_000_000L;

  public Money {
    if (minor > MINOR_MAX || minor < -MINOR_MAX) {
      throw new IllegalArgumentException("amount beyond 10^15 minor units");
    }
  }

  public static Money zero(Currency currency) {
    return new Money(0, currency);
  }

  /**
   * Reads a plain decimal such as {@code 500}, {@code 500.0} or {@code 500.00}: digits, at most one
   * point, no sign, no exponent, no grouping, and no more decimals than the currency has.
   *
   * @return empty when the text is anything else
   */
  public static Optional<Money> parse(String text, Currency currency) {
    if (!text.matches("[0-9]{1,12}(\\.[0-9]{1,4})?")) {
      return Optional.empty();
    }
    BigDecimal shifted = new BigDecimal(text).movePointRight(currency.getDefaultFractionDigits());
    if (shifted.stripTrailingZeros().scale() > 0) {
      return Optional.empty();
    }
    return Optional.of(new Money(shifted.longValueExact(), currency));
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(minor, same(other).minor), currency);
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(minor, same(other).minor), currency);
  }

  public Money negated() {
    return new Money(-minor, currency);
  }

  public boolean isZero() {
    return minor == 0;
  }

  public boolean isNegative() {
    return minor < 0;
  }

  /** The plain decimal with all the currency's decimals, such as {@code 500.00}. */
  public String text() {
    return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()).toPlainString();
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(minor, same(other).minor);
  }

  @Override
  public String toString() {
    return text() + " " + currency;
  }

  private Money same(Money other) {
    if (!other.currency.equals(currency)) {
      throw new IllegalArgumentException("two currencies: " + currency + ", " + other.currency);
    }
    return other;
  }
}
