package prepaid.sts;

/** MISTY1 as RFC 2994 spells it, step by step and without any table but its two. */
final class LiteralMisty1 {
  private final int[] ek = new int[16];

  LiteralMisty1(byte[] key) {
    for (int i = 0; i < 8; i++) {
      ek[i] = (key[2 * i] & 0xff) * 256 + (key[2 * i + 1] & 0xff);
    }
    for (int i = 0; i < 8; i++) {
      ek[i + 8] = fi(ek[i], ek[(i + 1) % 8]);
    }
  }

  /** EK. */
  int word(int index) {
    return ek[index];
  }

  /** 2.1: the rounds in order. */
  long encrypt(long block) {
    int d0 = (int) (block >>> 32);
    int d1 = (int) block;
    for (int round = 0; round < 8; round++) {
      if (round % 2 == 0) {
        d0 = fl(d0, round);
        d1 = fl(d1, round + 1);
        d1 ^= fo(d0, round);
      } else {
        d0 ^= fo(d1, round);
      }
    }
    d0 = fl(d0, 8);
    d1 = fl(d1, 9);
    return (d1 & 0xffff_ffffL) << 32 | (d0 & 0xffff_ffffL);
  }

  /** 2.3.1. */
  private int fo(int in, int k) {
    int t0 = in >>> 16;
    int t1 = in & 0xffff;
    t0 ^= ek[k];
    t0 = fi(t0, ek[(k + 5) % 8 + 8]);
    t0 ^= t1;
    t1 ^= ek[(k + 2) % 8];
    t1 = fi(t1, ek[(k + 1) % 8 + 8]);
    t1 ^= t0;
    t0 ^= ek[(k + 7) % 8];
    t0 = fi(t0, ek[(k + 3) % 8 + 8]);
    t0 ^= t1;
    t1 ^= ek[(k + 4) % 8];
    return t1 << 16 | t0;
  }

  /** 2.3.2. */
  private static int fi(int in, int key) {
    int d9 = in >>> 7;
    int d7 = in & 0x7f;
    d9 = Misty1Tables.S9[d9] ^ d7;
    d7 = Misty1Tables.S7[d7] ^ (d9 & 0x7f);
    d7 ^= key >>> 9;
    d9 ^= key & 0x1ff;
    d9 = Misty1Tables.S9[d9] ^ d7;
    return d7 << 9 | d9;
  }

  /** 2.3.3. */
  private int fl(int in, int k) {
    int d0 = in >>> 16;
    int d1 = in & 0xffff;
    if (k % 2 == 0) {
      d1 ^= d0 & ek[k / 2];
      d0 ^= d1 | ek[(k / 2 + 6) % 8 + 8];
    } else {
      d1 ^= d0 & ek[((k - 1) / 2 + 2) % 8 + 8];
      d0 ^= d1 | ek[((k - 1) / 2 + 4) % 8];
    }
    return d0 << 16 | d1;
  }
}
