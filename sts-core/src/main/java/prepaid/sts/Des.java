package prepaid.sts;

import java.util.Arrays;

/**
 * One block of DES (FIPS 46-3), for DKGA01, DKGA02, EA09 and check values. Written here because it
 * costs nothing to start, where Bouncy Castle's signed jar takes a good part of a second on a cold
 * vend, and because its key schedule is wiped, which the JDK's cipher does not promise. Tested
 * against the JDK's.
 */
final class Des implements AutoCloseable {
  private static final int ROUNDS = 16;
  private static final int BOX_COUNT = 8;
  private static final int BOX_LENGTH = 64;
  private static final int[] KEY_ROTATIONS = {1, 1, 2, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2, 2, 1};

  /** Substitution and permutation P of a round in one step: 64 words of 32 bits for each box. */
  private static final int[] BOXES = boxes();

  /** Two words a round: six bits for each of the boxes 1, 3, 5, 7, and for each of 2, 4, 6, 8. */
  private final int[] schedule;

  private boolean closed;

  private Des(int[] schedule) {
    this.schedule = schedule;
  }

  /** The cipher under a key of 8 bytes, whose parity bits do not matter. */
  static Des of(long key) {
    return new Des(schedule(key));
  }

  /** The ciphertext of a block. */
  long encrypt(long block) {
    return through(block, 0, 2);
  }

  /** The block of a ciphertext: the same rounds with the round keys backwards. */
  long decrypt(long block) {
    return through(block, 2 * (ROUNDS - 1), -2);
  }

  private long through(long block, int first, int step) {
    SecretBytes.checkOpen(closed);
    long permuted = permuted(block);
    int left = (int) (permuted >>> 32);
    int right = (int) permuted;
    int at = first;
    for (int i = 0; i < ROUNDS; i += 2) {
      left ^= round(right, at);
      at += step;
      right ^= round(left, at);
      at += step;
    }
    return permutedBack((long) right << 32 | (left & 0xffff_ffffL));
  }

  /** The expansion gives each box its four bits and one neighbour on either side. */
  private int round(int half, int at) {
    int odd = Integer.rotateRight(half, 1) ^ schedule[at];
    int even = Integer.rotateLeft(half, 3) ^ schedule[at + 1];
    return BOXES[odd >>> 26]
        | BOXES[BOX_LENGTH | even >>> 26]
        | BOXES[2 * BOX_LENGTH | odd >>> 18 & 63]
        | BOXES[3 * BOX_LENGTH | even >>> 18 & 63]
        | BOXES[4 * BOX_LENGTH | odd >>> 10 & 63]
        | BOXES[5 * BOX_LENGTH | even >>> 10 & 63]
        | BOXES[6 * BOX_LENGTH | odd >>> 2 & 63]
        | BOXES[7 * BOX_LENGTH | even >>> 2 & 63];
  }

  /**
   * The initial permutation IP: it turns a square of eight by eight bits on its side, rows in
   * another order, so five exchanges of groups of bits do it.
   */
  private static long permuted(long block) {
    long bits = exchanged(block, 36, 0x0f0f_0f0fL);
    bits = exchanged(bits, 48, 0x0000_ffffL);
    bits = exchanged(bits, 30, 0xcccc_ccccL);
    bits = exchanged(bits, 24, 0xff00_ff00L);
    return exchanged(bits, 33, 0x5555_5555L);
  }

  /** The final permutation: IP taken back. */
  private static long permutedBack(long block) {
    long bits = exchanged(block, 33, 0x5555_5555L);
    bits = exchanged(bits, 24, 0xff00_ff00L);
    bits = exchanged(bits, 30, 0xcccc_ccccL);
    bits = exchanged(bits, 48, 0x0000_ffffL);
    return exchanged(bits, 36, 0x0f0f_0f0fL);
  }

  /** The bits of a mask change places with those so far to their left. */
  private static long exchanged(long bits, int distance, long mask) {
    long different = (bits >>> distance ^ bits) & mask;
    return bits ^ different ^ different << distance;
  }

  private static int[] schedule(long key) {
    long halves = picked(key, 64, DesTables.KEY_CHOICE_1);
    int left = (int) (halves >>> 28);
    int right = (int) halves & 0xfff_ffff;
    int[] schedule = new int[2 * ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      left = rotatedLeft28(left, KEY_ROTATIONS[round]);
      right = rotatedLeft28(right, KEY_ROTATIONS[round]);
      long roundKey = picked((long) left << 28 | right, 56, DesTables.KEY_CHOICE_2);
      for (int box = 0; box < BOX_COUNT; box++) {
        int sixBits = (int) (roundKey >>> 42 - 6 * box) & 63;
        schedule[2 * round + box % 2] |= sixBits << 26 - 4 * (box & 6);
      }
    }
    return schedule;
  }

  private static int rotatedLeft28(int half, int count) {
    return (half << count | half >>> (28 - count)) & 0xfff_ffff;
  }

  /** The bits that a table of the standard picks, which counts from 1 at the most significant. */
  private static long picked(long bits, int width, byte[] table) {
    long result = 0;
    for (byte position : table) {
      result = result << 1 | (bits >>> (width - position) & 1);
    }
    return result;
  }

  private static int[] boxes() {
    int[] boxes = new int[BOX_COUNT * BOX_LENGTH];
    for (int i = 0; i < boxes.length; i++) {
      int box = i / BOX_LENGTH;
      int row = i >>> 4 & 2 | i & 1;
      int column = i >>> 1 & 15;
      long out = Character.digit(DesTables.SUBSTITUTIONS[box].charAt(16 * row + column), 16);
      boxes[i] = (int) picked(out << 28 - 4 * box, 32, DesTables.ROUND_PERMUTATION);
    }
    return boxes;
  }

  @Override
  public void close() {
    closed = true;
    Arrays.fill(schedule, 0);
  }

  @Override
  public String toString() {
    return "Des";
  }
}
