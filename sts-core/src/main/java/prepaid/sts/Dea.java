package prepaid.sts;

import java.util.Arrays;

/**
 * EA09, the data encryption algorithm (IEC 62055-41 before 2018): plain DES of the block, for the
 * tokens of meters that are still in the field. It was withdrawn, so it reads and does not make.
 * One public source only.
 */
final class Dea implements BlockCipher {
  /** DES decrypts by encrypting with its round keys backwards. */
  private final long[] backwards;

  private boolean closed;

  private Dea(long[] backwards) {
    this.backwards = backwards;
  }

  static Dea of(DecoderKey key) {
    byte[] bytes = key.copy();
    try {
      return new Dea(Des.backwards(bytes));
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  @Override
  public long encrypt(long plaintext) {
    throw new UnsupportedOperationException(
        "EA09 (DES) was withdrawn: its tokens are read and none are made");
  }

  @Override
  public long decrypt(long ciphertext) {
    SecretBytes.checkOpen(closed);
    return Des.encrypt(backwards, ciphertext);
  }

  @Override
  public void close() {
    closed = true;
    Arrays.fill(backwards, 0);
  }

  @Override
  public String toString() {
    return "Dea";
  }
}
