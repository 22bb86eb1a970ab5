package prepaid.sts.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tool run in this process, from its arguments and input to what it printed. */
record Tool(int exit, String out, String err) {
  static final String GOOD = "{\"op\":\"amount\",\"tenths\":1}";

  static Tool run(String input, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        StsMain.run(
            List.of(args),
            new ByteArrayInputStream(input.getBytes(UTF_8)),
            new PrintStream(out, false, UTF_8),
            new PrintStream(err, true, UTF_8));
    return new Tool(exit, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** The answers to request lines: as many as requests, and nothing else printed. */
  static List<Map<String, @Nullable Object>> answers(List<String> requests) {
    Tool run = run(String.join("\n", requests) + "\n");
    assertEquals(0, run.exit());
    assertEquals("", run.err());
    List<Map<String, @Nullable Object>> answers =
        run.out().lines().<Map<String, @Nullable Object>>map(Tool::parsed).toList();
    assertEquals(requests.size(), answers.size());
    return answers;
  }

  static Map<String, @Nullable Object> answer(String request) {
    return answers(List.of(request)).get(0);
  }

  /** The kind of error that a request is answered with; "none" when it is answered otherwise. */
  static String errorKind(String request) {
    Map<String, @Nullable Object> answer = answer(request);
    return answer.get("error") instanceof Map<?, ?> error
        ? String.valueOf(error.get("kind"))
        : "none";
  }

  static String json(Map<String, ? extends @Nullable Object> fields) {
    try {
      return JSON.std.asString(fields);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, @Nullable Object> parsed(String line) {
    try {
      return new LinkedHashMap<>(JSON.std.mapFrom(line));
    } catch (IOException e) {
      throw new UncheckedIOException(line, e);
    }
  }

  /** Exactly this refusal, between the answers to two good lines, and nothing else printed. */
  static void assertRefused(String kind, byte[] line) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    lines.writeBytes((GOOD + "\n").getBytes(UTF_8));
    lines.writeBytes(line);
    lines.writeBytes(("\n" + GOOD + "\n").getBytes(UTF_8));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        StsMain.run(
            List.of(),
            new ByteArrayInputStream(lines.toByteArray()),
            new PrintStream(out, false, UTF_8),
            new PrintStream(err, true, UTF_8));
    List<String> answers = out.toString(UTF_8).lines().toList();
    String good = "{\"field\":\"0001\",\"decoded\":1}";
    assertEquals(0, exit);
    assertEquals("", err.toString(UTF_8));
    assertEquals(3, answers.size(), answers::toString);
    assertEquals(good, answers.get(0));
    assertTrue(
        answers.get(1).matches("\\{\"error\":\\{\"kind\":\"" + kind + "\",\"detail\":\".+\"}}"),
        answers.get(1));
    assertEquals(good, answers.get(2));
  }

  static void assertRefused(String kind, String line) {
    assertRefused(kind, line.getBytes(UTF_8));
  }
}
