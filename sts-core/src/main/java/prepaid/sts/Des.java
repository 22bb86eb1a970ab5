package prepaid.sts;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One block of DES (FIPS 46-3), for DKGA01, DKGA02, EA09 and check values. Written here because it
 * costs nothing to start, where Bouncy Castle's signed jar takes a good part of a second on a cold
 * vend, and because its key schedule is wiped, which the JDK's cipher does not promise. Tested
 * against the JDK's.
 */
final class Des {
  private static final int ROUNDS = 16;
  private static final int[] KEY_ROTATIONS = {1, 1, 2, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2, 2, 1};

  /** Substitution and permutation P of a round in one step: for each box, 64 words of 32 bits. */
  private static final int[][] BOXES = boxes();

  private Des() {}

  /** The ciphertext of a block under an 8-byte key, whose parity bits do not matter. */
  static long encrypt(byte[] key, long block) {
    long[] schedule = schedule(ByteBuffer.wrap(key).getLong());
    try {
      return encrypt(schedule, block);
    } finally {
      Arrays.fill(schedule, 0);
    }
  }

  /** The round keys in the order in which they decrypt. */
  static long[] backwards(byte[] key) {
    long[] schedule = schedule(ByteBuffer.wrap(key).getLong());
    for (int i = 0, j = ROUNDS - 1; i < j; i++, j--) {
      long swapped = schedule[i];
      schedule[i] = schedule[j];
      schedule[j] = swapped;
    }
    return schedule;
  }

  static long encrypt(long[] schedule, long block) {
    long permuted = picked(block, 64, DesTables.INITIAL_PERMUTATION);
    int left = (int) (permuted >>> 32);
    int right = (int) permuted;
    for (long roundKey : schedule) {
      int next = left ^ round(right, roundKey);
      left = right;
      right = next;
    }
    long swapped = (long) right << 32 | (left & 0xffff_ffffL);
    return picked(swapped, 64, DesTables.FINAL_PERMUTATION);
  }

  /** The expansion gives each box its four bits and one neighbour on either side. */
  private static int round(int right, long roundKey) {
    int turned = Integer.rotateRight(right, 1);
    int result = 0;
    for (int box = 0; box < BOXES.length; box++) {
      int expanded = Integer.rotateLeft(turned, 4 * box) >>> 26;
      int keyBits = (int) (roundKey >>> (42 - 6 * box)) & 63;
      result |= BOXES[box][expanded ^ keyBits];
    }
    return result;
  }

  /** Sixteen round keys of 48 bits. */
  private static long[] schedule(long key) {
    long halves = picked(key, 64, DesTables.KEY_CHOICE_1);
    int left = (int) (halves >>> 28);
    int right = (int) halves & 0xfff_ffff;
    long[] schedule = new long[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      left = rotatedLeft28(left, KEY_ROTATIONS[round]);
      right = rotatedLeft28(right, KEY_ROTATIONS[round]);
      schedule[round] = picked((long) left << 28 | right, 56, DesTables.KEY_CHOICE_2);
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

  private static int[][] boxes() {
    int[][] boxes = new int[DesTables.SUBSTITUTIONS.length][64];
    for (int box = 0; box < boxes.length; box++) {
      for (int in = 0; in < 64; in++) {
        int row = ((in >>> 4) & 2) | (in & 1);
        int column = (in >>> 1) & 15;
        long out = Character.digit(DesTables.SUBSTITUTIONS[box].charAt(16 * row + column), 16);
        boxes[box][in] = (int) picked(out << (28 - 4 * box), 32, DesTables.ROUND_PERMUTATION);
      }
    }
    return boxes;
  }
}
