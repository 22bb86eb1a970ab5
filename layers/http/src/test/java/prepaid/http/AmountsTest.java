package prepaid.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

final class AmountsTest {
  private static final Currency ZAR = Currency.getInstance("ZAR");

  @ParameterizedTest
  @CsvSource({
    "500.00, 50000",
    "500, 50000",
    "0.01, 1",
    "0.1, 10",
    "999999999999.99, 99999999999999"
  })
  void readsAmounts(String text, long minor) {
    assertEquals(Answer.given(new Money(minor, ZAR)), Amounts.above(ZAR).read(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "500.005|ZAR has at most 2 decimals; this has 3",
        "500.000|ZAR has at most 2 decimals; this has 3",
        "-5.00|must not be negative",
        "0|above zero",
        "0.00|above zero",
        "1,000.00|point",
        "500,00|point",
        "5e2|digits",
        "+5|digits",
        "' 5'|digits",
        "''|digits",
        ".5|digits",
        "5.|digits",
        "٥|digits",
        "R500|digits",
        "1000000000000|more than 12 digits"
      })
  void refusesEachMistakeInItsOwnWords(String text, String words) {
    Refusal refusal =
        assertInstanceOf(Answer.Refused.class, Amounts.above(ZAR).read(text)).refusal();
    assertEquals(RefusalKind.AMOUNT_INVALID, refusal.kind());
    assertTrue(refusal.detail().contains(words), refusal.detail());
  }

  @Test
  void aCurrencyWithoutDecimalsTakesNone() {
    Currency jpy = Currency.getInstance("JPY");
    assertEquals(Answer.given(new Money(500, jpy)), Amounts.above(jpy).read("500"));
    Refusal refusal =
        assertInstanceOf(Answer.Refused.class, Amounts.above(jpy).read("500.0")).refusal();
    assertTrue(refusal.detail().contains("JPY has no decimals"), refusal.detail());
  }

  @Test
  void unitsHaveOneDecimal() {
    assertEquals(Answer.given(new Units(1234)), Amounts.units().read("123.4"));
    assertEquals(Answer.given(new Units(0)), Amounts.units().read("0"));
    assertInstanceOf(Answer.Refused.class, Amounts.units().read("1.25"));
    assertInstanceOf(Answer.Refused.class, Amounts.units().read("-1"));
    assertInstanceOf(Answer.Refused.class, Amounts.units().read("1000000000"));
    assertInstanceOf(Answer.Refused.class, Amounts.unitsAbove().read("0.0"));
    assertEquals(Answer.given(new Units(1)), Amounts.unitsAbove().read("0.1"));
  }
}
