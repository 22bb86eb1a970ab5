package prepaid.sts.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import prepaid.sts.Vectors;
import prepaid.sts.Vectors.Vector;

/** Every vector as a line of the tool, through JSON in both directions. */
class VectorsThroughToolTest {
  private static final Set<String> NOTES = Set.of("id", "comment", "result");

  /**
   * Asks the tool for each vector without its answer fields, and compares those.
   *
   * @param extra fields that the file leaves out, such as {@code ea} of a file about one cipher
   */
  private static void assertAnswers(
      List<Vector> vectors, String op, Set<String> answerFields, Map<String, Object> extra) {
    List<String> requests =
        vectors.stream().map(vector -> request(vector, op, answerFields, extra)).toList();
    List<Map<String, @Nullable Object>> answers = Tool.answers(requests);
    for (int i = 0; i < answers.size(); i++) {
      Vector vector = vectors.get(i);
      boolean hasAnswer = answerFields.stream().anyMatch(vector::has);
      assertEquals(hasAnswer, !answers.get(i).containsKey("error"), vector::toString);
      for (String field : answerFields) {
        if (vector.has(field)) {
          assertEquals(vector.value(field), answers.get(i).get(field), vector::toString);
        }
      }
    }
  }

  private static String request(
      Vector vector, String op, Set<String> answerFields, Map<String, Object> extra) {
    Map<String, @Nullable Object> request = new LinkedHashMap<>(extra);
    request.put("op", op);
    vector
        .fields()
        .forEach((name, value) -> {
          if (!NOTES.contains(name) && !answerFields.contains(name)) {
            request.put(String.valueOf(name), value);
          }
        });
    vector.tableObject().ifPresent(tables -> request.put("tables", tables));
    return Tool.json(request);
  }

  @Test
  void decoderKeys() {
    assertAnswers(Vectors.load("decoder_keys", 240), "decoder-key", Set.of("decoderKey"), Map.of());
  }

  @Test
  void blocks() {
    List<Vector> ea07 = Vectors.load("ea07_block", 80);
    assertAnswers(ea07, "encrypt-block", Set.of("ciphertext"), Map.of("ea", 7));
    assertAnswers(ea07, "decrypt-block", Set.of("plaintext"), Map.of("ea", 7));
    List<Vector> ea11 = Vectors.load("ea11_block", 82);
    assertAnswers(ea11, "encrypt-block", Set.of("ciphertext"), Map.of("ea", 11));
    assertAnswers(ea11, "decrypt-block", Set.of("plaintext"), Map.of("ea", 11));
  }

  @Test
  void fields() {
    assertAnswers(Vectors.load("amount16", 100), "amount", Set.of("field", "decoded"), Map.of());
    assertAnswers(Vectors.load("currency20", 92), "currency", Set.of("field", "decoded"), Map.of());
    assertAnswers(Vectors.load("tid", 39), "tid", Set.of("tid"), Map.of());
    assertAnswers(Vectors.load("crc16", 43), "crc", Set.of("crc"), Map.of());
  }

  @Test
  void identities() {
    List<Vector> vectors = Vectors.load("identity", 84);
    List<Map<String, @Nullable Object>> answers =
        Tool.answers(
            vectors.stream()
                .map(vector -> request(vector, "identity", Set.of(), Map.of()))
                .toList());
    for (int i = 0; i < answers.size(); i++) {
      Vector vector = vectors.get(i);
      assertEquals(vector.isValid(), answers.get(i).get("valid"), vector::toString);
      assertEquals(!vector.isValid(), answers.get(i).containsKey("why"), vector::toString);
    }
  }

  @Test
  void creditTokensMade() {
    assertAnswers(
        Vectors.load("credit_tokens", 320),
        "credit",
        Set.of("token", "decodedTenths", "decodedUnit1e5"),
        Map.of());
  }

  @Test
  void creditTokensRead() {
    assertAnswers(
        Vectors.load("credit_tokens", 320),
        "decode",
        Set.of("class", "subclass", "rnd", "tid", "decodedTenths", "decodedUnit1e5"),
        Map.of());
  }

  @Test
  void managementTokens() {
    List<Vector> vectors = Vectors.load("management_tokens", 160);
    assertAnswers(vectors, "manage", Set.of("token", "decodedWatts"), Map.of());
    assertAnswers(
        vectors,
        "decode",
        Set.of("class", "subclass", "rnd", "tid", "decodedWatts", "register", "value"),
        Map.of());
  }

  @Test
  void testAndDisplayTokens() {
    List<Vector> vectors = Vectors.load("test_display_tokens", 38);
    assertAnswers(vectors, "test-display", Set.of("token"), Map.of());
    Set<String> fields = Set.of("class", "subclass", "control", "mfrCode");
    assertAnswers(vectors, "decode", fields, Map.of());
    assertAnswers(vectors, "decode", fields, Map.of("ea", 7, "decoderKey", "0011223344556677"));
  }

  @Test
  void keyChangeSets() {
    List<Vector> vectors = Vectors.load("key_change_sets", 80);
    assertAnswers(vectors, "key-change", Set.of("tokens"), Map.of());
    Set<String> carried =
        Set.of("newDecoderKey", "kt", "ti", "krn", "ken", "rollOver", "threeTokens");
    assertAnswers(vectors, "decode", carried, Map.of());
    List<Vector> withGroup =
        vectors.stream().filter(vector -> vector.texts("tokens").size() > 2).toList();
    assertAnswers(withGroup, "decode", Set.of("sgc"), Map.of());
  }

  @Test
  void refusalsNamed() {
    List<Vector> vectors = Vectors.load("decode_refusals", 88);
    List<Map<String, @Nullable Object>> answers =
        Tool.answers(
            vectors.stream().map(vector -> request(vector, "decode", Set.of(), Map.of())).toList());
    for (int i = 0; i < answers.size(); i++) {
      Vector vector = vectors.get(i);
      assertEquals(vector.text("result"), answers.get(i).get("result"), vector::toString);
      assertFalse(answers.get(i).containsKey("error"), vector::toString);
    }
  }

  /** A line of a vector file with {@code op} added is a request, its expectations not looked at. */
  @Test
  void vectorLinesAsTheyStand() {
    assertAsItStands("credit_tokens", 320, "credit", List.of("token"));
    assertAsItStands("credit_tokens", 320, "decode", List.of("class", "subclass", "tid"));
    assertAsItStands("management_tokens", 160, "manage", List.of("token"));
    assertAsItStands("management_tokens", 160, "decode", List.of("class", "subclass", "tid"));
    assertAsItStands("test_display_tokens", 38, "test-display", List.of("token"));
    assertAsItStands("test_display_tokens", 38, "decode", List.of("class", "control", "mfrCode"));
    assertAsItStands("key_change_sets", 80, "key-change", List.of("tokens"));
    assertAsItStands("key_change_sets", 80, "decode", List.of("newDecoderKey", "kt", "ken"));
    assertAsItStands("decode_refusals", 88, "decode", List.of("result"));
    assertAsItStands("decoder_keys", 240, "decoder-key", List.of("decoderKey"));
  }

  private static void assertAsItStands(String file, int count, String op, List<String> fields) {
    List<Vector> vectors = Vectors.load(file, count);
    List<Map<String, @Nullable Object>> answers =
        Tool.answers(vectors.stream().map(vector -> line(vector, op)).toList());
    for (int i = 0; i < count; i++) {
      Vector vector = vectors.get(i);
      for (String field : fields) {
        assertEquals(vector.value(field), answers.get(i).get(field), vector::toString);
      }
    }
  }

  private static String line(Vector vector, String op) {
    Map<String, @Nullable Object> request = new LinkedHashMap<>();
    vector.fields().forEach((name, value) -> request.put(String.valueOf(name), value));
    vector.tableObject().ifPresent(tables -> request.put("tables", tables));
    request.put("op", op);
    return Tool.json(request);
  }

  @Test
  void everyTokenIsExplained() {
    assertExplained("credit_tokens", 320, "A credit token of ");
    assertExplained("management_tokens", 160, "A management token ");
    assertExplained("test_display_tokens", 38, "A test and display token: ");
    assertExplained("key_change_sets", 80, "A key change of ");
    assertExplained("decode_refusals", 88, "A meter with this key answers ");
  }

  private static void assertExplained(String file, int count, String words) {
    List<Vector> vectors = Vectors.load(file, count);
    Tool.answers(vectors.stream().map(vector -> line(vector, "explain")).toList())
        .forEach(answer -> {
          String explanation = String.valueOf(answer.get("explanation"));
          assertTrue(explanation.startsWith(words), answer::toString);
        });
  }
}
