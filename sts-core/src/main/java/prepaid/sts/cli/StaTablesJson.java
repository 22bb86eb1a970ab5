package prepaid.sts.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import prepaid.sts.StaTables;

/**
 * EA07 table sets as JSON: an object with {@code substitution0}, {@code substitution1} (16 numbers
 * each), {@code permutation} (64 numbers), and optionally {@code name} and {@code about}.
 */
public final class StaTablesJson {
  private static final int FILE_LENGTH_MAX = 64 * 1024;
  private static final String NOT_AN_OBJECT = " is not a JSON object";
  private static final Set<String> FIELDS =
      Set.of("about", "name", "substitution0", "substitution1", "permutation");

  private StaTablesJson() {}

  /**
   * What a deployment names: {@code sample} for the public sample set, else the path of a file.
   *
   * @throws IOException when the file cannot be read
   * @throws IllegalArgumentException when it holds no table set, saying what is wrong
   */
  public static StaTables named(String sampleOrPath) throws IOException {
    return sampleOrPath.equals("sample") ? StaTables.sample() : read(Path.of(sampleOrPath));
  }

  /**
   * The table set in a file.
   *
   * @throws IOException when the file cannot be read
   * @throws IllegalArgumentException when it holds no table set, saying what is wrong
   */
  public static StaTables read(Path file) throws IOException {
    if (Files.size(file) > FILE_LENGTH_MAX) {
      throw new IllegalArgumentException(file + " is too large for a table set");
    }
    return parsed(file.toString(), Files.readAllBytes(file));
  }

  /**
   * The table set in the bytes of a file.
   *
   * @param file its name, for the refusal
   * @throws IllegalArgumentException when they hold no table set, saying what is wrong
   */
  static StaTables parsed(String file, byte[] json) {
    try {
      if (JSON.std.anyFrom(json) instanceof Map<?, ?> table) {
        return of(table);
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(file + NOT_AN_OBJECT, e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
    throw new IllegalArgumentException(file + NOT_AN_OBJECT);
  }

  /** The table set in a JSON object. */
  static StaTables of(Map<?, ? extends @Nullable Object> table) {
    for (Object field : table.keySet()) {
      if (!FIELDS.contains(field)) {
        throw new IllegalArgumentException("a table set has no field " + field);
      }
    }
    String name = table.get("name") instanceof String given ? given : "unnamed";
    return StaTables.of(
        name,
        numbers(table, "substitution0"),
        numbers(table, "substitution1"),
        numbers(table, "permutation"));
  }

  private static int[] numbers(Map<?, ? extends @Nullable Object> table, String field) {
    if (!(table.get(field) instanceof List<?> list)) {
      throw new IllegalArgumentException("a table set has a list " + field);
    }
    int[] numbers = new int[list.size()];
    for (int i = 0; i < numbers.length; i++) {
      if (!(list.get(i) instanceof Integer number)) {
        throw new IllegalArgumentException("entry " + i + " of " + field + " is no small integer");
      }
      numbers[i] = number;
    }
    return numbers;
  }
}
