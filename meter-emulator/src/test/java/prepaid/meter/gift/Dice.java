package prepaid.meter.gift;

import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import prepaid.meter.literal.Bits;

/** Made-up values, the same ones each time. */
final class Dice {
  private final SplittableRandom random;

  Dice(long seed) {
    random = new SplittableRandom(seed);
  }

  /** From 0 up to and without {@code bound}. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Both included. */
  long between(long least, long most) {
    return random.nextLong(least, most + 1);
  }

  boolean coin() {
    return random.nextBoolean();
  }

  <T> T oneOf(List<T> values) {
    return values.get(below(values.size()));
  }

  String digits(int length) {
    return IntStream.range(0, length)
        .mapToObj(i -> Integer.toString(below(10)))
        .collect(Collectors.joining());
  }

  Bits bits(int length) {
    byte[] bytes = new byte[length / 8];
    random.nextBytes(bytes);
    return Bits.ofBytes(bytes);
  }

  /** A DES key whose bytes have odd parity. */
  Bits desKey() {
    byte[] bytes = bits(64).bytes();
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] ^= (byte) (Integer.bitCount(bytes[i] & 0xff) % 2 == 0 ? 1 : 0);
    }
    return Bits.ofBytes(bytes);
  }

  BigInteger magnitude(int decimalDigits) {
    return new BigInteger("1" + digits(decimalDigits - 1));
  }

  /** The numbers from 0 to {@code size - 1} in some order. */
  List<Integer> shuffled(int size) {
    int[] order = IntStream.range(0, size).toArray();
    for (int i = size - 1; i > 0; i--) {
      int j = below(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    return IntStream.of(order).boxed().toList();
  }
}
