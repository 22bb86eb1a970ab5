package prepaid.meter.literal;

import java.util.List;

/** Encryption algorithm 07, STA: 16 rounds of nibble substitution and bit permutation. */
public final class Ea07 implements BlockCipher {
  private static final int ROUNDS = 16;
  private static final int BLOCK_BITS = 64;
  private static final int NIBBLES = 16;

  private final Ea07Tables tables;
  private final Bits key;

  /**
   * @throws IllegalArgumentException when the key has not 64 bits
   */
  public Ea07(Ea07Tables tables, Bits key) {
    if (key.length() != BLOCK_BITS) {
      throw new IllegalArgumentException("an EA07 key has 64 bits, not " + key.length());
    }
    this.tables = tables;
    this.key = key;
  }

  @Override
  public Bits encrypt(Bits plaintext) {
    Bits data = plaintext;
    for (int round = 0; round < ROUNDS; round++) {
      data = permute(substitute(data, roundKey(round)));
    }
    return data;
  }

  @Override
  public Bits decrypt(Bits ciphertext) {
    Bits data = ciphertext;
    for (int round = ROUNDS - 1; round >= 0; round--) {
      data = substituteBack(permuteBack(data), roundKey(round));
    }
    return data;
  }

  /** The key inverted and turned right by 12, then left by one for each round before this. */
  private Bits roundKey(int round) {
    return key.not().rotateRight(12).rotateLeft(round);
  }

  private Bits substitute(Bits data, Bits roundKey) {
    Bits result = Bits.of(0, 0);
    for (int i = 0; i < NIBBLES; i++) {
      int nibble = data.field(4 * i + 3, 4 * i).intValue();
      result = Bits.of(table(roundKey, i).get(nibble), 4).then(result);
    }
    return result;
  }

  private Bits substituteBack(Bits data, Bits roundKey) {
    Bits result = Bits.of(0, 0);
    for (int i = 0; i < NIBBLES; i++) {
      int nibble = data.field(4 * i + 3, 4 * i).intValue();
      result = Bits.of(table(roundKey, i).indexOf(nibble), 4).then(result);
    }
    return result;
  }

  /** Bit 3 of the key's nibble chooses the table. */
  private List<Integer> table(Bits roundKey, int nibble) {
    return roundKey.get(4 * nibble + 3) ? tables.substitution1() : tables.substitution0();
  }

  private Bits permute(Bits data) {
    Bits result = Bits.of(0, BLOCK_BITS);
    for (int i = 0; i < BLOCK_BITS; i++) {
      result = result.with(tables.permutation().get(i), data.get(i));
    }
    return result;
  }

  private Bits permuteBack(Bits data) {
    Bits result = Bits.of(0, BLOCK_BITS);
    for (int i = 0; i < BLOCK_BITS; i++) {
      result = result.with(i, data.get(tables.permutation().get(i)));
    }
    return result;
  }
}
