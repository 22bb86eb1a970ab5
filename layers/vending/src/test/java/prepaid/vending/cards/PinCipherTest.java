package prepaid.vending.cards;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PinCipherTest {
  private static final byte[] NIST_KEY =
      HexFormat.of().parseHex("2b7e151628aed2a6abf7158809cf4f3c");

  /** The samples that NIST publishes with SP 800-38G. */
  @Test
  void theLiteralFormMakesTheSamplesOfTheStandard() {
    assertEquals("2433477484", LiteralFf1.encrypt(NIST_KEY, new byte[0], "0123456789"));
    byte[] tweak = HexFormat.of().parseHex("39383736353433323130");
    assertEquals("6124200773", LiteralFf1.encrypt(NIST_KEY, tweak, "0123456789"));
    byte[] long256 =
        HexFormat.of().parseHex("2b7e151628aed2a6abf7158809cf4f3cef4359d8d580aa4f7f036d6f04fc6a94");
    assertEquals("6657667009", LiteralFf1.encrypt(long256, new byte[0], "0123456789"));
  }

  @Test
  void pinsAreWhatTheLiteralFormMakes() {
    long seed = 1;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 500; i++) {
      byte[] key = new byte[CardKey.BYTES];
      random.nextBytes(key);
      byte[] tweak = new byte[random.nextInt(20)];
      random.nextBytes(tweak);
      long serial = random.nextLong(1, Serial.MAX + 1);
      assertEquals(
          LiteralFf1.encrypt(key, tweak, "%016d".formatted(serial)),
          pin(new PinCipher(key, tweak), serial),
          "seed " + seed + ", case " + i);
    }
  }

  @Test
  void aPinLeadsBackToItsSerialAndNoOther() {
    PinCipher cipher = new PinCipher(NIST_KEY);
    Set<String> pins = new HashSet<>();
    for (long serial = 1; serial <= 20_000; serial++) {
      String pin = pin(cipher, serial);
      assertTrue(PinCipher.isPin(pin) && pins.add(pin), pin);
      assertEquals(serial, cipher.serial(pin));
    }
  }

  private static String pin(PinCipher cipher, long serial) {
    byte[] digits = new byte[PinCipher.DIGITS];
    cipher.pin(serial, digits, 0);
    return new String(digits, US_ASCII);
  }
}
