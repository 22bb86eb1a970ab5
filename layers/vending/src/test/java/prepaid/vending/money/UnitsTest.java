package prepaid.vending.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {
  @ParameterizedTest
  @CsvSource({"123.4,1234", "123,1230", "0.1,1", "0,0", "007.5,75", "999999999.9,9999999999"})
  void tenthsAreRead(String text, long tenths) {
    assertEquals(Optional.of(new Units(tenths)), Units.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "+1", "1.", ".5", "1.25", "1.00", "1e3", "1,5", "1234567890"})
  void anythingElseIsNotAQuantity(String text) {
    assertEquals(Optional.empty(), Units.parse(text));
  }

  @Test
  void theTextHasOneDecimal() {
    assertEquals("123.4", new Units(1234).text());
    assertEquals("123.0", new Units(1230).toString());
    assertEquals("0.0", Units.ZERO.text());
  }

  @Test
  void unitsAddUpAndAreNeverNegative() {
    assertEquals(new Units(217), new Units(129).plus(new Units(88)));
    assertTrue(new Units(1).compareTo(Units.ZERO) > 0);
    assertThrows(IllegalArgumentException.class, () -> new Units(-1));
    assertThrows(ArithmeticException.class, () -> new Units(Long.MAX_VALUE).plus(new Units(1)));
  }
}
