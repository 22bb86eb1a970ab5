package prepaid.sts.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Splits a stream into lines of bounded length, so that no input can fill the memory. */
final class LineReader {
  /** The longest line: a request with inline tables has about 600 bytes. */
  static final int LINE_LENGTH_MAX = 64 * 1024;

  /** A line without its line feed, cut off after {@link #LINE_LENGTH_MAX} when it is too long. */
  static final class Line {
    private final byte[] bytes;
    private final boolean isTooLong;

    private Line(byte[] bytes, boolean isTooLong) {
      this.bytes = bytes;
      this.isTooLong = isTooLong;
    }

    byte[] bytes() {
      return bytes;
    }

    boolean isTooLong() {
      return isTooLong;
    }
  }

  /** What to do before a read that may wait. */
  @FunctionalInterface
  interface BeforeWaiting {
    void run() throws IOException;
  }

  private final InputStream in;
  private final BeforeWaiting beforeWaiting;
  private final byte[] buffer = new byte[64 * 1024];
  private int position;
  private int limit;

  /**
   * @param beforeWaiting run before each read that may wait, so that answers are out by then
   */
  LineReader(InputStream in, BeforeWaiting beforeWaiting) {
    this.in = in;
    this.beforeWaiting = beforeWaiting;
  }

  /** The next line; empty at the end. A last line needs no line feed. */
  Optional<Line> next() throws IOException {
    if (isAtEnd()) {
      return Optional.empty();
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean isTooLong = false;
    boolean isComplete = false;
    while (!isComplete && !isAtEnd()) {
      int end = position;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      int length = Math.min(end - position, LINE_LENGTH_MAX - line.size());
      line.write(buffer, position, length);
      isTooLong |= length < end - position;
      isComplete = end < limit;
      position = isComplete ? end + 1 : end;
    }
    return Optional.of(new Line(line.toByteArray(), isTooLong));
  }

  private boolean isAtEnd() throws IOException {
    if (position == limit) {
      beforeWaiting.run();
      position = 0;
      limit = Math.max(0, in.read(buffer));
    }
    return limit == 0;
  }
}
