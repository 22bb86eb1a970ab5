package prepaid.sts.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/**
 * Whatever comes in on standard input, each line has one answer, and no fault of the tool's own.
 */
class ToolLinesFuzzTest {
  @FuzzTest
  @DictionaryFile(resourcePath = "tool-lines.dict")
  void lines(byte[] input) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RequestLines.answer(new ByteArrayInputStream(input), new PrintStream(out, false, UTF_8));

    List<String> answers = out.toString(UTF_8).lines().toList();
    assertEquals(lineCount(input), answers.size());
    for (String answer : answers) {
      Map<String, Object> fields = JSON.std.mapFrom(answer);
      assertFalse(fields.isEmpty());
      if (fields.get("error") instanceof Map<?, ?> error) {
        assertTrue(error.get("detail") instanceof String, answer);
        assertNotEquals(BadRequest.Kind.INTERNAL.title(), error.get("kind"), answer);
      }
    }
  }

  /** A last line needs no line feed. */
  private static int lineCount(byte[] input) {
    int lines = 0;
    for (byte b : input) {
      lines += b == '\n' ? 1 : 0;
    }
    boolean endsInside = input.length > 0 && input[input.length - 1] != '\n';
    return endsInside ? lines + 1 : lines;
  }
}
