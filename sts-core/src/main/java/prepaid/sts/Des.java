package prepaid.sts;

import java.util.Arrays;
import org.bouncycastle.crypto.engines.DESEngine;

/**
 * One block of DES. Bouncy Castle's engine, used below its parameter objects: those would keep a
 * copy of the key that nothing wipes, the schedule here is wiped at once.
 */
final class Des extends DESEngine {
  private static final Des ENGINE = new Des();

  private Des() {}

  /** The ciphertext, 8 bytes, of an 8-byte block under an 8-byte key. */
  static byte[] encrypt(byte[] key, byte[] block) {
    int[] schedule = ENGINE.generateWorkingKey(true, key);
    try {
      byte[] out = new byte[BLOCK_SIZE];
      ENGINE.desFunc(schedule, block, 0, out, 0);
      return out;
    } finally {
      Arrays.fill(schedule, 0);
    }
  }
}
