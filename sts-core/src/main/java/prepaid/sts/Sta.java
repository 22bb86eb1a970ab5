package prepaid.sts;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * EA07, the standard transfer algorithm (IEC 62055-41 §6.4.4): 16 rounds of nibble substitution,
 * its table chosen by the key, and bit permutation.
 */
final class Sta implements BlockCipher {
  private static final int ROUNDS = 16;
  private static final int KEY_ROTATION = 12;

  private final StaTables tables;
  private long firstRoundKey;
  private boolean closed;

  private Sta(StaTables tables, long firstRoundKey) {
    this.tables = tables;
    this.firstRoundKey = firstRoundKey;
  }

  static Sta of(DecoderKey key, StaTables tables) {
    byte[] bytes = key.copy();
    try {
      long complement = ~ByteBuffer.wrap(bytes).getLong();
      return new Sta(tables, Long.rotateRight(complement, KEY_ROTATION));
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  @Override
  public long encrypt(long plaintext) {
    SecretBytes.checkOpen(closed);
    long[] substituteThenPermute = tables.encryption();
    long block = plaintext;
    long key = firstRoundKey;
    for (int round = 0; round < ROUNDS; round++) {
      block = lookedUp(substituteThenPermute, block, key);
      key = Long.rotateLeft(key, 1);
    }
    return block;
  }

  /**
   * Permuting back and substituting back, sixteen times. The tables hold the substitution of one
   * round and the permutation of the next in one step, so one permutation stands before all rounds
   * and the last round only substitutes.
   */
  @Override
  public long decrypt(long ciphertext) {
    SecretBytes.checkOpen(closed);
    long[] substituteThenPermute = tables.decryption();
    long block = tables.permutedBack(ciphertext);
    long key = Long.rotateLeft(firstRoundKey, ROUNDS - 1);
    for (int round = 0; round < ROUNDS - 1; round++) {
      block = lookedUp(substituteThenPermute, block, key);
      key = Long.rotateRight(key, 1);
    }
    return lookedUp(tables.lastDecryption(), block, key);
  }

  /** Each nibble with its key bit, 32 entries a position, picks the bits it becomes. */
  private static long lookedUp(long[] table, long block, long key) {
    long result = 0;
    long rest = block;
    for (int nibble = 0; nibble < 16; nibble++) {
      int selected = (int) (key >>> (4 * nibble + 3)) & 1;
      result |= table[nibble << 5 | selected << 4 | ((int) rest & 15)];
      rest >>>= 4;
    }
    return result;
  }

  @Override
  public void close() {
    closed = true;
    firstRoundKey = 0;
  }

  @Override
  public String toString() {
    return "Sta(" + tables.name() + ")";
  }
}
