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
    for (Vector vector : Vectors.load("credit_tokens", 320).subList(0, 20)) {
      Map<String, @Nullable Object> request = new LinkedHashMap<>();
      vector.fields().forEach((name, value) -> request.put(String.valueOf(name), value));
      vector.tableObject().ifPresent(tables -> request.put("tables", tables));
      request.put("op", "credit");
      assertEquals(vector.text("token"), Tool.answer(Tool.json(request)).get("token"));
      request.put("op", "decode");
      assertEquals(vector.value("tid"), Tool.answer(Tool.json(request)).get("tid"));
      request.put("op", "explain");
      assertTrue(
          String.valueOf(Tool.answer(Tool.json(request)).get("explanation"))
              .contains("token identifier is " + vector.value("tid")));
    }
  }
}
