package prepaid.sts.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestLinesTest {
  private static final String GOOD = "{\"op\":\"amount\",\"tenths\":1}";

  @Test
  void aMegabyteLineIsAnsweredAndPassed() {
    String longLine = "{\"op\":\"" + "x".repeat(1 << 20) + "\"}";
    List<Map<String, @Nullable Object>> answers = Tool.answers(List.of(longLine, GOOD));
    assertTrue(String.valueOf(answers.get(0)).contains("LineTooLong"));
    assertEquals("0001", answers.get(1).get("field"));
  }

  @Test
  void anyBytesGetOneAnswerALine() throws IOException {
    long seed = 2994;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 200; i++) {
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      RequestLines.answer(new ByteArrayInputStream(bytes), new PrintStream(out));
      assertEquals(lines(bytes), out.toString(UTF_8).lines().count(), "seed " + seed);
    }
  }

  private static long lines(byte[] bytes) {
    long feeds = 0;
    for (byte b : bytes) {
      feeds += b == '\n' ? 1 : 0;
    }
    return bytes.length == 0 || bytes[bytes.length - 1] == '\n' ? feeds : feeds + 1;
  }

  @Test
  void emptyInputHasNoAnswerAndTheLastLineNeedsNoFeed() {
    assertEquals("", Tool.run("").out());
    assertEquals(1, Tool.run(GOOD).out().lines().count());
    assertEquals(2, Tool.run(GOOD + "\r\n" + GOOD).out().lines().count());
  }

  /** Who waits for an answer before asking again must not wait for a full buffer. */
  @Test
  void anAnswerIsOutBeforeTheToolWaitsForMore() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InputStream in =
        new InputStream() {
          private int reads;

          @Override
          public int read() {
            throw new UnsupportedOperationException("read in blocks");
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            assertEquals(reads, out.toString(UTF_8).lines().count());
            if (reads == 3) {
              return -1;
            }
            reads++;
            byte[] line = (GOOD + "\n").getBytes(UTF_8);
            System.arraycopy(line, 0, buffer, offset, line.length);
            return line.length;
          }
        };
    RequestLines.answer(in, new PrintStream(out, false, UTF_8));
    assertEquals(3, out.toString(UTF_8).lines().count());
  }

  @Test
  void mistypedFieldsAreRefusedByName() {
    Map<String, @Nullable Object> answer =
        Tool.answer("{\"op\":\"amount\",\"tenth\":1,\"tenths\":1}");
    assertTrue(String.valueOf(answer).contains("UnknownField"));
    assertTrue(String.valueOf(answer).contains("no field tenth;"));
  }

  @Test
  void wholeNumbersInAnyWriting() {
    for (String one : new String[] {"1", "\"1\"", "1.0", "1e0", "\"+1\"", "\"01\""}) {
      assertEquals(
          "0001", Tool.answer("{\"op\":\"amount\",\"tenths\":" + one + "}").get("field"), one);
    }
    String[] none = {"1.5", "\"1.0\"", "\"\"", "\"x\"", "true", "[1]", "{}", "1e999999999"};
    for (String other : none) {
      assertEquals(
          "WrongType", Tool.errorKind("{\"op\":\"amount\",\"tenths\":" + other + "}"), other);
    }
    for (String beyond : new String[] {"-1", "18201625", "1" + "0".repeat(50)}) {
      assertEquals(
          "OutOfRange", Tool.errorKind("{\"op\":\"amount\",\"tenths\":" + beyond + "}"), beyond);
    }
  }

  /** What was read at once is answered by several threads; the order stays. */
  @Test
  void answersStandInTheOrderOfTheirRequests() {
    List<String> requests =
        IntStream.range(0, 10_000)
            .mapToObj("{\"op\":\"amount\",\"tenths\":%d}"::formatted)
            .toList();
    List<Map<String, @Nullable Object>> answers = Tool.answers(requests);
    for (int i = 0; i < requests.size(); i++) {
      assertEquals(i, answers.get(i).get("decoded"));
    }
  }
}
