package prepaid.sts.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Splits a stream into lines of bounded length, so that no input can fill the memory. */
final class LineReader {
  /** The longest line: a request with inline tables has about 600 bytes. */
  static final int LINE_LENGTH_MAX = 64 * 1024;

  /**
   * A line without its line feed, as a part of an array that lasts until the next read; cut off
   * after {@link #LINE_LENGTH_MAX} when it is too long.
   */
  record Line(byte[] bytes, int from, int length, boolean isTooLong) {}

  /** What to do before a read that may wait. */
  @FunctionalInterface
  interface BeforeWaiting {
    void run() throws IOException;
  }

  private final InputStream in;
  private final BeforeWaiting beforeWaiting;
  private final byte[] buffer = new byte[256 * 1024];
  private int position;
  private int limit;

  /**
   * @param beforeWaiting run before each read, which may wait and overwrites the lines read before
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
    int from = position;
    int end = endInBuffer();
    if (end < limit) {
      position = end + 1;
      int length = end - from;
      boolean isTooLong = length > LINE_LENGTH_MAX;
      return Optional.of(new Line(buffer, from, Math.min(length, LINE_LENGTH_MAX), isTooLong));
    }
    return Optional.of(acrossReads());
  }

  /** Where the line ends that begins at the position: at its feed, or at the end of the buffer. */
  private int endInBuffer() {
    int end = position;
    while (end < limit && buffer[end] != '\n') {
      end++;
    }
    return end;
  }

  private Line acrossReads() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean isTooLong = false;
    boolean isComplete = false;
    while (!isComplete && !isAtEnd()) {
      int end = endInBuffer();
      int length = Math.min(end - position, LINE_LENGTH_MAX - line.size());
      line.write(buffer, position, length);
      isTooLong |= length < end - position;
      isComplete = end < limit;
      position = isComplete ? end + 1 : end;
    }
    return new Line(line.toByteArray(), 0, line.size(), isTooLong);
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
