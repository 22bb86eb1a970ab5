package prepaid.http;

import java.util.Currency;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

/** Reads money and units from decimal texts; each mistake has words of its own. */
public final class Amounts {
  private static final int WHOLE_DIGITS_MAX = 12;
  private static final int UNITS_DIGITS_MAX = 9;

  private Amounts() {}

  /** An amount above zero in that currency. */
  public static Shape<Money> above(Currency currency) {
    return text -> positive(text, currency);
  }

  /** Units above zero, with at most one decimal. */
  public static Shape<Units> unitsAbove() {
    return text ->
        units()
            .read(text)
            .then(u -> u.tenths() > 0 ? Answer.given(u) : refused("Units must be above zero."));
  }

  /** Units of zero or more, with at most one decimal. */
  public static Shape<Units> units() {
    return text ->
        form(text, "Units have", 1, UNITS_DIGITS_MAX)
            .then(plain -> Units.parse(plain).map(Answer::given).orElseGet(() -> unreadable(text)));
  }

  /**
   * A decimal of zero or more: digits, at most one point, no sign, exponent or grouping.
   *
   * @param subject for the sentence about decimals, such as {@code ZAR has}
   */
  public static Answer<String> form(
      String text, String subject, int decimalsMax, int wholeDigitsMax) {
    if (text.startsWith("-")) {
      return refused("This must not be negative.");
    }
    if (!text.matches("[0-9]+(\\.[0-9]+)?")) {
      return unreadable(text);
    }
    int point = text.indexOf('.');
    int decimals = point < 0 ? 0 : text.length() - point - 1;
    if (decimals > decimalsMax) {
      return refused(
          "%s %s; this has %d."
              .formatted(
                  subject, decimalsMax == 0 ? "no decimals" : atMost(decimalsMax), decimals));
    }
    int whole = text.length() - (point < 0 ? 0 : decimals + 1);
    return whole > wholeDigitsMax
        ? refused("This has more than %d digits before the point.".formatted(wholeDigitsMax))
        : Answer.given(text);
  }

  private static Answer<Money> positive(String text, Currency currency) {
    String subject = currency.getCurrencyCode() + " has";
    return form(text, subject, currency.getDefaultFractionDigits(), WHOLE_DIGITS_MAX)
        .then(plain ->
            Money.parse(plain, currency).map(Answer::given).orElseGet(() -> unreadable(plain)))
        .then(money ->
            money.isZero() ? refused("An amount must be above zero.") : Answer.given(money));
  }

  private static String atMost(int decimals) {
    return "at most " + decimals + (decimals == 1 ? " decimal" : " decimals");
  }

  private static <T> Answer<T> unreadable(String text) {
    String hint =
        text.contains(",")
            ? " Decimals follow a point, and thousands are not set apart."
            : " It consists of digits and at most one point.";
    return refused("This is not a decimal such as 500.00." + hint);
  }

  private static <T> Answer<T> refused(String detail) {
    return Answer.refused(RefusalKind.AMOUNT_INVALID, detail);
  }
}
