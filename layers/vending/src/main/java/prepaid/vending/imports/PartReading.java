package prepaid.vending.imports;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import prepaid.vending.limits.Limits;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

/** Cuts the text of a part into chunks, once its header and its quotes are in order. */
public final class PartReading {
  private static final String PART = "part";
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** What stands in the place of bytes that are no UTF-8. */
  private static final char REPLACEMENT = '\uFFFD';

  private final Set<String> known;
  private final Set<String> required;

  /** A part that can be worked on. */
  public record Table(List<ImportChunk> chunks, int rows) {
    public Table {
      chunks = List.copyOf(chunks);
    }
  }

  /**
   * @param known names of columns
   * @param required those that must be there
   */
  public PartReading(Set<String> known, Set<String> required) {
    this.known = Set.copyOf(known);
    this.required = Set.copyOf(required);
  }

  public Answer<Table> read(String part) {
    String text = !part.isEmpty() && part.charAt(0) == BYTE_ORDER_MARK ? part.substring(1) : part;
    if (text.indexOf(REPLACEMENT) >= 0) {
      return refused("The file is not in UTF-8, or was damaged on the way.");
    }
    int end = text.indexOf('\n') < 0 ? text.length() : text.indexOf('\n');
    char separator = text.substring(0, end).indexOf(',') < 0 ? ';' : ',';
    CsvReader reader = new CsvReader(text, separator, 1);
    try {
      Optional<CsvReader.Record> header = reader.next();
      if (header.isEmpty()) {
        return refused("The file is empty; its first line names the columns.");
      }
      List<String> columns = header.get().fields().stream().map(String::strip).toList();
      Optional<String> wrong = wrongHeader(columns);
      return wrong.isPresent()
          ? refused(wrong.get())
          : Answer.given(new Cutting(text, separator, columns).cut(reader));
    } catch (CsvReader.BrokenQuotes broken) {
      return refused(
          "The quotes in line %d are not closed, or something stands behind them."
              .formatted(broken.line()));
    } catch (RowTooLong tooLong) {
      return refused(
          "The row in line %d has more than %d characters."
              .formatted(tooLong.line, Limits.IMPORT_ROW_CHARACTERS_MAX));
    }
  }

  private Optional<String> wrongHeader(List<String> columns) {
    Set<String> seen = new HashSet<>();
    for (String column : columns) {
      if (!known.contains(column)) {
        return Optional.of(
            "The first line names the column \"%s\", which no meter has."
                .formatted(column.length() > 40 ? column.substring(0, 40) + "…" : column));
      }
      if (!seen.add(column)) {
        return Optional.of("The first line names the column \"%s\" twice.".formatted(column));
      }
    }
    return required.stream()
        .filter(column -> !seen.contains(column))
        .sorted()
        .findFirst()
        .map("The first line lacks the column \"%s\"."::formatted);
  }

  private static <T> Answer<T> refused(String words) {
    return Answer.refused(RefusalKind.INVALID_REQUEST, PART, words);
  }

  /** Leaves the cutting; it never leaves this class. */
  private static final class RowTooLong extends Exception {
    private static final long serialVersionUID = 1L;
    private final int line;

    RowTooLong(int line) {
      super("a row is too long");
      this.line = line;
    }
  }

  /** Runs of whole rows, each small enough to be stored and worked on at once. */
  private static final class Cutting {
    private final String text;
    private final char separator;
    private final List<String> columns;
    private final List<ImportChunk> chunks = new ArrayList<>();
    private int rows;
    private int start;
    private int firstLine;
    private int firstRow;

    Cutting(String text, char separator, List<String> columns) {
      this.text = text;
      this.separator = separator;
      this.columns = columns;
    }

    Table cut(CsvReader reader) throws CsvReader.BrokenQuotes, RowTooLong {
      Optional<CsvReader.Record> next = reader.next();
      int end = 0;
      while (next.isPresent()) {
        CsvReader.Record row = next.get();
        if (row.end() - row.start() > Limits.IMPORT_ROW_CHARACTERS_MAX) {
          throw new RowTooLong(row.line());
        }
        if (rows == 0) {
          begin(row);
        } else if (rows + 1 - firstRow >= Limits.IMPORT_CHUNK_ROWS_MAX
            || row.end() - start > Limits.IMPORT_CHUNK_CHARACTERS_MAX) {
          finish(end);
          begin(row);
        }
        rows++;
        end = row.end();
        next = reader.next();
      }
      if (rows > 0) {
        finish(end);
      }
      return new Table(chunks, rows);
    }

    private void begin(CsvReader.Record row) {
      start = row.start();
      firstLine = row.line();
      firstRow = rows + 1;
    }

    private void finish(int end) {
      chunks.add(
          new ImportChunk(
              chunks.size(), columns, separator, text.substring(start, end), firstLine, firstRow));
    }
  }
}
