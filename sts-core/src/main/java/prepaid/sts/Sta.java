package prepaid.sts;

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
    return new Sta(tables, Long.rotateRight(~key.bits(0), KEY_ROTATION));
  }

  @Override
  public long encrypt(long plaintext) {
    SecretBytes.checkOpen(closed);
    long block = plaintext;
    long key = firstRoundKey;
    for (int round = 0; round < ROUNDS; round++) {
      block = tables.permuted(tables.substituted(block, key));
      key = Long.rotateLeft(key, 1);
    }
    return block;
  }

  /** Permuting back and substituting back, sixteen times, with the round keys backwards. */
  @Override
  public long decrypt(long ciphertext) {
    SecretBytes.checkOpen(closed);
    long block = ciphertext;
    long key = Long.rotateLeft(firstRoundKey, ROUNDS - 1);
    for (int round = 0; round < ROUNDS; round++) {
      block = tables.substitutedBack(tables.permutedBack(block), key);
      key = Long.rotateRight(key, 1);
    }
    return block;
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
