package prepaid.vending.cards;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.fpe.FPEFF1Engine;
import org.bouncycastle.crypto.params.FPEParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Serial to PIN and back: FF1 of NIST SP 800-38G over 16 decimal digits. The serial is written with
 * 16 digits, so that each PIN belongs to one of 10^16 numbers, of which few are cards. Not for two
 * threads at once.
 */
public final class PinCipher implements PinWriter {
  /** Digits of a PIN. */
  public static final int DIGITS = 16;

  private static final int RADIX = 10;
  private static final byte[] TWEAK = "scratch-card".getBytes(StandardCharsets.US_ASCII);

  private final FPEFF1Engine making = new FPEFF1Engine();
  private final FPEFF1Engine reading = new FPEFF1Engine();

  /**
   * @param key 16, 24 or 32 bytes; a copy is kept for as long as this lives
   */
  public PinCipher(byte[] key) {
    this(key, TWEAK);
  }

  PinCipher(byte[] key, byte[] tweak) {
    FPEParameters parameters = new FPEParameters(new KeyParameter(key), RADIX, tweak);
    making.init(true, parameters);
    reading.init(false, parameters);
  }

  @Override
  public void pin(long serial, byte[] into, int at) {
    byte[] digits = digits(serial);
    making.processBlock(digits, 0, digits.length, into, at);
    for (int i = at; i < at + DIGITS; i++) {
      into[i] += '0';
    }
    Arrays.fill(digits, (byte) 0);
  }

  /** The number that a PIN stands for; it is a card only if some range has it. */
  public long serial(String pin) {
    byte[] digits = new byte[DIGITS];
    for (int i = 0; i < DIGITS; i++) {
      digits[i] = (byte) (pin.charAt(i) - '0');
    }
    byte[] read = new byte[DIGITS];
    reading.processBlock(digits, 0, DIGITS, read, 0);
    long serial = 0;
    for (byte digit : read) {
      serial = serial * RADIX + digit;
    }
    return serial;
  }

  static boolean isPin(String text) {
    return text.matches("[0-9]{16}");
  }

  private static byte[] digits(long serial) {
    byte[] digits = new byte[DIGITS];
    long rest = serial;
    for (int i = DIGITS - 1; i >= 0; i--) {
      digits[i] = (byte) (rest % RADIX);
      rest /= RADIX;
    }
    return digits;
  }
}
