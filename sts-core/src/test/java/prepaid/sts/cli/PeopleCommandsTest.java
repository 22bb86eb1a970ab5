package prepaid.sts.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prepaid.sts.Vectors;
import prepaid.sts.Vectors.Vector;

class PeopleCommandsTest {
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
            "It is for time meters that count money.",
            "Its token identifier is 4767596: made 2023-01-24 19:56 UTC.",
            "It is refused by a meter whose key is a default key (DDTKError), whose key has an"
                + " expiry number below 72 (KeyExpiredError), that took it before (UsedError), or"
                + " that remembers only later tokens (OldError)."),
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

  @Test
  void aTokenFieldByField() {
    Tool run = Tool.run("", "decode", MONEY, "--key", MONEY_KEY, "--ea", "11");
    assertEquals(0, run.exit(), run.err());
    assertEquals(
        List.of(
            "class: 0",
            "subclass: 7",
            "service: TIME_CURRENCY",
            "tid: 4767596",
            "field: 9d2e6",
            "decodedUnit1e5: -66584442624"),
        run.out().lines().toList());
    Tool refused = Tool.run("", "decode", MONEY, "--key", MONEY_KEY, "--ea", "11", "--kt", "1");
    assertEquals(1, refused.exit());
    assertTrue(refused.out().startsWith("result: DDTKError"), refused.out());
  }

  @Test
  void aTestNeedsNoKey() {
    Tool made =
        Tool.run(
            "",
            "encode",
            "test-display",
            "--subclass",
            "0",
            "--control",
            "fffffffff",
            "--mfr-code",
            "0");
    assertEquals("5649 3153 7254 5031 3471\n", made.out(), made.err());
    Tool run = Tool.run("", "explain", made.out().trim());
    assertEquals(0, run.exit(), run.err());
    assertTrue(run.out().contains("test 0"), run.out());
  }

  @Test
  void tokensAreMadeByOptions() {
    Tool made =
        Tool.run(
            "",
            "encode",
            "credit",
            "--key",
            "0011223344556677",
            "--ea",
            "7",
            "--subclass",
            "0",
            "--rnd",
            "5",
            "--tenths",
            "16385",
            "--utc",
            "2026-01-31T12:00:00Z",
            "--base-date",
            "2014");
    assertEquals(0, made.exit(), made.err());
    List<String> lines = made.out().lines().toList();
    assertTrue(lines.get(0).matches("([0-9]{4} ){4}[0-9]{4}"), made.out());
    assertEquals(
        List.of("field: 4001", "decodedTenths: 16394", "tables: sample"), lines.subList(1, 4));
    Tool read =
        Tool.run(
            "",
            "explain",
            lines.get(0),
            "--key",
            "0011223344556677",
            "--ea",
            "7",
            "--base-date",
            "2014");
    assertTrue(read.out().contains("made 2026-01-31 12:00 UTC"), read.out());
  }

  @Test
  void aWholeKeyChangeIsReadAtOnce() {
    Tool made =
        Tool.run(
            "",
            "encode",
            "key-change",
            "--old-decoder-key",
            MONEY_KEY,
            "--new-decoder-key",
            "00112233445566778899aabbccddeeff",
            "--ea",
            "11",
            "--kt",
            "2",
            "--sgc",
            "123456",
            "--ti",
            "07",
            "--krn",
            "2",
            "--ken",
            "255",
            "--roll-over",
            "1");
    assertEquals(4, made.out().lines().count(), made.err());
    String[] words = made.out().strip().split("[ \n]");
    String[] command = Arrays.copyOf(new String[] {"explain"}, words.length + 5);
    System.arraycopy(words, 0, command, 1, words.length);
    System.arraycopy(
        new String[] {"--key", MONEY_KEY, "--ea", "11"}, 0, command, words.length + 1, 4);
    Tool run = Tool.run("", command);
    assertEquals(0, run.exit(), run.err());
    assertTrue(run.out().startsWith("A key change of 4 tokens"), run.out());
    assertTrue(run.out().contains("supply group 123456"), run.out());
  }

  @Test
  void aWrongCommandLineIsNamed() {
    Tool json = Tool.run("", "credit");
    assertTrue(json.err().contains("as a line of JSON on standard input"), json.err());
    Tool none = Tool.run("", "mint");
    assertTrue(none.err().contains("no command mint"), none.err());
    assertWrong("encode makes one of");
    assertWrong("encode makes one of", "decode");
    assertWrong("takes options only", "credit", "1234");
    assertWrong("no option --kye", "credit", "--kye", "00");
    assertWrong("no option --token", "manage", "--token", "00");
    assertWrong("--ea needs a value", "credit", "--ea");
    assertWrong("field rnd is missing", "credit", "--subclass", "0", "--tid", "1");
  }

  private static void assertWrong(String words, String... rest) {
    String[] command = Arrays.copyOf(new String[] {"encode"}, rest.length + 1);
    System.arraycopy(rest, 0, command, 1, rest.length);
    Tool run = Tool.run("", command);
    assertEquals(2, run.exit(), run.out());
    assertEquals("", run.out());
    assertTrue(run.err().contains(words), run.err());
  }
}
