package prepaid.sts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.GeneralSecurityException;
import java.util.SplittableRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class HmacSha256Test {
  @Test
  void agreesWithTheMacOfTheJdk() throws GeneralSecurityException {
    long seed = 2104;
    SplittableRandom random = new SplittableRandom(seed);
    Mac mac = Mac.getInstance("HmacSHA256");
    for (int i = 0; i < 2_500; i++) {
      byte[] key = bytes(1 + random.nextInt(64), random);
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      try (HmacSha256 hmac = HmacSha256.of(key)) {
        for (int j = 0; j < 4; j++) {
          byte[] message = bytes(random.nextInt(200), random);
          assertArrayEquals(mac.doFinal(message), hmac.code(message), "seed " + seed);
        }
      }
    }
  }

  @Test
  void onceClosedItMakesNoCode() {
    HmacSha256 hmac = HmacSha256.of(new byte[20]);
    hmac.close();
    assertThrows(IllegalStateException.class, () -> hmac.code(new byte[49]));
  }

  private static byte[] bytes(int length, SplittableRandom random) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
