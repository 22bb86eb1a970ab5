package prepaid.bench;

import java.util.Arrays;

/** Durations in nanoseconds, of a bounded number of calls; several threads may add. */
final class Samples {
  private long[] nanos = new long[64];
  private int count;

  synchronized void add(long sampleNanos) {
    if (sampleNanos < 0) {
      throw new IllegalArgumentException("time ran backwards");
    }
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, count * 2);
    }
    nanos[count++] = sampleNanos;
  }

  synchronized int count() {
    return count;
  }

  /**
   * The smallest sample that at least so many of a hundred are not above (the nearest rank).
   *
   * @param percent 1 to 100; 100 is the largest
   */
  synchronized long percentileNanos(int percent) {
    if (percent < 1 || percent > 100) {
      throw new IllegalArgumentException("1 to 100 percent");
    }
    if (count == 0) {
      throw new IllegalStateException("nothing was measured");
    }
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    int rank = Math.toIntExact(((long) percent * count + 99) / 100);
    return sorted[rank - 1];
  }
}
