package prepaid.sts;

import java.util.Arrays;

/**
 * EA11: MISTY1 (RFC 2994) with eight rounds and 128-bit keys (IEC 62055-41 §6.4.5). Names and
 * numbering are the RFC's.
 */
final class Misty1 implements BlockCipher {
  private static final int KEY_WORDS = 8;

  /** EK[0..7] the key's 16-bit words, EK[8..15] the words that FI makes of them. */
  private final int[] ek;

  private boolean closed;

  private Misty1(int[] ek) {
    this.ek = ek;
  }

  static Misty1 of(DecoderKey key) {
    byte[] bytes = key.copy();
    try {
      return new Misty1(schedule(bytes));
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  /** RFC 2994, 2.2. */
  private static int[] schedule(byte[] key) {
    int[] ek = new int[2 * KEY_WORDS];
    for (int i = 0; i < KEY_WORDS; i++) {
      ek[i] = (key[2 * i] & 0xff) << 8 | (key[2 * i + 1] & 0xff);
    }
    for (int i = 0; i < KEY_WORDS; i++) {
      ek[KEY_WORDS + i] = fi(ek[i], ek[(i + 1) % KEY_WORDS]);
    }
    return ek;
  }

  @Override
  public long encrypt(long plaintext) {
    SecretBytes.checkOpen(closed);
    int d0 = (int) (plaintext >>> 32);
    int d1 = (int) plaintext;
    for (int k = 0; k < 8; k += 2) {
      d0 = fl(d0, k);
      d1 = fl(d1, k + 1);
      d1 ^= fo(d0, k);
      d0 ^= fo(d1, k + 1);
    }
    d0 = fl(d0, 8);
    d1 = fl(d1, 9);
    return (long) d1 << 32 | (d0 & 0xffff_ffffL);
  }

  @Override
  public long decrypt(long ciphertext) {
    SecretBytes.checkOpen(closed);
    int d1 = flInverse((int) (ciphertext >>> 32), 9);
    int d0 = flInverse((int) ciphertext, 8);
    for (int k = 6; k >= 0; k -= 2) {
      d0 ^= fo(d1, k + 1);
      d1 ^= fo(d0, k);
      d1 = flInverse(d1, k + 1);
      d0 = flInverse(d0, k);
    }
    return (long) d0 << 32 | (d1 & 0xffff_ffffL);
  }

  private int fo(int in, int k) {
    int t0 = in >>> 16;
    int t1 = in & 0xffff;
    t0 = fi(t0 ^ ek[k], ek[8 + ((k + 5) & 7)]) ^ t1;
    t1 = fi(t1 ^ ek[(k + 2) & 7], ek[8 + ((k + 1) & 7)]) ^ t0;
    t0 = fi(t0 ^ ek[(k + 7) & 7], ek[8 + ((k + 3) & 7)]) ^ t1;
    t1 ^= ek[(k + 4) & 7];
    return t1 << 16 | t0;
  }

  private static int fi(int in, int key) {
    int d7 = in & 0x7f;
    int d9 = Misty1Tables.S9[in >>> 7] ^ d7;
    d7 = Misty1Tables.S7[d7] ^ (d9 & 0x7f);
    d7 ^= key >>> 9;
    d9 = Misty1Tables.S9[d9 ^ (key & 0x1ff)] ^ d7;
    return d7 << 9 | d9;
  }

  private int fl(int in, int k) {
    int d0 = in >>> 16;
    int d1 = in & 0xffff;
    d1 ^= d0 & andKey(k);
    d0 ^= d1 | orKey(k);
    return d0 << 16 | d1;
  }

  private int flInverse(int in, int k) {
    int d0 = in >>> 16;
    int d1 = in & 0xffff;
    d0 ^= d1 | orKey(k);
    d1 ^= d0 & andKey(k);
    return d0 << 16 | d1;
  }

  private int andKey(int k) {
    return (k & 1) == 0 ? ek[k >> 1] : ek[8 + (((k >> 1) + 2) & 7)];
  }

  private int orKey(int k) {
    return (k & 1) == 0 ? ek[8 + (((k >> 1) + 6) & 7)] : ek[((k >> 1) + 4) & 7];
  }

  @Override
  public void close() {
    closed = true;
    Arrays.fill(ek, 0);
  }

  @Override
  public String toString() {
    return "Misty1";
  }
}
