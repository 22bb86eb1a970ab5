package prepaid.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The vector files under {@code src/test/resources/vectors}; see the README there. */
public final class Vectors {
  private final Map<String, Map<?, ?>> tablesByName = new HashMap<>();
  private final List<Vector> vectors = new ArrayList<>();

  private Vectors(Map<String, Object> file) {
    if (file.get("tables") instanceof List<?> tables) {
      for (Object set : tables) {
        Map<?, ?> table = (Map<?, ?>) set;
        tablesByName.put(Objects.toString(table.get("name")), table);
      }
    }
    for (Object test : (List<?>) Objects.requireNonNull(file.get("tests"))) {
      vectors.add(new Vector((Map<?, ?>) test, tablesByName));
    }
  }

  /**
   * All vectors of a file.
   *
   * @param count how many there must be, so that a loop over none cannot pass for a test
   */
  public static List<Vector> load(String name, int count) {
    try (InputStream in = Vectors.class.getResourceAsStream("/vectors/" + name + ".json")) {
      Map<String, Object> file = JSON.std.mapFrom(Objects.requireNonNull(in, name));
      Vectors vectors = new Vectors(file);
      assertEquals(count, vectors.vectors.size(), name);
      assertEquals(count, file.get("count"), name);
      return vectors.vectors;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One vector. */
  public static final class Vector {
    private final Map<?, ?> fields;
    private final Map<String, Map<?, ?>> tablesByName;

    private Vector(Map<?, ?> fields, Map<String, Map<?, ?>> tablesByName) {
      this.fields = fields;
      this.tablesByName = tablesByName;
    }

    public Map<?, ?> fields() {
      return fields;
    }

    public boolean has(String name) {
      return fields.containsKey(name);
    }

    public Object value(String name) {
      return Objects.requireNonNull(fields.get(name), () -> this + " has no " + name);
    }

    public String text(String name) {
      return (String) value(name);
    }

    public int integer(String name) {
      return (Integer) value(name);
    }

    public int hexInteger(String name) {
      return HexFormat.fromHexDigits(text(name));
    }

    public long block(String name) {
      return HexFormat.fromHexDigitsToLong(text(name));
    }

    public byte[] bytes(String name) {
      return HexFormat.of().parseHex(text(name));
    }

    public boolean isValid() {
      return text("result").equals("valid");
    }

    public EncryptionAlgorithm ea() {
      return EncryptionAlgorithm.ofCode(integer("ea")).orElseThrow();
    }

    /** The tables that the vector names, as the object in the file; empty where it names none. */
    public Optional<Map<?, ?>> tableObject() {
      return has("tables")
          ? Optional.of(Objects.requireNonNull(tablesByName.get(text("tables"))))
          : Optional.empty();
    }

    public StaTables tables() {
      return tableObject().map(Vector::tables).orElseGet(StaTables::sample);
    }

    private static StaTables tables(Map<?, ?> table) {
      return StaTables.of(
          Objects.toString(table.get("name")),
          numbers(table, "substitution0"),
          numbers(table, "substitution1"),
          numbers(table, "permutation"));
    }

    private static int[] numbers(Map<?, ?> table, String name) {
      List<?> list = (List<?>) Objects.requireNonNull(table.get(name), name);
      return list.stream().mapToInt(number -> (Integer) number).toArray();
    }

    public boolean flag(String name) {
      return (Boolean) value(name);
    }

    public List<String> texts(String name) {
      return ((List<?>) value(name)).stream().map(String.class::cast).toList();
    }

    public TokenCodec codec() {
      return codec("decoderKey");
    }

    public TokenCodec codec(String keyName) {
      try (DecoderKey key = DecoderKey.of(bytes(keyName))) {
        return TokenCodec.of(key, ea(), tables());
      }
    }

    @Override
    public String toString() {
      return "vector " + fields;
    }
  }
}
