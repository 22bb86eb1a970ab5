package prepaid.partnervend.electrum;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import prepaid.http.JsonObject;
import prepaid.vending.money.Money;

/**
 * Money as the interface writes it: minor units, and the currency's number instead of its letters.
 *
 * @param currency ISO 4217, three digits
 */
record Amount(long minor, String currency) {
  /** Currencies that are in use, by their numbers; of two with one number, either. */
  private static final Map<String, Currency> BY_NUMBER =
      Currency.getAvailableCurrencies().stream()
          .filter(one -> one.getDefaultFractionDigits() >= 0)
          .collect(
              Collectors.toMap(
                  Currency::getNumericCodeAsString, one -> one, (a, b) -> newer(a, b)));

  static Amount read(Message message) {
    return new Amount(message.integer("amount"), message.text("currency", "[0-9]{3}"));
  }

  /** Three letters; the number itself when nobody has it, which no meter is sold in. */
  String letters() {
    Currency known = BY_NUMBER.get(currency);
    return known == null ? currency : known.getCurrencyCode();
  }

  /** So much in this currency; empty when nobody has its number. */
  Optional<Money> money(long otherMinor) {
    return Optional.ofNullable(BY_NUMBER.get(currency)).map(known -> new Money(otherMinor, known));
  }

  /** As a plain decimal, such as {@code 150.00}. */
  String decimal() {
    Currency known = BY_NUMBER.get(currency);
    int digits = known == null ? 2 : known.getDefaultFractionDigits();
    return BigDecimal.valueOf(minor, digits).toPlainString();
  }

  static JsonObject of(Money money) {
    return of(money.minor(), money.currency());
  }

  static JsonObject of(long minor, Currency currency) {
    return new JsonObject().put("amount", minor).put("currency", currency.getNumericCodeAsString());
  }

  /** Of two that share a number, the one whose letters are an everyday code. */
  private static Currency newer(Currency a, Currency b) {
    return a.getCurrencyCode().compareTo(b.getCurrencyCode()) <= 0 ? a : b;
  }
}
