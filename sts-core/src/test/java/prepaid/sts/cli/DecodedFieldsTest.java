package prepaid.sts.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every field of every kind of token, as the tool answers it. */
class DecodedFieldsTest {
  private static final String SHORT_KEY = "0011223344556677";
  private static final String LONG_KEY = "00112233445566778899aabbccddeeff";

  private static Map<String, @Nullable Object> decoded(
      String token, int ea, Map<String, Object> meter) {
    Map<String, @Nullable Object> request = new LinkedHashMap<>(meter);
    request.put("op", "decode");
    request.put("ea", ea);
    request.put("decoderKey", ea == 11 ? LONG_KEY : SHORT_KEY);
    request.put("token", token);
    return Tool.answer(Tool.json(request));
  }

  private static String token(Map<String, Object> request) {
    return String.valueOf(Tool.answer(Tool.json(request)).get("token"));
  }

  @Test
  void aManagementToken() {
    Map<String, Object> request = Requests.valid("manage");
    request.putAll(Map.of("ea", 7, "decoderKey", SHORT_KEY, "watts", 60_000));
    Map<String, @Nullable Object> made = Tool.answer(Tool.json(request));
    assertEquals(60_004, made.get("decodedWatts"));
    assertEquals("sample", made.get("tables"));
    Map<String, Object> expected = new LinkedHashMap<>();
    expected.putAll(Map.of("class", 2, "subclass", 0, "rnd", 5, "tid", 1000));
    expected.putAll(Map.of("utc", "2014-01-01T16:40:00Z", "field", "510a", "tables", "sample"));
    expected.put("decodedWatts", 60_004);
    assertEquals(expected, decoded(token(request), 7, Map.of("baseDate", 2014)));
  }

  @Test
  void anExtendedToken() {
    Map<String, Object> request = Requests.valid("manage");
    request.remove("watts");
    request.putAll(Map.of("subclass", 10, "index", 63, "rest", 1023));
    Map<String, @Nullable Object> answer = decoded(token(request), 11, Map.of());
    assertEquals(63, answer.get("index"));
    assertEquals(1023, answer.get("rest"));
  }

  @Test
  void aTest() {
    Map<String, Object> request = Requests.valid("test-display");
    assertEquals(
        Map.of(
            "class",
            1,
            "subclass",
            0,
            "control",
            "fffffffff",
            "mfrCode",
            0,
            "tests",
            List.of("EVERY_TEST")),
        decoded(token(request), 11, Map.of()));
    request.put("control", "12");
    assertEquals(
        List.of("DISPLAY", "TARIFF_INDEX"), decoded(token(request), 11, Map.of()).get("tests"));
    request.remove("control");
    request.putAll(Map.of("subclass", 2, "index", 9));
    assertEquals(
        Map.of("class", 1, "subclass", 2, "index", 9, "readControl", "00000000", "mfrCode", 0),
        decoded(token(request), 11, Map.of()));
  }

  @Test
  void theSectionsOfALongKey() {
    Map<String, Object> request = Requests.valid("key-change");
    request.putAll(Map.of("ea", 11, "oldDecoderKey", LONG_KEY, "newDecoderKey", LONG_KEY));
    request.putAll(Map.of("ken", 0xa5, "ti", "99", "rollOver", 1));
    List<?> tokens = tokens(request);
    Map<String, Object> first = new LinkedHashMap<>();
    first.putAll(Map.of("class", 2, "subclass", 3, "kenHigh", 10, "krn", 1, "rollOver", 1));
    first.putAll(Map.of("threeTokens", false, "kt", 2, "keyPart", "00112233"));
    assertEquals(first, decoded(tokens.get(0).toString(), 11, Map.of()));
    assertEquals(
        Map.of("class", 2, "subclass", 4, "kenLow", 5, "ti", "99", "keyPart", "ccddeeff"),
        decoded(tokens.get(1).toString(), 11, Map.of()));
    assertEquals(
        Map.of("class", 2, "subclass", 8, "sgcLow", "240", "keyPart", "44556677"),
        decoded(tokens.get(2).toString(), 11, Map.of()));
    assertEquals(
        Map.of("class", 2, "subclass", 9, "sgcHigh", "01e", "keyPart", "8899aabb"),
        decoded(tokens.get(3).toString(), 11, Map.of()));
  }

  private static List<?> tokens(Map<String, Object> request) {
    return Objects.requireNonNull((List<?>) Tool.answer(Tool.json(request)).get("tokens"));
  }

  @Test
  void aSetOfThreeWithItsTables() {
    Map<String, Object> request = Requests.valid("key-change");
    request.put("threeTokens", true);
    Map<String, @Nullable Object> made = Tool.answer(Tool.json(request));
    assertEquals("sample", made.get("tables"));
    List<?> tokens = tokens(request);
    assertEquals(
        Map.of("class", 2, "subclass", 8, "sgc", "123456", "tables", "sample"),
        decoded(tokens.get(2).toString(), 7, Map.of()));
    Map<String, @Nullable Object> read = new LinkedHashMap<>();
    read.putAll(Map.of("op", "decode", "ea", 7, "decoderKey", SHORT_KEY, "tokens", tokens));
    Map<String, @Nullable Object> answer = Tool.answer(Tool.json(read));
    assertEquals("sample", answer.get("tables"));
    assertEquals("123456", answer.get("sgc"));
    read.put("oldKt", 3);
    assertEquals("KeyTypeError", Tool.answer(Tool.json(read)).get("result"));
    // A mistyped token of the set is refused as the meter would; another kind is no part of it.
    read.put("tokens", List.of(tokens.get(0), "12345678901234567890"));
    assertEquals("CRCError", Tool.answer(Tool.json(read)).get("result"));
    String credit = token(credit(SHORT_KEY));
    read.put("tokens", List.of(tokens.get(0), credit));
    Tool.assertRefused("NotAllowed", Tool.json(read));
  }

  private static Map<String, Object> credit(String shortKey) {
    Map<String, Object> request = Requests.valid("credit");
    request.putAll(Map.of("ea", 7, "decoderKey", shortKey));
    return request;
  }

  @Test
  void aRefusalNamesClassAndSubclass() {
    Map<String, Object> request = Requests.valid("credit");
    Map<String, @Nullable Object> answer = decoded(token(request), 11, Map.of("kt", 1));
    assertEquals("DDTKError", answer.get("result"));
    assertEquals(0, answer.get("class"));
    assertEquals(0, answer.get("subclass"));
    assertTrue(String.valueOf(answer.get("detail")).contains("takes no credit"));
  }

  /** The tool remembers a few sets of tables; the tenth is as right as the first. */
  @Test
  void manyTablesOneAfterAnother() {
    List<Integer> nibbles = IntStream.range(0, 16).boxed().toList();
    for (int turn = 0; turn < 2; turn++) {
      for (int shift = 0; shift < 10; shift++) {
        int by = shift;
        List<Integer> bits = IntStream.range(0, 64).mapToObj(i -> (i + by) % 64).toList();
        Map<String, Object> tables =
            Map.of(
                "name",
                "shift " + by,
                "substitution0",
                nibbles,
                "substitution1",
                nibbles,
                "permutation",
                bits);
        Map<String, Object> request = credit(SHORT_KEY);
        request.put("tables", tables);
        Map<String, @Nullable Object> made = Tool.answer(Tool.json(request));
        assertEquals("shift " + by, made.get("tables"));
        Map<String, @Nullable Object> read =
            decoded(String.valueOf(made.get("token")), 7, Map.of("tables", tables));
        assertEquals(500, read.get("decodedTenths"), "shift " + by);
      }
    }
  }

  @Test
  void fieldsThatSubclassesDoNotHave() {
    Map<String, Object> request = Requests.valid("test-display");
    request.put("index", 1);
    Tool.assertRefused("NotAllowed", Tool.json(request));
    Map<String, Object> clear = Requests.valid("manage");
    clear.remove("watts");
    clear.putAll(Map.of("subclass", 1, "register", 8));
    Tool.assertRefused("OutOfRange", Tool.json(clear));
    clear.put("register", 65_535);
    assertEquals("none", Tool.errorKind(Tool.json(clear)));
  }

  @Test
  void theEndsOfEveryRange() {
    assertEquals("none", Tool.errorKind("{\"op\":\"amount\",\"tenths\":18201624}"));
    assertEquals("none", Tool.errorKind("{\"op\":\"amount\",\"tenths\":\"0\"}"));
    assertEquals("none", Tool.errorKind("{\"op\":\"amount\",\"tenths\":\"18201624\"}"));
    assertEquals("OutOfRange", Tool.errorKind("{\"op\":\"amount\",\"tenths\":\"18201625\"}"));
    String crc = "{\"op\":\"crc\",\"bytes\":\"%s\"}";
    assertEquals("none", Tool.errorKind(crc.formatted("00".repeat(64))));
    assertEquals("InvalidHex", Tool.errorKind(crc.formatted("00".repeat(65))));
    assertEquals("InvalidHex", Tool.errorKind(crc.formatted("")));
  }
}
