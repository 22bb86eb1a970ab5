package prepaid.aws.recent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.aws.fixture.MovableClock;
import prepaid.aws.fixture.Samples;
import prepaid.vending.limits.Limits;

class RecentTest {
  private final MovableClock clock = new MovableClock(Samples.NOW);
  private final Map<String, String> stored = new HashMap<>();
  private final List<String> reads = new ArrayList<>();
  private final Recent<String, Optional<String>> recent =
      new Recent<>(clock, this::read, Optional::isEmpty);

  private Optional<String> read(String key) {
    reads.add(key);
    return Optional.ofNullable(stored.get(key));
  }

  @Test
  void aValueIsReadOnceUntilItIsTooOld() {
    stored.put("a", "first");
    assertEquals(Optional.of("first"), recent.get("a"));
    stored.put("a", "second");
    clock.forward(Limits.CONFIGURATION_AGE_MAX.minusNanos(1));
    assertEquals(Optional.of("first"), recent.get("a"));
    assertEquals(List.of("a"), reads);

    clock.forward(Duration.ofNanos(1));
    assertEquals(Optional.of("second"), recent.get("a"));
    assertEquals(List.of("a", "a"), reads);
  }

  @Test
  void anAbsenceIsAskedAgainAfterASecond() {
    assertEquals(Optional.empty(), recent.get("a"));
    stored.put("a", "new");
    clock.forward(Limits.ABSENCE_AGE_MAX.minusNanos(1));
    assertEquals(Optional.empty(), recent.get("a"));
    clock.forward(Duration.ofNanos(1));
    assertEquals(Optional.of("new"), recent.get("a"));
  }

  @Test
  void whatIsForgottenIsReadAgain() {
    stored.put("a", "first");
    recent.get("a");
    stored.put("a", "second");
    recent.forget("a");
    assertEquals(Optional.of("second"), recent.get("a"));
  }

  @Test
  void theLongestUnaskedGoesWhenThereAreTooMany() {
    recent.get("kept");
    for (int i = 1; i < Limits.CONFIGURATION_ENTRIES_MAX; i++) {
      recent.get("other-" + i);
    }
    recent.get("kept");
    recent.get("one too many");
    assertEquals(Limits.CONFIGURATION_ENTRIES_MAX, recent.size());

    reads.clear();
    recent.get("kept");
    recent.get("other-1");
    assertEquals(List.of("other-1"), reads);
  }

  @Test
  void aFailureIsNotRemembered() {
    Recent<String, Optional<String>> failing =
        new Recent<>(
            clock,
            key -> {
              if (reads.isEmpty()) {
                reads.add(key);
                throw new IllegalStateException("no store");
              }
              return Optional.of("there");
            },
            Optional::isEmpty);
    assertThrows(IllegalStateException.class, () -> failing.get("a"));
    assertEquals(Optional.of("there"), failing.get("a"));
  }
}
