package prepaid.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import prepaid.sts.Vectors.Vector;

class TokenCodecTest {
  @Test
  void everyCreditVectorIsMadeAndRead() {
    for (Vector vector : Vectors.load("credit_tokens", 320)) {
      try (TokenCodec codec = vector.codec()) {
        CreditToken credit = credit(vector);
        Token token = codec.encode(credit);
        assertEquals(vector.text("token"), token.digits(), vector::toString);
        assertEquals(new DecodedToken.Credit(credit), codec.decode(token), vector::toString);
        assertEquals(amount(vector), amount(credit), vector::toString);
      }
    }
  }

  static CreditToken credit(Vector vector) {
    CreditService service = CreditService.ofSubclass(vector.integer("subclass")).orElseThrow();
    TokenIdentifier tid = new TokenIdentifier(vector.integer("tid"));
    return service.isCurrency()
        ? CreditToken.currency(service, tid, new BigInteger(vector.text("unit1e5")))
        : CreditToken.units(service, vector.integer("rnd"), tid, vector.integer("tenths"));
  }

  private static String amount(Vector vector) {
    String name = vector.has("decodedTenths") ? "decodedTenths" : "decodedUnit1e5";
    return vector.value(name).toString();
  }

  private static String amount(CreditToken credit) {
    return switch (credit) {
      case UnitsCredit units -> Long.toString(units.tenths());
      case CurrencyCredit currency -> currency.unit1e5().toString();
    };
  }

  @Test
  void everyRefusalVectorGetsTheMetersResult() {
    for (Vector vector : Vectors.load("decode_refusals", 88)) {
      try (TokenCodec codec = vector.codec()) {
        DecodedToken decoded = codec.decode(vector.text("token"));
        DecodedToken.Refused refused =
            assertInstanceOf(DecodedToken.Refused.class, decoded, vector::toString);
        assertEquals(vector.text("result"), refused.result().standardName(), vector::toString);
      }
    }
  }

  @Test
  void codesOfTheResults() {
    assertEquals(6, TokenResult.FORMAT_ERROR.code());
    assertEquals(8, TokenResult.FUNCTION_ERROR.code());
    assertEquals(13, TokenResult.CRC_ERROR.code());
  }

  @Test
  void whatIsMadeIsReadBackUnderRandomKeys() {
    long seed = 62_055;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 5_000; i++) {
      CreditToken credit = randomCredit(random);
      try (TokenCodec codec = randomCodec(random)) {
        assertEquals(
            new DecodedToken.Credit(credit), codec.decode(codec.encode(credit)), "seed " + seed);
      }
    }
  }

  /** A 16-bit check lets one changed token in 65 536 through; this many changes allow for one. */
  @Test
  void everySingleChangedDigitIsRefused() {
    long seed = 41;
    SplittableRandom random = new SplittableRandom(seed);
    int accepted = 0;
    for (int i = 0; i < 100; i++) {
      try (TokenCodec codec = randomCodec(random)) {
        accepted += acceptedChanges(codec, codec.encode(randomCredit(random)).digits());
      }
    }
    assertTrue(accepted <= 1, accepted + " of 18 000 changes were taken, seed " + seed);
  }

  private static int acceptedChanges(TokenCodec codec, String digits) {
    int accepted = 0;
    for (int i = 0; i < digits.length(); i++) {
      for (char digit = '0'; digit <= '9'; digit++) {
        String typed = digits.substring(0, i) + digit + digits.substring(i + 1);
        boolean taken = codec.decode(typed) instanceof DecodedToken.Credit;
        accepted += taken && !typed.equals(digits) ? 1 : 0;
      }
    }
    return accepted;
  }

  @Test
  void anotherMetersTokenFailsTheCheck() {
    SplittableRandom random = new SplittableRandom(3);
    try (TokenCodec codec = randomCodec(random);
        TokenCodec other = randomCodec(random)) {
      DecodedToken decoded = other.decode(codec.encode(randomCredit(random)));
      DecodedToken.Refused refused = assertInstanceOf(DecodedToken.Refused.class, decoded);
      assertEquals(TokenResult.CRC_ERROR, refused.result());
    }
  }

  @Test
  void reservedCreditSubclassesAreRefusedByName() {
    for (int subclass = 8; subclass <= 15; subclass++) {
      try (TokenCodec codec = codec()) {
        DecodedToken decoded = codec.decode(token(0, (long) subclass << 44 | 0x1234));
        assertEquals(
            new DecodedToken.Refused(
                TokenResult.FUNCTION_ERROR,
                OptionalInt.of(0),
                OptionalInt.of(subclass),
                "credit subclass " + subclass + " is reserved"),
            decoded);
      }
    }
  }

  @Test
  void whatNeedsNoKeyIsReadWithoutOne() {
    // Test 0 of a meter with a 2-digit manufacturer code: one token for every meter there is.
    DecodedToken every =
        new DecodedToken.TestDisplay(
            TestDisplayToken.Tests.every(TestDisplayToken.Layout.TWO_DIGIT_CODE));
    assertEquals(Optional.of(every), TokenCodec.decodeWithoutKey("5649 3153 7254 5031 3471"));
    assertEquals(TokenResult.CRC_ERROR, resultWithoutKey("5649 3153 7254 5031 3472"));
    assertEquals(TokenResult.FORMAT_ERROR, resultWithoutKey("1234"));
    assertEquals(TokenResult.FUNCTION_ERROR, resultWithoutKey(Token.of(0, 3L << 27).digits()));
    assertEquals(Optional.empty(), TokenCodec.decodeWithoutKey(token(0, 0).digits()));
    assertEquals(Optional.empty(), TokenCodec.decodeWithoutKey(token(2, 0).digits()));
    try (TokenCodec codec = codec()) {
      assertEquals(every, codec.decode("5649 3153 7254 5031 3471"));
    }
  }

  private static TokenResult resultWithoutKey(String digits) {
    DecodedToken decoded = TokenCodec.decodeWithoutKey(digits).orElseThrow();
    return assertInstanceOf(DecodedToken.Refused.class, decoded).result();
  }

  @Test
  void aClosedCodecMakesNoTokens() {
    for (EncryptionAlgorithm ea : List.of(EncryptionAlgorithm.EA07, EncryptionAlgorithm.EA11)) {
      try (DecoderKey key = DecoderKey.of(new byte[ea.keyLengthBytes()])) {
        TokenCodec codec = TokenCodec.of(key, ea, StaTables.sample());
        CreditToken credit =
            CreditToken.units(CreditService.ELECTRICITY, 1, new TokenIdentifier(9), 500);
        Token token = codec.encode(credit);
        codec.close();
        assertThrows(IllegalStateException.class, () -> codec.encode(credit));
        assertThrows(IllegalStateException.class, () -> codec.decode(token));
      }
    }
  }

  /** A token whose 50 bits and check are right, whatever they say, under the key of zeros. */
  static Token token(int tokenClass, long subclassAndContent) {
    long fiftyBits = (long) tokenClass << 48 | subclassAndContent;
    return tokenWithCrc(tokenClass, subclassAndContent, TokenCrc.of(fiftyBits));
  }

  static Token tokenWithCrc(int tokenClass, long subclassAndContent, int crc) {
    try (DecoderKey key = DecoderKey.of(new byte[16]);
        BlockCipher cipher = BlockCipher.of(key, EncryptionAlgorithm.EA11, StaTables.sample())) {
      long block = cipher.encrypt(subclassAndContent << 16 | crc);
      long withClass = (block & ~(3L << 27)) | (long) tokenClass << 27;
      return Token.of((int) (block >>> 27) & 3, withClass);
    }
  }

  static TokenCodec codec() {
    try (DecoderKey key = DecoderKey.of(new byte[16])) {
      return TokenCodec.of(key, EncryptionAlgorithm.EA11, StaTables.sample());
    }
  }

  static TokenCodec randomCodec(SplittableRandom random) {
    EncryptionAlgorithm ea =
        random.nextBoolean() ? EncryptionAlgorithm.EA07 : EncryptionAlgorithm.EA11;
    byte[] bytes = new byte[ea.keyLengthBytes()];
    random.nextBytes(bytes);
    try (DecoderKey key = DecoderKey.of(bytes)) {
      return TokenCodec.of(key, ea, StaTables.sample());
    }
  }

  private static CreditToken randomCredit(SplittableRandom random) {
    CreditService service = CreditService.ofSubclass(random.nextInt(8)).orElseThrow();
    TokenIdentifier tid = new TokenIdentifier(random.nextInt(TokenIdentifier.MAX_MINUTES + 1));
    return service.isCurrency()
        ? new CurrencyCredit(service, tid, random.nextInt(0x10_0000))
        : new UnitsCredit(service, random.nextInt(16), tid, random.nextInt(0x1_0000));
  }
}
