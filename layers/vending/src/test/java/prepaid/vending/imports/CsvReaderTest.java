package prepaid.vending.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import prepaid.vending.imports.CsvReader.BrokenQuotes;

class CsvReaderTest {
  private static List<CsvReader.Record> read(String text, char separator) throws BrokenQuotes {
    CsvReader reader = new CsvReader(text, separator, 1);
    List<CsvReader.Record> records = new ArrayList<>();
    for (Optional<CsvReader.Record> next = reader.next(); next.isPresent(); next = reader.next()) {
      records.add(next.get());
    }
    return records;
  }

  private static List<List<String>> fields(String text) throws BrokenQuotes {
    return read(text, ',').stream().map(CsvReader.Record::fields).toList();
  }

  @Test
  void plainAndQuotedFields() throws BrokenQuotes {
    assertEquals(List.of(List.of("a", "b"), List.of("c", "")), fields("a,b\nc,\n"));
    assertEquals(
        List.of(List.of("a,b", "say \"x\"", "")), fields("\"a,b\",\"say \"\"x\"\"\",\"\""));
    assertEquals(List.of(List.of("two\r\nlines", "ж")), fields("\"two\r\nlines\",ж"));
    assertEquals(List.of("a,b", "c"), read("a,b;c", ';').getFirst().fields());
  }

  @Test
  void everyLineEndCountsOnceAndEmptyLinesArePassedOver() throws BrokenQuotes {
    List<CsvReader.Record> records = read("a\r\n\r\n\"x\ny\r\nz\"\rb\n\n\nc", ',');
    assertEquals(List.of(1, 3, 6, 9), records.stream().map(CsvReader.Record::line).toList());
    assertEquals(
        List.of("a", "x\ny\r\nz", "b", "c"),
        records.stream().map(record -> record.fields().getFirst()).toList());
  }

  @Test
  void brokenQuotesAreNamedByTheirLine() {
    assertEquals(2, assertThrows(BrokenQuotes.class, () -> fields("a\n\"b\nc")).line());
    assertEquals(1, assertThrows(BrokenQuotes.class, () -> fields("\"a\"b,c")).line());
  }

  @Test
  void whatIsWrittenIsReadAgain() throws BrokenQuotes {
    SplittableRandom random = new SplittableRandom(20_261_127);
    String letters = "ab,;\"\r\n жδ'=";
    for (int round = 0; round < 2_000; round++) {
      List<List<String>> table = new ArrayList<>();
      int columns = 1 + random.nextInt(4);
      for (int row = 0; row <= random.nextInt(4); row++) {
        List<String> fields = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
          StringBuilder field = new StringBuilder(column == 0 ? "x" : "");
          for (int i = random.nextInt(6); i > 0; i--) {
            field.append(letters.charAt(random.nextInt(letters.length())));
          }
          fields.add(field.toString());
        }
        table.add(fields);
      }
      CsvWriter writer = new CsvWriter();
      table.forEach(writer::record);
      assertEquals(table, fields(writer.text()));
    }
  }
}
