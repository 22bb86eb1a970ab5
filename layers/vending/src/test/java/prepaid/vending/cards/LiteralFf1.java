package prepaid.vending.cards;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** FF1 as NIST SP 800-38G, algorithm 7, writes it down, step by step, for decimal digits. */
final class LiteralFf1 {
  private static final int ROUNDS = 10;
  private static final int BLOCK = 16;

  private LiteralFf1() {}

  static String encrypt(byte[] key, byte[] tweak, String digits) {
    int n = digits.length();
    int u = n / 2;
    int v = n - u;
    String a = digits.substring(0, u);
    String b = digits.substring(u);
    int bytes = (BigInteger.TEN.pow(v).subtract(BigInteger.ONE).bitLength() + 7) / 8;
    int d = 4 * ((bytes + 3) / 4) + 4;
    byte[] p =
        ByteBuffer.allocate(BLOCK)
            .put(new byte[] {1, 2, 1, 0, 0, 10, 10, (byte) (u % 256)})
            .putInt(n)
            .putInt(tweak.length)
            .array();
    for (int i = 0; i < ROUNDS; i++) {
      int padding = Math.floorMod(-tweak.length - bytes - 1, BLOCK);
      byte[] number = fixed(new BigInteger(b), bytes);
      byte[] q =
          ByteBuffer.allocate(tweak.length + padding + 1 + bytes)
              .put(tweak)
              .put(new byte[padding])
              .put((byte) i)
              .put(number)
              .array();
      byte[] r = mac(key, p, q);
      BigInteger y = new BigInteger(1, Arrays.copyOf(r, d));
      int m = i % 2 == 0 ? u : v;
      BigInteger c = new BigInteger(a).add(y).mod(BigInteger.TEN.pow(m));
      a = b;
      b = String.format("%0" + m + "d", c);
    }
    return a + b;
  }

  /** CBC-MAC without padding; sixteen bytes are enough for up to 26 digits. */
  private static byte[] mac(byte[] key, byte[] p, byte[] q) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[BLOCK]));
      byte[] all = ByteBuffer.allocate(p.length + q.length).put(p).put(q).array();
      byte[] encrypted = cipher.doFinal(all);
      return Arrays.copyOfRange(encrypted, encrypted.length - BLOCK, encrypted.length);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] fixed(BigInteger number, int length) {
    byte[] bytes = new byte[length];
    byte[] plain = number.toByteArray();
    for (int i = 0; i < Math.min(length, plain.length); i++) {
      bytes[length - 1 - i] = plain[plain.length - 1 - i];
    }
    return bytes;
  }
}
