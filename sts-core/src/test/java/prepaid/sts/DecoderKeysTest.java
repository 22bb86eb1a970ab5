package prepaid.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import prepaid.sts.Vectors.Vector;

class DecoderKeysTest {
  @Test
  void everyVector() {
    for (Vector vector : Vectors.load("decoder_keys", 240)) {
      DecoderKeyParameters parameters =
          new DecoderKeyParameters(
              DecoderKeyAlgorithm.ofCode(vector.integer("dkga")).orElseThrow(),
              vector.ea(),
              BaseDate.ofYear(vector.has("baseDate") ? number(vector, "baseDate") : 1993)
                  .orElseThrow(),
              new MeterPan(vector.text("meterPan")),
              KeyType.ofDigit(vector.integer("kt")).orElseThrow(),
              vector.text("sgc"),
              vector.text("ti"),
              vector.integer("krn"));
      assertEquals(
          vector.text("decoderKey"),
          derived(vector.text("vendingKey"), parameters),
          vector::toString);
    }
  }

  private static int number(Vector vector, String name) {
    return Integer.parseInt(vector.value(name).toString());
  }

  @Test
  void theWorkedKeysOfTheStandardsExamples() {
    assertEquals("e653341f9d5bf36f", derived("abababababababab", parameters("123456")));
    assertEquals(
        "f94b6ed353c3bfdb113e2d3a7ea3c41d",
        derived("abababababababab949494949494949401234567", longParameters()));
  }

  /** The formula written out with the JDK's DES: the meter's data is the key, the key the block. */
  @Test
  void theFirstDerivationEncryptsTheVendingKeyUnderTheMetersData() throws GeneralSecurityException {
    DecoderKeyParameters legacy =
        new DecoderKeyParameters(
            DecoderKeyAlgorithm.DKGA01,
            EncryptionAlgorithm.EA07,
            BaseDate.BASE_1993,
            MeterPan.of(new Drn("01000000008")),
            KeyType.DUTK,
            "123456",
            "01",
            1);
    long vendingKey = 0xabab_abab_abab_ababL;
    long data = 0x0072_7010_0000_0008L ^ 0x2123_4560_11ff_ffffL;
    byte[] dataKey = ByteBuffer.allocate(8).putLong(data).array();
    long expected = DeaTest.encryptedByTheJdk(dataKey, vendingKey) ^ vendingKey;
    assertEquals(HexFormat.of().toHexDigits(expected), derived("abababababababab", legacy));
  }

  /** One key for all meters of a group: with KT 3 the meter number does not enter a DKGA02 key. */
  @Test
  void theCommonKeyIsTheSameForEveryMeter() {
    assertEquals(
        derived("abababababababab", common("08877456726")),
        derived("abababababababab", common("19160102984")));
  }

  private static DecoderKeyParameters common(String drn) {
    return new DecoderKeyParameters(
        DecoderKeyAlgorithm.DKGA02,
        EncryptionAlgorithm.EA07,
        BaseDate.BASE_1993,
        MeterPan.of(new Drn(drn)),
        KeyType.DCTK,
        "123456",
        "01",
        1);
  }

  @Test
  void aVendingKeyOfTheOtherAlgorithmIsRefused() {
    try (VendingKey longKey = VendingKey.of(new byte[20])) {
      assertThrows(
          IllegalArgumentException.class, () -> DecoderKeys.derive(longKey, parameters("123456")));
    }
  }

  static DecoderKeyParameters parameters(String sgc) {
    return new DecoderKeyParameters(
        DecoderKeyAlgorithm.DKGA02,
        EncryptionAlgorithm.EA07,
        BaseDate.BASE_1993,
        new MeterPan("600727000000000009"),
        KeyType.DUTK,
        sgc,
        "01",
        1);
  }

  static DecoderKeyParameters longParameters() {
    return new DecoderKeyParameters(
        DecoderKeyAlgorithm.DKGA04,
        EncryptionAlgorithm.EA11,
        BaseDate.BASE_1993,
        new MeterPan("600727000000000009"),
        KeyType.DUTK,
        "123457",
        "01",
        1);
  }

  static String derived(String vendingKeyHex, DecoderKeyParameters parameters) {
    try (VendingKey vendingKey = VendingKey.of(HexFormat.of().parseHex(vendingKeyHex));
        DecoderKey key = DecoderKeys.derive(vendingKey, parameters)) {
      return HexFormat.of().formatHex(key.expose(KeyMaterialAccess.granted()));
    }
  }
}
