package prepaid.sts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.SplittableRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class DesTest {
  @Test
  void agreesWithTheCipherOfTheJdk() throws GeneralSecurityException {
    long seed = 463;
    SplittableRandom random = new SplittableRandom(seed);
    Cipher cipher = Cipher.getInstance("DES/ECB/NoPadding");
    for (int i = 0; i < 5_000; i++) {
      byte[] key = new byte[8];
      random.nextBytes(key);
      long block = random.nextLong();
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "DES"));
      byte[] expected = cipher.doFinal(ByteBuffer.allocate(8).putLong(block).array());
      assertArrayEquals(
          expected,
          ByteBuffer.allocate(8).putLong(Des.encrypt(key, block)).array(),
          "seed " + seed);
    }
  }

  @Test
  void parityBitsDoNotMatter() {
    byte[] odd = {1, 1, 1, 1, 1, 1, 1, 1};
    assertEquals(Des.encrypt(new byte[8], 7), Des.encrypt(odd, 7));
  }
}
