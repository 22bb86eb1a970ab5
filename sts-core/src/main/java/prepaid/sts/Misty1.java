package prepaid.sts;

import java.util.Arrays;

/**
 * EA11: MISTY1 (RFC 2994) with eight rounds and 128-bit keys (IEC 62055-41 §6.4.5). Names and
 * numbering are the RFC's.
 */
final class Misty1 implements BlockCipher {
  private static final int KEY_WORDS = 8;
  private static final int EK = KEY_WORDS;
  private static final int AFTER_FI = 2 * KEY_WORDS;

  /** Puts seven bits at both ends of sixteen. */
  private static final int BOTH_ENDS = 0x201;

  private static final int[] S9 = Misty1Tables.S9;

  /** S7 with its result at both ends, where FI wants it. */
  private static final int[] S7_AT_BOTH_ENDS = new int[128];

  /** S9 with the lower seven bits of its argument at both ends. */
  private static final int[] S9_AND_ARGUMENT = new int[512];

  static {
    Arrays.setAll(S7_AT_BOTH_ENDS, i -> Misty1Tables.S7[i] * BOTH_ENDS);
    Arrays.setAll(S9_AND_ARGUMENT, i -> S9[i] ^ (i & 0x7f) * BOTH_ENDS);
  }

  /**
   * From 0 the key's eight 16-bit words, from 8 the words that FI makes of them, from 16 what each
   * of those adds at the end of FI.
   */
  private final int[] ek;

  private boolean closed;

  private Misty1(int[] ek) {
    this.ek = ek;
  }

  static Misty1 of(DecoderKey key) {
    int[] ek = new int[3 * KEY_WORDS];
    putWords(ek, 0, key.bits(0));
    putWords(ek, KEY_WORDS / 2, key.bits(Long.BYTES));
    for (int i = 0; i < KEY_WORDS; i++) {
      int next = ek[(i + 1) % KEY_WORDS];
      int word = fi(ek[i], next, afterFi(next));
      ek[EK + i] = word;
      ek[AFTER_FI + i] = afterFi(word);
    }
    return new Misty1(ek);
  }

  private static void putWords(int[] ek, int from, long bits) {
    for (int i = 0; i < 4; i++) {
      ek[from + i] = (int) (bits >>> 48 - 16 * i) & 0xffff;
    }
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
    int left = in >>> 16;
    int right = in & 0xffff;
    int first = fi(left ^ ek[k], (k + 5) & 7) ^ right;
    int second = fi(right ^ ek[(k + 2) & 7], (k + 1) & 7) ^ first;
    int third = fi(first ^ ek[(k + 7) & 7], (k + 3) & 7) ^ second;
    return (second ^ ek[(k + 4) & 7]) << 16 | third;
  }

  private int fi(int in, int word) {
    return fi(in, ek[EK + word], ek[AFTER_FI + word]);
  }

  /**
   * FI of the RFC with its last step spread over the tables, so that two look-ups follow one
   * another and not three: its result is {@code d7 << 9 | d7 ^ s9}, and d7 is a sum of what S7
   * gave, of the lower bits that went into S9, and of the key, each of which a table can put at
   * both ends.
   */
  private static int fi(int in, int key, int afterFi) {
    int d7 = in & 0x7f;
    int intoSecondS9 = S9[in >>> 7] ^ d7 ^ key & 0x1ff;
    return S7_AT_BOTH_ENDS[d7] ^ afterFi ^ S9_AND_ARGUMENT[intoSecondS9];
  }

  /** The key's part in d7, and what takes its part in the argument of S9 out again. */
  private static int afterFi(int key) {
    return (key >>> 9 ^ key & 0x7f) * BOTH_ENDS;
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
    return (k & 1) == 0 ? ek[k >> 1] : ek[EK + (((k >> 1) + 2) & 7)];
  }

  private int orKey(int k) {
    return (k & 1) == 0 ? ek[EK + (((k >> 1) + 6) & 7)] : ek[((k >> 1) + 4) & 7];
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
