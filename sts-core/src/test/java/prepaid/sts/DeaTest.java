package prepaid.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.SplittableRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class DeaTest {
  private static Dea dea(byte[] bytes) {
    try (DecoderKey key = DecoderKey.of(bytes)) {
      return Dea.of(key);
    }
  }

  /** The worked example of many textbooks. */
  @Test
  void theKnownBlock() {
    try (Dea dea = dea(HexFormat.of().parseHex("133457799bbcdff1"))) {
      assertEquals(0x0123_4567_89ab_cdefL, dea.decrypt(0x85e8_1354_0f0a_b405L));
    }
  }

  @Test
  void whatTheJdkEncryptsIsDecrypted() throws GeneralSecurityException {
    long seed = 9;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 500; i++) {
      byte[] key = new byte[8];
      random.nextBytes(key);
      long block = random.nextLong();
      try (Dea dea = dea(key)) {
        assertEquals(block, dea.decrypt(encryptedByTheJdk(key, block)), "seed " + seed);
      }
    }
  }

  static long encryptedByTheJdk(byte[] key, long block) throws GeneralSecurityException {
    Cipher des = Cipher.getInstance("DES/ECB/NoPadding");
    des.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "DES"));
    return ByteBuffer.wrap(des.doFinal(ByteBuffer.allocate(8).putLong(block).array())).getLong();
  }

  @Test
  void noneAreMadeAndAClosedOneReadsNone() {
    Dea dea = dea(new byte[8]);
    assertThrows(UnsupportedOperationException.class, () -> dea.encrypt(1));
    dea.close();
    assertThrows(IllegalStateException.class, () -> dea.decrypt(1));
  }
}
