package prepaid.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Of every class and subclass it is said what it is, or by name that it is none of the standard.
 */
class ReservedTokensTest {
  private static final List<Set<Integer>> KNOWN =
      List.of(
          Set.of(0, 1, 2, 3, 4, 5, 6, 7),
          Set.of(0, 1, 2),
          Set.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10));

  @Test
  void eachIsReadOrRefusedByName() {
    for (int tokenClass = 0; tokenClass < KNOWN.size(); tokenClass++) {
      for (int subclass = 0; subclass < 16; subclass++) {
        // KRN 1 where that stands, zeros elsewhere.
        DecodedToken decoded = decoded(tokenClass, (long) subclass << 44 | 1L << 36);
        if (KNOWN.get(tokenClass).contains(subclass)) {
          assertTrue(!(decoded instanceof DecodedToken.Refused), decoded::toString);
        } else {
          assertNamed(tokenClass, subclass, decoded);
        }
      }
    }
  }

  private static void assertNamed(int tokenClass, int subclass, DecodedToken decoded) {
    DecodedToken.Refused refused = assertInstanceOf(DecodedToken.Refused.class, decoded);
    assertEquals(TokenResult.FUNCTION_ERROR, refused.result());
    assertEquals(tokenClass, refused.tokenClass().orElseThrow());
    assertEquals(subclass, refused.subclass().orElseThrow());
    assertTrue(refused.reason().contains("subclass " + subclass + " is "), refused.reason());
    assertTrue(refused.reason().matches(".*(reserved|proprietary).*"), refused.reason());
  }

  @Test
  void reservedAndProprietaryTestsAreToldApart() {
    assertTrue(reason(1, 5L << 44).contains("test subclass 5 is reserved"));
    assertTrue(reason(1, 6L << 44).contains("test subclass 6 is proprietary"));
    assertTrue(reason(1, 15L << 44).contains("test subclass 15 is proprietary"));
  }

  @Test
  void classThreeIsReservedWhateverItSays() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 100; i++) {
      Token token = Token.of(random.nextInt(4), random.nextLong() | 3L << 27);
      try (TokenCodec codec = TokenCodecTest.codec()) {
        DecodedToken.Refused refused =
            assertInstanceOf(DecodedToken.Refused.class, codec.decode(token));
        assertEquals(TokenResult.FUNCTION_ERROR, refused.result());
        assertEquals(3, refused.tokenClass().orElseThrow());
      }
    }
  }

  private static String reason(int tokenClass, long subclassAndContent) {
    return assertInstanceOf(DecodedToken.Refused.class, decoded(tokenClass, subclassAndContent))
        .reason();
  }

  private static DecodedToken decoded(int tokenClass, long subclassAndContent) {
    try (TokenCodec codec = TokenCodecTest.codec()) {
      return codec.decode(
          switch (tokenClass) {
            case 0 -> credit(subclassAndContent);
            case 1 -> clear(subclassAndContent);
            default -> TokenCodecTest.token(tokenClass, subclassAndContent);
          });
    }
  }

  private static Token credit(long subclassAndContent) {
    long subclass = subclassAndContent >>> 44;
    int crc =
        subclass >= 4 && subclass <= 7
            ? TokenCrc.ofCurrency(subclassAndContent)
            : TokenCrc.of(subclassAndContent);
    return TokenCodecTest.tokenWithCrc(0, subclassAndContent, crc);
  }

  /** Class 1 is transposed as the others and not encrypted. */
  private static Token clear(long subclassAndContent) {
    long block = subclassAndContent << 16 | TokenCrc.of(1L << 48 | subclassAndContent);
    return Token.of((int) (block >>> 27) & 3, (block & ~(3L << 27)) | 1L << 27);
  }
}
