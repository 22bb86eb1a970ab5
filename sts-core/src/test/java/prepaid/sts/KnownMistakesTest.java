package prepaid.sts;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The mistakes that public implementations of the standard make. Each test makes the mistake on a
 * known value, shows that it would come out different, and that this library does not make it.
 */
class KnownMistakesTest {
  private static final byte[] WORKED = HexFormat.of().parseHex("0005c02a552710");
  private static final String LONG_KEY = "abababababababab949494949494949401234567";

  @Test
  void theCrcOfAnotherPolynomial() {
    assertEquals(0x1970, TokenCrc.of(WORKED));
    assertNotEquals(0x1970, crcCcitt(WORKED));
    assertNotEquals(0x1970, Short.toUnsignedInt(Short.reverseBytes((short) crcCcitt(WORKED))));
  }

  private static int crcCcitt(byte[] bytes) {
    int crc = 0xffff;
    for (byte b : bytes) {
      crc ^= (b & 0xff) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ 0x1021;
      }
    }
    return crc & 0xffff;
  }

  @Test
  void theCrcWithItsBytesNotSwapped() {
    assertNotEquals(0x7019, TokenCrc.of(WORKED));
  }

  @Test
  void theCurrencyCheckForgotten() {
    CurrencyCredit credit =
        CreditToken.currency(
            CreditService.ELECTRICITY_CURRENCY,
            new TokenIdentifier(1000),
            BigInteger.valueOf(100_000));
    long bits = (long) credit.service().subclass() << 44 | credit.content();
    Token forgotten = TokenCodecTest.tokenWithCrc(0, bits, TokenCrc.of(bits));
    Token right = TokenCodecTest.tokenWithCrc(0, bits, TokenCrc.ofCurrency(bits));
    try (TokenCodec codec = TokenCodecTest.codec()) {
      assertEquals(right, codec.encode(credit));
      DecodedToken decoded = codec.decode(forgotten);
      assertEquals(
          TokenResult.CRC_ERROR, assertInstanceOf(DecodedToken.Refused.class, decoded).result());
    }
  }

  @Test
  void theLongDerivationWithoutItsCountBytes() {
    String right = DecoderKeysTest.derived(LONG_KEY, DecoderKeysTest.longParameters());
    assertEquals(right, derivedFromBlock(true));
    assertNotEquals(right, derivedFromBlock(false));
  }

  /** The block written out literally, apart from the library's own code. */
  private static String derivedFromBlock(boolean withCounts) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    if (withCounts) {
      block.write(4);
    }
    block.writeBytes("\u000204\u000293\u000211\u000201\0".getBytes(US_ASCII));
    if (withCounts) {
      block.write(4);
    }
    block.writeBytes("\u0006123457\u00012\u00011\u0012600727000000000009".getBytes(US_ASCII));
    block.writeBytes(new byte[] {0, 0, 0, (byte) 128});
    byte[] mac = HmacSha256.of(HexFormat.of().parseHex(LONG_KEY)).code(block.toByteArray());
    return HexFormat.of().formatHex(Arrays.copyOf(mac, 16));
  }

  @Test
  void keysPrintedInReverse() {
    String derived =
        DecoderKeysTest.derived("abababababababab", DecoderKeysTest.parameters("123456"));
    assertEquals("e653341f9d5bf36f", derived);
    assertNotEquals("6ff35b9d1f3453e6", derived);
  }

  @Test
  void amountsTruncatedOrRoundedToNearest() {
    // 16 385 lies between 16 384 and 16 394: truncating and rounding both cheat the customer.
    assertEquals(16_394, UnitsAmount.decoded(UnitsAmount.field(16_385)));
    assertEquals(0x8000, UnitsAmount.field(180_223));
    assertEquals(0xc000, UnitsAmount.field(1_818_623));
  }

  @Test
  void amountsAsFloatingPoint() {
    BigInteger asked = BigInteger.TEN.pow(30);
    BigInteger decoded = CurrencyAmount.decoded(CurrencyAmount.field(asked));
    assertEquals(new BigInteger("1000044444444444444444444442624"), decoded);
  }

  @Test
  void negativeMoneyRoundedToTheLargerMagnitude() {
    int field = CurrencyAmount.field(BigInteger.valueOf(-100_000));
    assertEquals(BigInteger.valueOf(-99_994), CurrencyAmount.decoded(field));
  }

  @Test
  void keyExpiryAsAProduct() {
    TokenIdentifier tid = new TokenIdentifier(5 << 16);
    assertTrue(tid.minutes() > 5 * 65_535, "the mistake calls this key expired");
    assertFalse(tid.expiredUnder(5));
  }

  @Test
  void theReservedMinuteNotSkipped() {
    Instant reserved = Instant.parse("2026-11-24T00:01:00Z");
    TokenIdentifier tid = TokenIdentifier.at(BaseDate.BASE_2014, reserved).orElseThrow();
    assertEquals(2, tid.minutes() % 1440);
  }

  @Test
  void theTariffIndexInBinaryInTheControlBlock() {
    // 99 is 0x99 in the block, where binary would be 0x63: then TI 99 and TI 63 would share a key.
    DecoderKeyParameters p = DecoderKeysTest.parameters("123456");
    assertNotEquals(
        DecoderKeysTest.derived("abababababababab", withTariffIndex(p, "99")),
        DecoderKeysTest.derived("abababababababab", withTariffIndex(p, "63")));
  }

  private static DecoderKeyParameters withTariffIndex(DecoderKeyParameters p, String ti) {
    return new DecoderKeyParameters(
        p.dkga(),
        p.ea(),
        p.baseDate(),
        p.meterPan(),
        p.keyType(),
        p.supplyGroupCode(),
        ti,
        p.keyRevision());
  }

  @Test
  void theTariffIndexAsBcdInTheKeyChangeToken() {
    KeySection second = KeyChangeSet.of(key(8), KeyChangeSetTest.ATTRIBUTES).sections().get(1);
    assertEquals(0x63, second.content() >>> 32 & 0xff);
    assertNotEquals(0x99, second.content() >>> 32 & 0xff);
  }

  /** Third carries bytes 4 to 7 and fourth bytes 8 to 11, though the second has the last ones. */
  @Test
  void theMiddleWordsOfALongKeySwapped() {
    List<KeySection> four = KeyChangeSet.of(key(16), KeyChangeSetTest.ATTRIBUTES).sections();
    assertEquals(0x4455_6677L, four.get(2).content() & 0xffff_ffffL);
    assertEquals(0x8899_aabbL, four.get(3).content() & 0xffff_ffffL);
    KeySection.Third third = (KeySection.Third) four.get(2);
    KeySection.Fourth fourth = (KeySection.Fourth) four.get(3);
    DecoderKey swapped =
        ReceivedKey.of(
                List.of(
                    four.get(0),
                    four.get(1),
                    new KeySection.Third(third.sgcLow(), fourth.keyWord()),
                    new KeySection.Fourth(fourth.sgcHigh(), third.keyWord())))
            .key();
    assertNotEquals(key(16), swapped);
  }

  @Test
  void theBitOfThreeTokensForgottenOrSetForLongKeys() {
    long bit = 1L << 34;
    DecoderKey key = key(8);
    assertEquals(bit, content(KeyChangeSet.ofThree(key, KeyChangeSetTest.ATTRIBUTES)) & bit);
    assertEquals(0, content(KeyChangeSet.of(key, KeyChangeSetTest.ATTRIBUTES)) & bit);
    assertEquals(0, content(KeyChangeSet.of(key(16), KeyChangeSetTest.ATTRIBUTES)) & bit);
  }

  private static long content(KeyChangeSet set) {
    return set.sections().get(0).content();
  }

  /** The sample tables are inverses of each other: swapping them in decryption stays unseen. */
  @Test
  void tablesSwappedInDecryption() {
    int[] upwards = IntStream.range(0, 16).map(i -> i + 1 & 15).toArray();
    int[] other = IntStream.range(0, 16).map(i -> i * 5 & 15).toArray();
    int[] permutation = IntStream.range(0, 64).map(i -> i * 5 & 63).toArray();
    StaTables right = StaTables.of("right", upwards, other, permutation);
    StaTables swapped = StaTables.of("swapped", other, upwards, permutation);
    try (DecoderKey key = key(8);
        BlockCipher encrypts = BlockCipher.of(key, EncryptionAlgorithm.EA07, right);
        BlockCipher mistaken = BlockCipher.of(key, EncryptionAlgorithm.EA07, swapped)) {
      long block = 0x0123_4567_89ab_cdefL;
      assertEquals(block, encrypts.decrypt(encrypts.encrypt(block)));
      assertNotEquals(block, mistaken.decrypt(encrypts.encrypt(block)));
    }
  }

  private static DecoderKey key(int length) {
    return KeyChangeSetTest.key(length);
  }
}
