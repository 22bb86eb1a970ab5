package prepaid.sts;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.stream.IntStream;

/**
 * The state of SHA-256 (FIPS 180-4) after one block, which the JDK's digest keeps to itself. Its
 * constants are the first bits of roots of primes, as the standard defines them.
 */
final class LiteralSha256 {
  private static final int[] PRIMES =
      IntStream.range(2, 312).filter(n -> BigInteger.valueOf(n).isProbablePrime(50)).toArray();

  private LiteralSha256() {}

  /** Eight words, most significant byte first, as they stand in memory and in a heap dump. */
  static byte[] stateAfter(byte[] block) {
    int[] w = schedule(block);
    int[] v = new int[8];
    for (int i = 0; i < 8; i++) {
      v[i] = fractionOfRoot(PRIMES[i], 2);
    }
    int[] start = v.clone();
    for (int t = 0; t < 64; t++) {
      int t1 = v[7] + turned(v[4], 6, 11, 25) + (v[4] & v[5] ^ ~v[4] & v[6]);
      t1 += fractionOfRoot(PRIMES[t], 3) + w[t];
      int t2 = turned(v[0], 2, 13, 22) + (v[0] & v[1] ^ v[0] & v[2] ^ v[1] & v[2]);
      System.arraycopy(v, 0, v, 1, 7);
      v[4] += t1;
      v[0] = t1 + t2;
    }
    ByteBuffer state = ByteBuffer.allocate(32);
    for (int i = 0; i < 8; i++) {
      state.putInt(start[i] + v[i]);
    }
    return state.array();
  }

  private static int[] schedule(byte[] block) {
    int[] w = new int[64];
    ByteBuffer.wrap(block).asIntBuffer().get(w, 0, 16);
    for (int t = 16; t < 64; t++) {
      int s0 = turned(w[t - 15], 7, 18, 3) ^ Integer.rotateRight(w[t - 15], 3) ^ w[t - 15] >>> 3;
      int s1 = turned(w[t - 2], 17, 19, 10) ^ Integer.rotateRight(w[t - 2], 10) ^ w[t - 2] >>> 10;
      w[t] = s1 + w[t - 7] + s0 + w[t - 16];
    }
    return w;
  }

  private static int turned(int word, int a, int b, int c) {
    return Integer.rotateRight(word, a)
        ^ Integer.rotateRight(word, b)
        ^ Integer.rotateRight(word, c);
  }

  /** The first 32 bits of what follows the point in the square or cube root of a prime. */
  private static int fractionOfRoot(int prime, int power) {
    BigInteger scaled = BigInteger.valueOf(prime).shiftLeft(32 * power);
    BigInteger root = BigInteger.ZERO;
    for (int bit = 36; bit >= 0; bit--) {
      BigInteger larger = root.setBit(bit);
      if (larger.pow(power).compareTo(scaled) <= 0) {
        root = larger;
      }
    }
    return root.intValue();
  }
}
