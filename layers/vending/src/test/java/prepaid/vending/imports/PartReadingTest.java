package prepaid.vending.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prepaid.vending.imports.PartReading.Table;
import prepaid.vending.limits.Limits;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;

class PartReadingTest {
  private final PartReading reading =
      new PartReading(Set.of("number", "name", "note"), Set.of("number", "name"));

  private Table table(String text) {
    return assertInstanceOf(Answer.Given.class, reading.read(text)).value() instanceof Table table
        ? table
        : new Table(List.of(), -1);
  }

  private String refusal(String text) {
    return reading.read(text) instanceof Answer.Refused<Table>(Refusal refusal)
        ? refusal.detail()
        : "not refused";
  }

  @Test
  void rowsAreCutIntoChunksThatKnowTheirPlace() {
    int rows = 2 * Limits.IMPORT_CHUNK_ROWS_MAX + 1;
    String text =
        "\uFEFFnumber, name\r\n\r\n"
            + IntStream.rangeClosed(1, rows)
                .mapToObj(i -> i + ",\"Two\nlines\"\r\n")
                .collect(Collectors.joining());
    Table table = table(text);
    assertEquals(rows, table.rows());
    assertEquals(3, table.chunks().size());
    ImportChunk second = table.chunks().get(1);
    assertEquals(List.of("number", "name"), second.columns());
    assertEquals(Limits.IMPORT_CHUNK_ROWS_MAX + 1, second.row());
    assertEquals(3 + 2 * Limits.IMPORT_CHUNK_ROWS_MAX, second.line());
    assertTrue(second.text().startsWith(second.row() + ",\"Two"));
    assertEquals(2, table.chunks().getLast().number());
  }

  @Test
  void longRowsMakeShortChunks() {
    String row = "1," + "x".repeat(Limits.IMPORT_ROW_CHARACTERS_MAX - 10) + "\n";
    Table table = table("number,name\n" + row.repeat(20));
    assertEquals(20, table.rows());
    for (ImportChunk chunk : table.chunks()) {
      assertTrue(chunk.text().length() <= Limits.IMPORT_CHUNK_CHARACTERS_MAX);
    }
  }

  @Test
  void aHeaderAloneHasNoRowsAndSemicolonsSeparateToo() {
    assertEquals(0, table("number,name").rows());
    assertEquals(';', table("number;name\n1;a,b\n").chunks().getFirst().separator());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|is empty",
        "number|lacks the column \"name\"",
        "number,name,number|\"number\" twice",
        "number,name,nmae|\"nmae\", which no meter has",
        "1,2|\"1\", which no meter has",
        "number,name~1,\"a|quotes in line 2",
        "number,name~1,\uFFFD|not in UTF-8"
      })
  void aWrongPartIsSaidInWords(String text, String words) {
    String detail = refusal(text.replace('~', '\n'));
    assertTrue(detail.contains(words), detail);
  }

  @Test
  void aRowWithoutEndIsRefused() {
    String row = "2," + "x".repeat(Limits.IMPORT_ROW_CHARACTERS_MAX);
    String detail = refusal("number,name\n1,a\n" + row);
    assertTrue(detail.contains("row in line 3 has more than"), detail);
  }
}
