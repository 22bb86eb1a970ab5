package prepaid.sts.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that are no requests, and tokens that are none: each refused by name. */
class BadLinesTest {
  private static final String LONG_KEY = "00112233445566778899aabbccddeeff";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "not json",
        "[]",
        "7",
        "null",
        "\"amount\"",
        "{",
        "}",
        "{\"op\":\"amount\",\"tenths\":1",
        Tool.GOOD + Tool.GOOD,
        Tool.GOOD + " x",
        "{'op':'amount'}",
        "{\"op\":\"amount\",\"tenths\":01}",
        "{\"op\":\"amount\",\"tenths\":+1}",
        "{\"op\":\"amount\",\"tenths\":NaN}",
        "{\"op\":\"amount\",\"tenths\":1}]",
        "{\"op\":\"amount\",\"tenths\":1,}",
        "{\"op\":\"amount\" \"tenths\":1}",
        "{\"op\":\"amount\\q\"}"
      })
  void whatIsNoJson(String line) {
    Tool.assertRefused("MalformedJson", line);
  }

  @Test
  void fieldsTwice() {
    Tool.assertRefused("DuplicateField", "{\"op\":\"amount\",\"tenths\":1,\"tenths\":1}");
    Tool.assertRefused("DuplicateField", "{\"op\":\"amount\",\"tenths\":1,\"te\\u006eths\":1}");
    Tool.assertRefused(
        "DuplicateField", "{\"op\":\"credit\",\"tables\":{\"name\":\"a\",\"name\":\"a\"}}");
  }

  @Test
  void whatNestsTooDeep() {
    Tool.assertRefused("NestedTooDeep", "{\"tables\":{\"permutation\":[[1]]}}");
    Tool.assertRefused("NestedTooDeep", "{\"a\":" + "[".repeat(5_000));
    Tool.assertRefused("NestedTooDeep", "{\"a\":".repeat(5_000));
    Tool.assertRefused("MalformedJson", "[".repeat(5_000));
  }

  @Test
  void whatIsNotUtf8() {
    Tool.assertRefused("InvalidUtf8", "{\"op\":\"m³\"}".getBytes(ISO_8859_1));
    Tool.assertRefused("InvalidUtf8", new byte[] {'"', (byte) 0xc0, (byte) 0xaf, '"'});
    Tool.assertRefused("InvalidUtf8", new byte[] {'{', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '}'});
    Tool.assertRefused("InvalidUtf8", new byte[] {(byte) 0xf5});
    Tool.assertRefused("InvalidUtf8", Tool.GOOD.getBytes(UTF_16LE));
    Tool.assertRefused("InvalidUtf8", "\0");
    Tool.assertRefused("InvalidUtf8", "{\"op\":\"\\ud800\"}");
    Tool.assertRefused("MalformedJson", "{\"\\udc00x\":1}");
    Tool.assertRefused("UnknownOperation", "{\"op\":\"\\ud83d\\ude00 m³\"}");
  }

  @Test
  void linesThatAreTooLong() {
    Tool.assertRefused("LineTooLong", "{\"op\":\"" + "x".repeat(1 << 20) + "\"}");
    Tool.assertRefused("LineTooLong", "9".repeat(LineReader.LINE_LENGTH_MAX + 1));
    Tool.assertRefused("MalformedJson", "9".repeat(LineReader.LINE_LENGTH_MAX));
  }

  @Test
  void theLengthOfALineCountsHoweverItArrives() {
    int first = 40_000;
    assertTrue(inTwoReads(first, LineReader.LINE_LENGTH_MAX - first).contains("MalformedJson"));
    assertTrue(inTwoReads(first, LineReader.LINE_LENGTH_MAX - first + 1).contains("LineTooLong"));
  }

  /** What a line of nines is answered, of which so many come first, and the others later. */
  private static String inTwoReads(int first, int then) {
    InputStream lines =
        new SequenceInputStream(
            new ByteArrayInputStream("9".repeat(first).getBytes(UTF_8)),
            new ByteArrayInputStream(("9".repeat(then) + "\n" + Tool.GOOD + "\n").getBytes(UTF_8)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StsMain.run(
        List.of(),
        lines,
        new PrintStream(out, false, UTF_8),
        new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
    List<String> answers = out.toString(UTF_8).lines().toList();
    assertEquals(2, answers.size());
    assertTrue(answers.get(1).contains("\"decoded\":1"), answers.get(1));
    return answers.get(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mint", "test_display", "DECODE", "", "encode", "help"})
  void operationsThatAreNotThere(String op) {
    Tool.assertRefused("UnknownOperation", "{\"op\":\"" + op + "\"}");
  }

  @Test
  void noOperationAtAll() {
    Tool.assertRefused("MissingField", "{}");
    Tool.assertRefused("MissingField", "{\"op\":null}");
    Tool.assertRefused("WrongType", "{\"op\":7}");
  }

  /** No token at all is the meter's own FormatError, never an error of the tool. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        "1234567890123456789",
        "123456789012345678901",
        "73786976294838206464",
        "99999999999999999999",
        "１２３４５６７８９０１２３４５６７８９０",
        "٠١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦٧٨٩",
        "+1234567890123456789",
        "-1234567890123456789",
        "1234.5678.9012.3456.7890",
        "0x345678901234567890",
        "1234 5678 9012 3456 789O"
      })
  void whatIsNoToken(String token) {
    String request =
        "{\"op\":\"decode\",\"ea\":11,\"decoderKey\":\"%s\",\"token\":\"%s\"}"
            .formatted(LONG_KEY, token);
    assertEquals("FormatError", Tool.answer(request).get("result"), token);
    assertEquals(
        "FormatError",
        Tool.answer("{\"op\":\"decode\",\"token\":\"" + token + "\"}").get("result"));
    assertTrue(
        String.valueOf(Tool.answer(request.replace("decode\"", "explain\"")).get("explanation"))
            .contains("FormatError"));
  }

  @Test
  void whatIsNoTextForAToken() {
    String request = "{\"op\":\"decode\",\"ea\":11,\"decoderKey\":\"" + LONG_KEY + "\"%s}";
    Tool.assertRefused("WrongType", request.formatted(",\"token\":12345678901234567890"));
    Tool.assertRefused("MissingField", request.formatted(""));
    Tool.assertRefused("OutOfRange", request.formatted(",\"tokens\":[]"));
    Tool.assertRefused("OutOfRange", request.formatted(",\"tokens\":[\"\",\"\",\"\",\"\",\"\"]"));
    Tool.assertRefused("WrongType", request.formatted(",\"tokens\":[1]"));
    Tool.assertRefused("WrongType", request.formatted(",\"tokens\":\"1\""));
    // Half a set, and tokens that are no part of one.
    String test = "\"56493153725450313471\"";
    Tool.assertRefused("NotAllowed", request.formatted(",\"tokens\":[%s]".formatted(test)));
  }

  /** Valid lines with random changes: whatever they become, there is one JSON answer a line. */
  @Test
  void changedLinesGetOneAnswerEach() throws IOException {
    long seed = 66_000;
    SplittableRandom random = new SplittableRandom(seed);
    List<String> ops =
        List.of("decoder-key", "credit", "money", "manage", "test-display", "key-change");
    for (int i = 0; i < 3_000; i++) {
      byte[] line = Tool.json(Requests.valid(ops.get(random.nextInt(ops.size())))).getBytes(UTF_8);
      for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
        byte changed = (byte) random.nextInt(256);
        line[random.nextInt(line.length)] = changed == '\n' ? 0 : changed;
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      RequestLines.answer(new ByteArrayInputStream(line), new PrintStream(out, false, UTF_8));
      String answer = out.toString(UTF_8);
      assertEquals(1, answer.lines().count(), "seed " + seed);
      Map<String, Object> read = Objects.requireNonNull(JSON.std.mapFrom(answer));
      assertFalse(answer.contains("\"Internal\""), () -> "seed " + seed + ": " + read);
    }
  }
}
