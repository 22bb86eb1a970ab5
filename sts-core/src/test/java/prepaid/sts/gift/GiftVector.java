package prepaid.sts.gift;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import prepaid.sts.DecoderKey;
import prepaid.sts.EncryptionAlgorithm;
import prepaid.sts.StaTables;
import prepaid.sts.TokenCodec;

/** One vector with the group that it stands in. */
record GiftVector(Map<?, ?> group, Map<?, ?> test) {

  static Map<String, Object> file(String name) {
    try (InputStream in = GiftVector.class.getResourceAsStream("/gift/" + name)) {
      return JSON.std.mapFrom(Objects.requireNonNull(in, name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<GiftVector> all(String name) {
    List<GiftVector> vectors = new ArrayList<>();
    for (Object group : (List<?>) Objects.requireNonNull(file(name + ".json").get("testGroups"))) {
      for (Object test : (List<?>) Objects.requireNonNull(((Map<?, ?>) group).get("tests"))) {
        vectors.add(new GiftVector((Map<?, ?>) group, (Map<?, ?>) test));
      }
    }
    return vectors;
  }

  boolean has(String field) {
    return test.containsKey(field) || group.containsKey(field);
  }

  Object value(String field) {
    Object value = test.containsKey(field) ? test.get(field) : group.get(field);
    return Objects.requireNonNull(value, () -> this + " has no " + field);
  }

  String text(String field) {
    return (String) value(field);
  }

  int integer(String field) {
    return (Integer) value(field);
  }

  boolean truth(String field) {
    return (Boolean) value(field);
  }

  byte[] bytes(String field) {
    return HexFormat.of().parseHex(text(field));
  }

  long block(String field) {
    return HexFormat.fromHexDigitsToLong(text(field));
  }

  boolean isFlagged(String note) {
    return ((List<?>) value("flags")).contains(note);
  }

  EncryptionAlgorithm ea() {
    return EncryptionAlgorithm.ofCode(integer("ea")).orElseThrow();
  }

  StaTables tables() {
    if (!has("tables")) {
      return StaTables.sample();
    }
    return StaTables.of(
        "of the vector", table("substitution0"), table("substitution1"), table("permutation"));
  }

  int[] table(String name) {
    List<?> list = (List<?>) Objects.requireNonNull(((Map<?, ?>) value("tables")).get(name));
    return list.stream().mapToInt(number -> (Integer) number).toArray();
  }

  TokenCodec codec(String keyField) {
    try (DecoderKey key = DecoderKey.of(bytes(keyField))) {
      return TokenCodec.of(key, ea(), tables());
    }
  }

  @Override
  public String toString() {
    return group.get("type") + " " + test;
  }
}
