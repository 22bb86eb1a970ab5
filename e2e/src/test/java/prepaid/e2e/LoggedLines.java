package prepaid.e2e;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the functions log from here on, as CloudWatch would see it. */
final class LoggedLines extends Handler implements AutoCloseable {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Logger logger;

  private LoggedLines(String name) {
    this.logger = Logger.getLogger(name);
    logger.addHandler(this);
  }

  static LoggedLines open() {
    return new LoggedLines("functions");
  }

  /** What everything in this process logs. */
  static LoggedLines ofEverything() {
    return new LoggedLines("");
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
    logger.removeHandler(this);
  }
}
