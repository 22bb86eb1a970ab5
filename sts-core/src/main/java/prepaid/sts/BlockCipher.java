package prepaid.sts;

/**
 * A token cipher under one key: 64-bit blocks. Closing wipes its key, and every later use throws
 * {@link IllegalStateException}: a token under a key of zeros would be paid for and never work.
 */
public sealed interface BlockCipher extends AutoCloseable permits Sta, Dea, Misty1 {

  /**
   * The ciphertext of a block.
   *
   * @throws UnsupportedOperationException with EA09, which is read and no longer made
   */
  long encrypt(long plaintext);

  /** The block of a ciphertext. */
  long decrypt(long ciphertext);

  @Override
  void close();

  /**
   * The cipher of an algorithm under a key.
   *
   * @param tables used by EA07 only
   * @throws IllegalArgumentException when the key has the wrong length for the algorithm
   */
  static BlockCipher of(DecoderKey key, EncryptionAlgorithm ea, StaTables tables) {
    if (key.lengthBytes() != ea.keyLengthBytes()) {
      throw new IllegalArgumentException(
          "%s takes a decoder key of %d bytes, not of %d"
              .formatted(ea, ea.keyLengthBytes(), key.lengthBytes()));
    }
    return switch (ea) {
      case EA07 -> Sta.of(key, tables);
      case EA09 -> Dea.of(key);
      case EA11 -> Misty1.of(key);
    };
  }
}
