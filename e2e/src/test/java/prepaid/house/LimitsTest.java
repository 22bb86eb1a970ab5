package prepaid.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import prepaid.vending.limits.Limits;

/** The table of limits in the code and the one in {@code docs/LIMITS.md} say the same. */
class LimitsTest {
  private static final Pattern ROW =
      Pattern.compile("^\\| `([A-Z_]+)` \\| ([^|]+?) \\| ([^|]+?) \\|$", Pattern.MULTILINE);

  private static final Map<ChronoUnit, String> NAMES =
      Map.of(
          ChronoUnit.DAYS,
          "d",
          ChronoUnit.HOURS,
          "h",
          ChronoUnit.MINUTES,
          "min",
          ChronoUnit.SECONDS,
          "s");

  @Test
  void theDocumentNamesEveryLimitWithItsValue() {
    Map<String, String> documented = new TreeMap<>();
    Matcher row = ROW.matcher(document());
    while (row.find()) {
      documented.put(row.group(1), row.group(2));
    }
    assertEquals(inCode(), documented);
  }

  @Test
  void theDocumentSaysWhy() {
    Matcher row = ROW.matcher(document());
    while (row.find()) {
      String why = row.group(3);
      assertTrue(why.length() > 20 && why.endsWith("."), row.group(1) + ": " + why);
    }
  }

  private static Map<String, String> inCode() {
    Map<String, String> limits = new TreeMap<>();
    Arrays.stream(Limits.class.getFields())
        .filter(field -> Modifier.isStatic(field.getModifiers()))
        .forEach(field -> limits.put(field.getName(), value(field)));
    assertTrue(limits.size() > 10, "limits: " + limits.size());
    return limits;
  }

  private static String value(Field field) {
    try {
      Object value = Objects.requireNonNull(field.get(null), field.getName());
      return value instanceof Duration duration ? words(duration) : value.toString();
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** In the largest unit that needs no fraction, such as {@code 5 min}. */
  private static String words(Duration duration) {
    long ms = duration.toMillis();
    for (var unit :
        List.of(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES, ChronoUnit.SECONDS)) {
      long size = unit.getDuration().toMillis();
      if (ms % size == 0) {
        return ms / size + " " + NAMES.get(unit);
      }
    }
    return ms + " ms";
  }

  private static String document() {
    return Objects.requireNonNull(Repository.texts().get("docs/LIMITS.md"), "docs/LIMITS.md");
  }
}
