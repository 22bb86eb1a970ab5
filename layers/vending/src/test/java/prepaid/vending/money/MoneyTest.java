package prepaid.vending.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Currency;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
  private static final Currency ZAR = Currency.getInstance("ZAR");
  private static final Currency UGX = Currency.getInstance("UGX");
  private static final Currency TND = Currency.getInstance("TND");

  @ParameterizedTest
  @CsvSource({
    "500,50000",
    "500.0,50000",
    "500.00,50000",
    "500.000,50000",
    "0,0",
    "0.01,1",
    "007.5,750",
    "999999999999.99,99999999999999"
  })
  void plainDecimalsAreRead(String text, long minor) {
    assertEquals(Optional.of(new Money(minor, ZAR)), Money.parse(text, ZAR));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-1",
        "+1",
        "1.",
        ".5",
        "1.001",
        "1e3",
        "1E3",
        "1,000",
        "1 000",
        "0x10",
        "NaN",
        "1.2.3",
        "1000000000000",
        "٣",
        "1.00000",
        " 1",
        "1\n"
      })
  void anythingElseIsNotAnAmount(String text) {
    assertEquals(Optional.empty(), Money.parse(text, ZAR));
  }

  @Test
  void decimalsAreTheCurrencysOwn() {
    assertEquals(Optional.of(new Money(500, UGX)), Money.parse("500", UGX));
    assertEquals(Optional.of(new Money(500, UGX)), Money.parse("500.0", UGX));
    assertEquals(Optional.empty(), Money.parse("500.5", UGX));
    assertEquals(Optional.of(new Money(1234, TND)), Money.parse("1.234", TND));
    assertEquals("500", new Money(500, UGX).text());
    assertEquals("1.234", new Money(1234, TND).text());
    assertEquals("-0.01 ZAR", new Money(-1, ZAR).toString());
  }

  @Test
  void textIsReadBack() {
    long seed = 20261124;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 1_000; i++) {
      Money money = new Money(random.nextLong(0, 100_000_000_000_000L), ZAR);
      assertEquals(Optional.of(money), Money.parse(money.text(), ZAR), "seed " + seed);
    }
  }

  @Test
  void sumsAreExact() {
    Money a = new Money(7826, ZAR);
    Money b = new Money(1174, ZAR);
    assertEquals(new Money(9000, ZAR), a.plus(b));
    assertEquals(a, new Money(9000, ZAR).minus(b));
    assertEquals(new Money(-7826, ZAR), a.negated());
    assertTrue(a.compareTo(b) > 0);
    assertTrue(Money.zero(ZAR).isZero());
    assertFalse(a.isNegative());
    assertTrue(a.negated().isNegative());
  }

  @Test
  void twoCurrenciesDoNotMix() {
    Money rand = new Money(1, ZAR);
    Money shilling = new Money(1, UGX);
    assertThrows(IllegalArgumentException.class, () -> rand.plus(shilling));
    assertThrows(IllegalArgumentException.class, () -> rand.minus(shilling));
    assertThrows(IllegalArgumentException.class, () -> rand.compareTo(shilling));
  }

  @Test
  void amountsAreBounded() {
    assertEquals(Money.MINOR_MAX, new Money(Money.MINOR_MAX, ZAR).minor());
    assertThrows(IllegalArgumentException.class, () -> new Money(Money.MINOR_MAX + 1, ZAR));
    assertThrows(IllegalArgumentException.class, () -> new Money(-Money.MINOR_MAX - 1, ZAR));
    assertThrows(IllegalArgumentException.class, () -> new Money(Long.MIN_VALUE, ZAR));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Money(Money.MINOR_MAX, ZAR).plus(new Money(1, ZAR)));
  }
}
