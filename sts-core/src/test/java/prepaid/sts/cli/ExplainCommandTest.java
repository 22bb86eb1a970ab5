package prepaid.sts.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prepaid.sts.Vectors;
import prepaid.sts.Vectors.Vector;

class ExplainCommandTest {
  private static final String MONEY = "00834150533583928845";
  private static final String MONEY_KEY = "ac01f29edc3a3ec0931fdf3bb5d3c715";

  @Test
  void aCreditTokenInWords() {
    Tool run =
        Tool.run("", "explain", MONEY, "--key", MONEY_KEY, "--ea", "11", "--base-date", "2014");
    assertEquals(0, run.exit(), run.err());
    assertEquals(
        List.of(
            "A credit token of -665844.42624 in the base currency for time for a meter with this"
                + " key.",
            "Its token identifier is 4767596: made 2023-01-24 19:56 UTC."),
        run.out().lines().toList());
  }

  @Test
  void groupsOfDigitsAreOneToken() {
    Tool grouped =
        Tool.run(
            "", "explain", "--ea", "11", "0083", "4150", "5335", "8392", "8845", "--key",
            MONEY_KEY);
    assertEquals(0, grouped.exit(), grouped.err());
    assertTrue(grouped.out().contains("1993: 2002-01-24 19:56 UTC, 2014: 2023-01-24 19:56 UTC"));
  }

  @Test
  void aRefusedTokenSaysWhatTheMeterSays() {
    Tool run = Tool.run("", "explain", "1234", "--key", MONEY_KEY, "--ea", "11");
    assertEquals(1, run.exit());
    assertTrue(run.out().startsWith("A meter with this key answers FormatError"), run.out());
  }

  @Test
  void tablesComeFromAFile(@TempDir Path folder) throws IOException {
    Vector vector =
        Vectors.load("credit_tokens", 320).stream()
            .filter(each ->
                each.fields().get("tables") instanceof String name && !name.equals("sample"))
            .findFirst()
            .orElseThrow();
    Path file = folder.resolve("tables.json");
    @SuppressWarnings("unchecked")
    Map<String, @Nullable Object> tables =
        (Map<String, @Nullable Object>) vector.tableObject().orElseThrow();
    Files.writeString(file, Tool.json(tables), UTF_8);
    Tool run = explain(vector, file.toString());
    assertEquals(0, run.exit(), run.err());
    assertTrue(run.out().contains("token identifier is " + vector.value("tid")), run.out());
    assertFalse(run.out().contains("sample"), run.out());
    Tool sample = explain(vector, "sample");
    assertTrue(sample.out().contains("CRCError"), sample.out());
    assertTrue(sample.out().contains("which no live meter uses"), sample.out());
    Tool missing = explain(vector, folder.resolve("none.json").toString());
    assertEquals(2, missing.exit());
    assertTrue(missing.err().contains("cannot read the tables"), missing.err());
  }

  private static Tool explain(Vector vector, String tables) {
    return Tool.run(
        "",
        "explain",
        vector.text("token"),
        "--key",
        vector.text("decoderKey"),
        "--ea",
        "7",
        "--tables",
        tables);
  }
}
