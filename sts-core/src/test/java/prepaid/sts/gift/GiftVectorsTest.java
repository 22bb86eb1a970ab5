package prepaid.sts.gift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The library passes every public vector, and each file is what its head says. */
class GiftVectorsTest {
  @ParameterizedTest
  @CsvSource({
    "sts_block_cipher, 176",
    "sts_credit_token, 336",
    "sts_crc16, 130",
    "sts_currency_amount, 205",
    "sts_decoder_key, 176",
    "sts_identity, 174",
    "sts_key_change_set, 132",
    "sts_management_token, 184",
    "sts_test_display_token, 88",
    "sts_token_decode, 260",
    "sts_token_identifier, 218",
    "sts_units_amount, 224",
  })
  void passesAll(String name, int count) {
    List<GiftVector> vectors = GiftVector.all(name);
    assertEquals(count, vectors.size());
    assertEquals(List.of(), Verdict.failures(new Subject(), vectors));
    assertEquals(count, GiftVector.file(name + ".json").get("numberOfTests"));
    assertEquals(
        IntStream.rangeClosed(1, count).boxed().toList(),
        vectors.stream().map(vector -> vector.integer("tcId")).sorted().toList());
  }

  @ParameterizedTest
  @CsvSource({
    "sts_block_cipher",
    "sts_credit_token",
    "sts_crc16",
    "sts_currency_amount",
    "sts_decoder_key",
    "sts_identity",
    "sts_key_change_set",
    "sts_management_token",
    "sts_meter_memory",
    "sts_test_display_token",
    "sts_token_decode",
    "sts_token_identifier",
    "sts_units_amount"
  })
  void everyFlagHasItsNoteAndEveryFieldItsPlaceInTheSchema(String name) {
    Map<String, Object> file = GiftVector.file(name + ".json");
    Map<?, ?> properties = testProperties(Objects.toString(file.get("schema")));
    TreeSet<Object> flags = new TreeSet<>();
    for (GiftVector vector : GiftVector.all(name)) {
      flags.addAll((List<?>) vector.value("flags"));
      assertTrue(properties.keySet().containsAll(vector.test().keySet()), vector::toString);
    }
    assertEquals(
        flags, new TreeSet<>(((Map<?, ?>) Objects.requireNonNull(file.get("notes"))).keySet()));
  }

  private static Map<?, ?> testProperties(String schema) {
    Map<?, ?> at = GiftVector.file(schema);
    for (String step : List.of("testGroups", "tests")) {
      Map<?, ?> list = (Map<?, ?>) Objects.requireNonNull(properties(at).get(step));
      at = (Map<?, ?>) Objects.requireNonNull(list.get("items"));
    }
    return properties(at);
  }

  private static Map<?, ?> properties(Map<?, ?> schema) {
    return (Map<?, ?>) Objects.requireNonNull(schema.get("properties"));
  }

  @Test
  void thereIsSomethingOfEachResult() {
    List<GiftVector> vectors = GiftVector.all("sts_decoder_key");
    for (String result : List.of("valid", "invalid", "acceptable")) {
      assertTrue(vectors.stream().anyMatch(v -> v.text("result").equals(result)), result);
    }
  }
}
