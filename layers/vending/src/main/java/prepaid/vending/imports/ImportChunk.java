package prepaid.vending.imports;

import java.util.List;

/**
 * Rows that are worked on together.
 *
 * @param number within its part, from 0
 * @param columns the part's header
 * @param text the rows as they came, comma-separated values; personal data
 * @param line of the part in which they begin
 * @param row number of the first one within its part, from 1
 */
public record ImportChunk(
    int number, List<String> columns, char separator, String text, int line, int row) {
  public ImportChunk {
    columns = List.copyOf(columns);
  }

  @Override
  public String toString() {
    return "ImportChunk[" + number + "]";
  }
}
