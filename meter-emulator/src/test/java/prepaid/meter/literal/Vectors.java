package prepaid.meter.literal;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** One file of test vectors, of those that stand in {@code sts-core}: files, and no code. */
public record Vectors(List<Vector> tests, Map<String, Ea07Tables> tables) {

  /** One test of such a file. */
  public record Vector(Map<?, ?> fields) {
    public String text(String name) {
      return Objects.requireNonNull(fields.get(name), name).toString();
    }

    public int number(String name) {
      return Integer.parseInt(text(name));
    }

    public List<String> texts(String name) {
      return ((List<?>) Objects.requireNonNull(fields.get(name), name))
          .stream().map(Object::toString).toList();
    }

    public boolean has(String name) {
      return fields.containsKey(name);
    }

    @Override
    public String toString() {
      return "vector " + fields.get("id") + " " + fields.get("comment");
    }
  }

  /** Reads the file, and demands that it holds exactly {@code count} tests. */
  public static Vectors load(String name, int count) {
    try (InputStream in = Vectors.class.getResourceAsStream("/vectors/" + name + ".json")) {
      Map<String, Object> file = JSON.std.mapFrom(Objects.requireNonNull(in, name));
      List<Vector> tests =
          ((List<?>) file.getOrDefault("tests", List.of()))
              .stream().map(test -> new Vector((Map<?, ?>) test)).toList();
      if (tests.size() != count || !Integer.valueOf(count).equals(file.get("count"))) {
        throw new AssertionError(name + " holds " + tests.size() + " tests, not " + count);
      }
      return new Vectors(tests, tables((List<?>) file.getOrDefault("tables", List.of())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Ea07Tables> tables(List<?> sets) {
    return sets.stream()
        .map(set -> (Map<?, ?>) set)
        .map(set ->
            new Ea07Tables(
                String.valueOf(set.get("name")),
                numbers(set, "substitution0"),
                numbers(set, "substitution1"),
                numbers(set, "permutation")))
        .collect(Collectors.toMap(Ea07Tables::name, set -> set));
  }

  private static List<Integer> numbers(Map<?, ?> set, String table) {
    List<?> list = (List<?>) Objects.requireNonNull(set.get(table), table);
    return list.stream().map(number -> (Integer) number).toList();
  }

  /** The cipher that a vector names, under its decoder key. */
  public BlockCipher cipher(Vector vector, String keyField) {
    Bits key = Bits.ofHex(vector.text(keyField));
    if (vector.has("ea") && vector.number("ea") == 11) {
      return new Misty1(key);
    }
    return new Ea07(Objects.requireNonNull(tables.get(vector.text("tables"))), key);
  }
}
