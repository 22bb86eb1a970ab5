package prepaid.meter.literal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a meter factory does with a vending key: DKGA01, DKGA02 and DKGA04 of IEC 62055-41. */
public final class DecoderKeys {
  private DecoderKeys() {}

  /**
   * Everything besides the vending key that a decoder key depends on, as printed digits.
   *
   * @param meterPan 18 digits
   * @param sgc 6 digits
   * @param ti 2 digits
   * @param kt 0 to 2: magnetic cards (3) have no keypad
   * @param krn 1 to 9
   * @param ea 7, 9 or 11
   * @param baseDate 1993, 2014 or 2035
   */
  public record Facts(
      String meterPan, String sgc, String ti, int kt, int krn, int ea, int baseDate) {}

  /**
   * DKGA01, of the first meters and with one public source only: DES of the vending key under the
   * data block, added to the vending key.
   *
   * @param vendingKey 64 bits with odd parity
   * @throws IllegalArgumentException when the key has another length or even parity
   */
  public static Bits dkga01(Bits vendingKey, Facts facts) {
    requireOddParity(vendingKey);
    return new Ea09(dataBlock(facts)).encrypt(vendingKey).xor(vendingKey);
  }

  /**
   * DKGA02: DES of the data block under the vending key, added to both.
   *
   * @param vendingKey 64 bits with odd parity
   * @throws IllegalArgumentException when the key has another length or even parity
   */
  public static Bits dkga02(Bits vendingKey, Facts facts) {
    requireOddParity(vendingKey);
    Bits data = dataBlock(facts);
    return new Ea09(vendingKey).encrypt(data).xor(data).xor(vendingKey);
  }

  private static Bits dataBlock(Facts facts) {
    Bits panBlock = Bits.ofHex(facts.meterPan().substring(1, 17));
    Bits controlBlock =
        Bits.ofHex("" + facts.kt() + facts.sgc() + facts.ti() + facts.krn() + "FFFFFF");
    return panBlock.xor(controlBlock);
  }

  /**
   * DKGA04: the leftmost bits of an HMAC with SHA-256.
   *
   * @param vendingKey 160 bits
   * @return 64 bits for EA07, 128 for EA11
   * @throws IllegalArgumentException when the key has another length
   */
  public static Bits dkga04(Bits vendingKey, Facts facts) {
    if (vendingKey.length() != 160) {
      throw new IllegalArgumentException("a DKGA04 vending key has 160 bits (40 hex digits)");
    }
    int bits = facts.ea() == 11 ? 128 : 64;
    Bits mac = Bits.ofBytes(hmac(vendingKey, hmacBlock(facts, bits)));
    return mac.field(255, 256 - bits);
  }

  /** Items with a length byte each; the two 04 count the items of the two parts. */
  private static byte[] hmacBlock(Facts facts, int bits) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    block.write(4);
    item(block, "04");
    item(block, String.format("%02d", facts.baseDate() % 100));
    item(block, String.format("%02d", facts.ea()));
    item(block, facts.ti());
    block.write(0);
    block.write(4);
    item(block, facts.sgc());
    item(block, Integer.toString(facts.kt()));
    item(block, Integer.toString(facts.krn()));
    item(block, facts.meterPan());
    block.writeBytes(Bits.of(bits, 32).bytes());
    return block.toByteArray();
  }

  private static void item(ByteArrayOutputStream block, String text) {
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    block.write(ascii.length);
    block.writeBytes(ascii);
  }

  private static void requireOddParity(Bits key) {
    if (key.length() != 64) {
      throw new IllegalArgumentException("a DES vending key has 64 bits (16 hex digits)");
    }
    for (byte octet : key.bytes()) {
      if (Integer.bitCount(octet & 0xFF) % 2 == 0) {
        throw new IllegalArgumentException("a DES vending key must have odd parity");
      }
    }
  }

  private static byte[] hmac(Bits key, byte[] data) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.bytes(), "HmacSHA256"));
      return mac.doFinal(data);
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("this Java runtime has no working HMAC", broken);
    }
  }
}
