package prepaid.sts;

/**
 * EA09, the data encryption algorithm (IEC 62055-41 before 2018): plain DES of the block, for the
 * tokens of meters that are still in the field. It was withdrawn, so it reads and does not make.
 * One public source only.
 */
final class Dea implements BlockCipher {
  private final Des des;

  private Dea(Des des) {
    this.des = des;
  }

  static Dea of(DecoderKey key) {
    return new Dea(Des.of(key.bits(0)));
  }

  @Override
  public long encrypt(long plaintext) {
    throw new UnsupportedOperationException(
        "EA09 (DES) was withdrawn: its tokens are read and none are made");
  }

  @Override
  public long decrypt(long ciphertext) {
    return des.decrypt(ciphertext);
  }

  @Override
  public void close() {
    des.close();
  }

  @Override
  public String toString() {
    return "Dea";
  }
}
