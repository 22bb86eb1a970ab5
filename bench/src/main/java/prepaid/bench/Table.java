package prepaid.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of text in aligned columns: the first to the left, numbers to the right. */
final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  Table(String... headings) {
    rows.add(List.of(headings));
  }

  void row(String... cells) {
    if (cells.length != rows.getFirst().size()) {
      throw new IllegalArgumentException("a row of " + cells.length + " cells");
    }
    rows.add(List.of(cells));
  }

  String text() {
    int[] widths =
        IntStream.range(0, rows.getFirst().size())
            .map(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
            .toArray();
    return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining());
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String gap = " ".repeat(widths[i] - row.get(i).length());
      line.append(i == 0 ? "" : "  ").append(i == 0 ? row.get(i) + gap : gap + row.get(i));
    }
    return line.toString().stripTrailing() + "\n";
  }

  /** Nanoseconds as milliseconds with two decimals, rounded up: {@code 1234567} is 1.24. */
  static String ms(long nanos) {
    long hundredths = (nanos + 9_999) / 10_000;
    return hundredths / 100 + "." + String.format("%02d", hundredths % 100);
  }

  /** How many a second, with one decimal. */
  static String aSecond(long count, long nanos) {
    long tenths = nanos == 0 ? 0 : Math.multiplyExact(count, 10_000_000_000L) / nanos;
    return tenths / 10 + "." + tenths % 10;
  }
}
