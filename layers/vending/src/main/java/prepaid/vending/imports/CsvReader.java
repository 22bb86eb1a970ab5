package prepaid.vending.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads comma-separated values (RFC 4180), one record at a time: fields in quotes may hold
 * separators, line ends and doubled quotes; lines end with LF, CRLF or CR; empty lines are passed
 * over.
 */
public final class CsvReader {
  private static final char QUOTE = '"';

  private final String text;
  private final char separator;
  private int at;
  private int line;

  /**
   * A record.
   *
   * @param line of the text, from 1, in which it begins
   * @param start of it in the text
   * @param end where the next one begins
   */
  public record Record(List<String> fields, int line, int start, int end) {
    public Record {
      fields = List.copyOf(fields);
    }
  }

  /** The text ends within quotes that were opened in this line, or goes on behind closed ones. */
  public static final class BrokenQuotes extends Exception {
    private static final long serialVersionUID = 1L;
    private final int line;

    BrokenQuotes(int line) {
      super("broken quotes in line " + line);
      this.line = line;
    }

    public int line() {
      return line;
    }
  }

  /**
   * @param firstLine the number of the text's first line
   */
  public CsvReader(String text, char separator, int firstLine) {
    this.text = text;
    this.separator = separator;
    this.line = firstLine;
  }

  /** The next record; empty behind the last. */
  public Optional<Record> next() throws BrokenQuotes {
    while (at < text.length() && isLineEnd()) {
      passLineEnd();
    }
    if (at >= text.length()) {
      return Optional.empty();
    }
    int start = at;
    int first = line;
    List<String> fields = new ArrayList<>();
    fields.add(field());
    while (at < text.length() && text.charAt(at) == separator) {
      at++;
      fields.add(field());
    }
    if (at < text.length()) {
      passLineEnd();
    }
    return Optional.of(new Record(fields, first, start, at));
  }

  /** Leaves {@code at} on a separator, on a line end, or behind the text. */
  private String field() throws BrokenQuotes {
    if (at < text.length() && text.charAt(at) == QUOTE) {
      return quoted();
    }
    int start = at;
    while (at < text.length() && text.charAt(at) != separator && !isLineEnd()) {
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() throws BrokenQuotes {
    int opened = line;
    StringBuilder value = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c != QUOTE) {
        countLine(c);
        value.append(c);
        at++;
      } else if (at + 1 < text.length() && text.charAt(at + 1) == QUOTE) {
        value.append(QUOTE);
        at += 2;
      } else {
        at++;
        if (at < text.length() && text.charAt(at) != separator && !isLineEnd()) {
          throw new BrokenQuotes(line);
        }
        return value.toString();
      }
    }
    throw new BrokenQuotes(opened);
  }

  private void countLine(char c) {
    boolean isCrlf = c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
    if (c == '\n' || c == '\r' && !isCrlf) {
      line++;
    }
  }

  private boolean isLineEnd() {
    return text.charAt(at) == '\n' || text.charAt(at) == '\r';
  }

  private void passLineEnd() {
    boolean isCrlf =
        text.charAt(at) == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
    at += isCrlf ? 2 : 1;
    line++;
  }
}
