package prepaid.e2e;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the functions log from here on, as CloudWatch would see it. */
final class LoggedLines extends Handler implements AutoCloseable {
  private static final Logger FUNCTIONS = Logger.getLogger("functions");

  private final List<String> lines = new CopyOnWriteArrayList<>();

  private LoggedLines() {}

  static LoggedLines open() {
    LoggedLines opened = new LoggedLines();
    FUNCTIONS.addHandler(opened);
    return opened;
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void publish(LogRecord record) {
    lines.add(String.valueOf(record.getMessage()));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    FUNCTIONS.removeHandler(this);
  }
}
