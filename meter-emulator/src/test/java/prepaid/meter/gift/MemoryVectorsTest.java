package prepaid.meter.gift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import prepaid.meter.device.TokenMemory;

/** The meter's memory passes its vectors, and one of 20 entries does not. */
class MemoryVectorsTest {
  private static final int COUNT = 16;
  private static final int TOO_FEW = 20;

  @Test
  void theMeterPassesAll() {
    assertEquals(COUNT, tests().size());
    assertEquals(List.of(), failures(MemoryVectorsTest::ofTheMeter));
  }

  @Test
  void aMemoryOfTwentyEntriesIsCaught() {
    List<Map<String, Object>> failures = failures(MemoryVectorsTest::tooShort);
    assertFalse(failures.isEmpty());
    assertTrue(failures.stream().allMatch(test -> numbers(test, "flags").contains("ShortMemory")));
  }

  private static List<Map<String, Object>> tests() {
    return MinuteVectors.memory().testFields();
  }

  private static List<Map<String, Object>> failures(
      BiFunction<Integer, List<?>, List<String>> meter) {
    return tests().stream()
        .filter(test -> {
          int born = (Integer) Objects.requireNonNull(test.get("manufactured"));
          return !meter.apply(born, numbers(test, "tids")).equals(test.get("results"));
        })
        .toList();
  }

  private static List<?> numbers(Map<String, Object> test, String field) {
    return (List<?>) Objects.requireNonNull(test.get(field));
  }

  private static List<String> ofTheMeter(int born, List<?> tids) {
    TokenMemory memory = TokenMemory.manufacturedAt(born);
    List<String> results = new ArrayList<>();
    for (Object entered : tids) {
      int tid = (Integer) entered;
      if (memory.holds(tid)) {
        results.add("UsedError");
      } else if (tid < memory.smallest()) {
        results.add("OldError");
      } else {
        memory = memory.with(tid);
        results.add("Accept");
      }
    }
    return results;
  }

  private static List<String> tooShort(int born, List<?> tids) {
    List<Integer> memory = new ArrayList<>(Collections.nCopies(TOO_FEW, born));
    return tids.stream().map(tid -> MinuteVectors.entered(memory, (Integer) tid)).toList();
  }
}
