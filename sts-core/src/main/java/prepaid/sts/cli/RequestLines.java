package prepaid.sts.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import prepaid.sts.cli.BadRequest.Kind;

/** Answers request lines, each with one line, in order, whatever is wrong with one of them. */
final class RequestLines {
  private static final JSON JSON_READER = JSON.std.with(JSON.Feature.USE_BIG_DECIMAL_FOR_FLOATS);

  private RequestLines() {}

  static void answer(InputStream in, PrintStream out) throws IOException {
    // Buffered here: a PrintStream on standard output flushes what it is given line by line.
    OutputStream answers = new BufferedOutputStream(out, 64 * 1024);
    LineReader lines = new LineReader(in, answers::flush);
    Optional<LineReader.Line> line = lines.next();
    while (line.isPresent() && !out.checkError()) {
      answers.write(JSON.std.asBytes(answer(line.get())));
      answers.write('\n');
      line = lines.next();
    }
    answers.flush();
  }

  private static Map<String, Object> answer(LineReader.Line line) {
    try {
      Request request = parsed(line);
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

  private static Request parsed(LineReader.Line line) throws BadRequest {
    if (line.isTooLong()) {
      throw new BadRequest(
          Kind.LINE_TOO_LONG, "a line has at most %d bytes".formatted(LineReader.LINE_LENGTH_MAX));
    }
    try (JsonParser parser = JSON_READER.createParser(line.bytes())) {
      Object value = JSON_READER.anyFrom(parser);
      if (value instanceof Map<?, ?> fields && parser.nextToken() == null) {
        return new Request(withTextKeys(fields));
      }
    } catch (IOException e) {
      throw new BadRequest(Kind.MALFORMED_JSON, "the line is not JSON, or has a field twice");
    }
    throw new BadRequest(Kind.MALFORMED_JSON, "the line is not one JSON object");
  }

  private static Map<String, @Nullable Object> withTextKeys(Map<?, ?> fields) {
    Map<String, @Nullable Object> request = new LinkedHashMap<>();
    fields.forEach((name, value) -> request.put(String.valueOf(name), value));
    return request;
  }

  private static Operation operation(Request request) throws BadRequest {
    String title = request.text("op");
    return Operation.titled(title)
        .orElseThrow(() ->
            new BadRequest(Kind.UNKNOWN_OPERATION, "the operations are " + Operation.titles()));
  }
}
