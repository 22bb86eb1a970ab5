package prepaid.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {
  @Test
  void percentilesAreByNearestRank() {
    Samples samples = new Samples();
    IntStream.rangeClosed(1, 200).map(i -> 201 - i).forEach(samples::add);
    assertEquals(200, samples.count());
    assertEquals(2, samples.percentileNanos(1));
    assertEquals(100, samples.percentileNanos(50));
    assertEquals(190, samples.percentileNanos(95));
    assertEquals(198, samples.percentileNanos(99));
    assertEquals(200, samples.percentileNanos(100));
  }

  @Test
  void oneSampleIsEveryPercentile() {
    Samples samples = new Samples();
    samples.add(7);
    assertEquals(7, samples.percentileNanos(1));
    assertEquals(7, samples.percentileNanos(100));
  }

  @Test
  void nothingAndNonsenseAreRefused() {
    Samples samples = new Samples();
    assertThrows(IllegalStateException.class, () -> samples.percentileNanos(50));
    assertThrows(IllegalArgumentException.class, () -> samples.add(-1));
    samples.add(1);
    assertThrows(IllegalArgumentException.class, () -> samples.percentileNanos(0));
    assertThrows(IllegalArgumentException.class, () -> samples.percentileNanos(101));
  }
}
