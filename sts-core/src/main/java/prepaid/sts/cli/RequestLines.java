package prepaid.sts.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import prepaid.sts.cli.BadRequest.Kind;

/**
 * Answers request lines, each with one line, in order, whatever is wrong with one of them. What was
 * read at once is answered by all processors together, before the next read that may wait.
 */
final class RequestLines {
  /** Fewer are not worth a second thread. */
  private static final int PART_LINES_MIN = 32;

  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

  private final PrintStream out;
  private final List<LineReader.Line> waiting = new ArrayList<>();

  private RequestLines(PrintStream out) {
    this.out = out;
  }

  static void answer(InputStream in, PrintStream out) throws IOException {
    RequestLines requests = new RequestLines(out);
    LineReader lines = new LineReader(in, requests::answerWaiting);
    Optional<LineReader.Line> line = lines.next();
    while (line.isPresent() && !out.checkError()) {
      requests.waiting.add(line.get());
      line = lines.next();
    }
    requests.answerWaiting();
  }

  private void answerWaiting() throws IOException {
    int parts = Math.clamp(waiting.size() / PART_LINES_MIN, 1, PROCESSORS);
    List<ByteArrayOutputStream> answers =
        IntStream.range(0, parts).parallel().mapToObj(part -> answers(part, parts)).toList();
    for (ByteArrayOutputStream answer : answers) {
      answer.writeTo(out);
    }
    out.flush();
    waiting.clear();
  }

  private ByteArrayOutputStream answers(int part, int parts) {
    int from = waiting.size() * part / parts;
    int to = waiting.size() * (part + 1) / parts;
    ByteArrayOutputStream answers = new ByteArrayOutputStream();
    try (AnswerWriter writer = new AnswerWriter(answers)) {
      for (LineReader.Line line : waiting.subList(from, to)) {
        writer.write(answer(line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes what is written", e);
    }
    return answers;
  }

  private static Map<String, Object> answer(LineReader.Line line) {
    try {
      Request request = RequestParser.parsed(line);
      return operation(request).answer(request);
    } catch (BadRequest e) {
      return Answers.error(e);
    } catch (RuntimeException e) {
      // The tool promises an answer to every line; the class name tells the fault, the message of
      // an unforeseen exception might hold a key.
      return Answers.error(
          new BadRequest(Kind.INTERNAL, "a fault of this tool: " + e.getClass().getSimpleName()));
    }
  }

  private static Operation operation(Request request) throws BadRequest {
    String title = request.text("op");
    return Operation.titled(title)
        .orElseThrow(() ->
            new BadRequest(Kind.UNKNOWN_OPERATION, "the operations are " + Operation.titles()));
  }
}
