package prepaid.vending.vending;

import java.util.Currency;
import java.util.Optional;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

/** Reads what a person asked to buy, and says in words what is wrong with it. */
final class Tenders {
  /** The currency that the caller named, if any, must be this one. */
  static Answer<Currency> currency(Optional<String> named, Currency currency) {
    return named
        .filter(code -> !code.equals(currency.getCurrencyCode()))
        .map(other ->
            Answer.<Currency>refused(
                RefusalKind.CURRENCY_MISMATCH,
                "currency",
                "This meter is sold to in %s, not in %s.".formatted(currency, shown(other))))
        .orElse(Answer.given(currency));
  }

  /** Reads an amount such as {@code 500.00}. */
  static Answer<Money> amount(String text, Currency currency) {
    return Money.parse(text, currency)
        .map(Tenders::positive)
        .orElseGet(() -> Answer.refused(RefusalKind.AMOUNT_INVALID, "amount", why(text, currency)));
  }

  /** Reads units such as {@code 123.4}. */
  static Answer<Units> units(String text) {
    return Units.parse(text)
        .filter(units -> units.tenths() > 0)
        .map(Answer::given)
        .orElseGet(() ->
            Answer.refused(
                RefusalKind.AMOUNT_INVALID,
                "units",
                text.matches("[0-9]{10,}(\\.[0-9]*)?")
                    ? "No sale is that large: units have at most 9 digits before the point."
                    : "Units are a positive number with at most one decimal, such as \"123.4\"."));
  }

  private static Answer<Money> positive(Money amount) {
    return amount.isZero()
        ? Answer.refused(RefusalKind.AMOUNT_INVALID, "amount", "The amount is zero.")
        : Answer.given(amount);
  }

  private static String why(String text, Currency currency) {
    if (text.startsWith("-")) {
      return "The amount is negative.";
    }
    int point = text.indexOf('.');
    int decimals = currency.getDefaultFractionDigits();
    if (point >= 0 && text.length() - point - 1 > decimals) {
      return "An amount in %s has at most %d decimals.".formatted(currency, decimals);
    }
    if (text.matches("[0-9]{13,}(\\.[0-9]*)?")) {
      return "No sale is that large: an amount has at most 12 digits before the point.";
    }
    return "The amount is a plain decimal number such as \"500.00\".";
  }

  /** A caller's text in an answer: short, and only letters. */
  private static String shown(String currency) {
    return currency.matches("[A-Za-z]{1,3}") ? currency : "another currency";
  }

  private Tenders() {}
}
