package prepaid.sts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

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
    for (int i = 0; i < 10_000; i++) {
      byte[] key = new byte[8];
      random.nextBytes(key);
      long block = random.nextLong();
      Des des = Des.of(ByteBuffer.wrap(key).getLong());
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "DES"));
      byte[] expected = cipher.doFinal(ByteBuffer.allocate(8).putLong(block).array());
      assertArrayEquals(
          expected, ByteBuffer.allocate(8).putLong(des.encrypt(block)).array(), "seed " + seed);
      assertEquals(block, des.decrypt(ByteBuffer.wrap(expected).getLong()), "seed " + seed);
    }
  }

  @Test
  void parityBitsDoNotMatter() {
    assertEquals(Des.of(0).encrypt(7), Des.of(0x0101_0101_0101_0101L).encrypt(7));
    assertNotEquals(Des.of(0).encrypt(7), Des.of(2).encrypt(7));
  }
}
