package prepaid.aws.export;

import java.math.BigDecimal;
import java.util.Currency;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;

/** Money and units as plain decimals; money may be negative, as in a reversal. */
final class Amounts {
  private static final int CHARACTERS_MAX = 20;

  private Amounts() {}

  /**
   * @throws IllegalArgumentException when it is no amount of the currency
   * @throws ArithmeticException when it has more decimals than the currency
   */
  static Money money(String text, Currency currency) {
    BigDecimal minor = decimal(text).movePointRight(currency.getDefaultFractionDigits());
    return new Money(minor.longValueExact(), currency);
  }

  static Units units(String text) {
    return new Units(decimal(text).movePointRight(1).longValueExact());
  }

  private static BigDecimal decimal(String text) {
    if (text.length() > CHARACTERS_MAX) {
      throw new IllegalArgumentException("longer than any amount");
    }
    return new BigDecimal(text);
  }
}
