package prepaid.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TokenTest {
  private static final String DIGITS = "01234567890123456789";

  @Test
  void sixtySixBitsAndTwentyDigitsLeadToEachOther() {
    long seed = 66;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 50_000; i++) {
      assertRoundTrip(random.nextInt(4), random.nextLong());
      assertRoundTrip(0, random.nextLong() >>> random.nextInt(64));
    }
    assertRoundTrip(0, 0);
    assertRoundTrip(3, -1);
    assertRoundTrip(1, 0);
    assertRoundTrip(0, -1);
  }

  private static void assertRoundTrip(int high, long low) {
    BigInteger value =
        BigInteger.valueOf(high).shiftLeft(64).add(new BigInteger(Long.toUnsignedString(low)));
    Token token = Token.of(high, low);
    assertEquals(String.format(Locale.ROOT, "%020d", value), token.digits());
    assertEquals(high, token.high());
    assertEquals(low, token.low());
    assertEquals(token, new Token(token.digits()));
    assertEquals(token.hashCode(), new Token(token.digits()).hashCode());
  }

  @Test
  void tokensDifferWhenOneBitDoes() {
    Token token = Token.of(2, 5);
    for (Object other : List.of(Token.of(2, 4), Token.of(3, 5), token.digits())) {
      assertNotEquals(token, other);
      assertNotEquals(token.hashCode(), other.hashCode());
    }
  }

  @Test
  void spacesAndDashesDoNotCount() {
    Token token = new Token(DIGITS);
    assertEquals("0123 4567 8901 2345 6789", token.grouped());
    assertEquals(Optional.of(token), Token.parse(token.grouped()));
    assertEquals(Optional.of(token), Token.parse("0123-4567-8901-2345-6789"));
  }

  @Test
  void whatIsNoTokenIsRefusedInWords() {
    assertTrue(Token.refusal("").orElseThrow().contains("20 digits; this one has 0"));
    assertTrue(Token.refusal(DIGITS + "0").orElseThrow().contains("has 21"));
    assertTrue(Token.refusal("0123456789012345678x").orElseThrow().contains("0 to 9"));
    assertTrue(Token.refusal("73786976294838206464").orElseThrow().contains("large"));
    assertTrue(Token.refusal("99999999999999999999").orElseThrow().contains("large"));
    assertEquals(Optional.empty(), Token.refusal("73786976294838206463"));
    assertEquals(Optional.empty(), Token.parse("full-width １２３"));
  }

  @Test
  void theConstructorTakesNothingButDigitsAndRepeatsNothing() {
    for (String wrong : new String[] {"0123 4567 8901 2345 6789", "1234", DIGITS + "0"}) {
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> new Token(wrong));
      assertFalse(String.valueOf(e.getMessage()).contains(wrong));
    }
  }
}
