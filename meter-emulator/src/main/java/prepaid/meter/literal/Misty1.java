package prepaid.meter.literal;

/**
 * Encryption algorithm 11, MISTY1 with 8 rounds and a 128-bit key, in the letters of RFC 2994: EK
 * is the expanded key, FI, FO and FL are the functions of its section 2.
 */
public final class Misty1 implements BlockCipher {
  private static final int ROUNDS = 8;
  private final int[] ek = new int[16];

  /**
   * @throws IllegalArgumentException when the key has not 128 bits
   */
  public Misty1(Bits key) {
    if (key.length() != 128) {
      throw new IllegalArgumentException("an EA11 key has 128 bits, not " + key.length());
    }
    for (int i = 0; i < 8; i++) {
      int high = 127 - 16 * i;
      ek[i] = key.field(high, high - 15).intValue();
    }
    for (int i = 0; i < 8; i++) {
      ek[i + 8] = fi(ek[i], ek[(i + 1) % 8]);
    }
  }

  @Override
  public Bits encrypt(Bits plaintext) {
    long d0 = plaintext.field(63, 32).value().longValue();
    long d1 = plaintext.field(31, 0).value().longValue();
    for (int round = 0; round < ROUNDS; round += 2) {
      d0 = fl(d0, round);
      d1 = fl(d1, round + 1);
      d1 ^= fo(d0, round);
      d0 ^= fo(d1, round + 1);
    }
    d0 = fl(d0, ROUNDS);
    d1 = fl(d1, ROUNDS + 1);
    return Bits.of(d1, 32).then(Bits.of(d0, 32));
  }

  @Override
  public Bits decrypt(Bits ciphertext) {
    long d1 = ciphertext.field(63, 32).value().longValue();
    long d0 = ciphertext.field(31, 0).value().longValue();
    d0 = flInverse(d0, ROUNDS);
    d1 = flInverse(d1, ROUNDS + 1);
    for (int round = ROUNDS - 2; round >= 0; round -= 2) {
      d0 ^= fo(d1, round + 1);
      d1 ^= fo(d0, round);
      d0 = flInverse(d0, round);
      d1 = flInverse(d1, round + 1);
    }
    return Bits.of(d0, 32).then(Bits.of(d1, 32));
  }

  private static int fi(int input, int key) {
    int d9 = input >> 7;
    int d7 = input & 0x7f;
    d9 = MistyBox.S9.apply(d9) ^ d7;
    d7 = MistyBox.S7.apply(d7) ^ (d9 & 0x7f);
    d7 ^= key >> 9;
    d9 ^= key & 0x1ff;
    d9 = MistyBox.S9.apply(d9) ^ d7;
    return (d7 << 9) | d9;
  }

  private long fo(long input, int k) {
    int t0 = (int) (input >> 16);
    int t1 = (int) (input & 0xffff);
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
    return ((long) t1 << 16) | t0;
  }

  private long fl(long input, int k) {
    int d0 = (int) (input >> 16);
    int d1 = (int) (input & 0xffff);
    d1 ^= d0 & flAndKey(k);
    d0 ^= d1 | flOrKey(k);
    return ((long) d0 << 16) | d1;
  }

  private long flInverse(long input, int k) {
    int d0 = (int) (input >> 16);
    int d1 = (int) (input & 0xffff);
    d0 ^= d1 | flOrKey(k);
    d1 ^= d0 & flAndKey(k);
    return ((long) d0 << 16) | d1;
  }

  private int flAndKey(int k) {
    return k % 2 == 0 ? ek[k / 2] : ek[((k - 1) / 2 + 2) % 8 + 8];
  }

  private int flOrKey(int k) {
    return k % 2 == 0 ? ek[(k / 2 + 6) % 8 + 8] : ek[((k - 1) / 2 + 4) % 8];
  }
}
