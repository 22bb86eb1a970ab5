package prepaid.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as an auditor runs it. */
class ProveMainTest {
  /** With their payments 100,000 rows; {@code -Dprove.vends=600000} measures a million. */
  private static final int VENDS = Integer.getInteger("prove.vends", 60_000);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir private Path folder = Path.of("");

  private int run(String in, String... arguments) {
    ProveMain.Console console =
        new ProveMain.Console(
            new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return console.run(List.of(arguments), Optional.empty());
  }

  private String words() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private Map<String, Object> json() throws IOException {
    return JSON.std.mapFrom(words());
  }

  /** A page of the office is one object; saved pages follow one another. */
  private static String pages(List<String> lines, int each) {
    StringBuilder pages = new StringBuilder();
    for (int i = 0; i < lines.size(); i += each) {
      List<String> page = lines.subList(i, Math.min(i + each, lines.size()));
      pages.append("{\"rows\":[").append(String.join(",", page)).append("],\"cursor\":\"c\"}\n");
    }
    return pages.toString();
  }

  @Test
  void pagesAndLinesAreProvedAlike() throws IOException {
    List<String> lines = new MadeExport(300, 20).lines();
    assertEquals(ProveMain.PROVED, run(String.join("\n", lines), "-", "--json"));
    Map<String, Object> ofLines = json();
    out.reset();
    assertEquals(ProveMain.PROVED, run(pages(lines, 7), "-", "--json"));
    assertEquals(ofLines, json());
    assertEquals(300, ofLines.get("vends"));
    assertEquals(true, ofLines.get("holds"));
  }

  @Test
  void theReportInWordsNamesWhatWasFoundAndEndsWithTheVerdict() throws IOException {
    List<String> lines = new MadeExport(300, 20).lines();
    String altered =
        String.join("\n", lines).replaceFirst("\"tariff\":\"home\"", "\"tariff\":\"\"");
    Path file = Files.writeString(folder.resolve("rows.jsonl"), altered);
    assertEquals(ProveMain.FOUND, run("", file.toString()));
    assertTrue(words().contains("ALTERED  " + file + " row 2 (line 2): row 1 of meter"), words());
    assertTrue(words().endsWith("NOT PROVED: 1 findings\n"), words());
  }

  @Test
  void theKeyOfTheCheckpointsMayBeBroughtAlong() throws IOException {
    MadeExport made = new MadeExport(30, 3);
    Path rows = Files.write(folder.resolve("rows.jsonl"), made.lines());
    Path der = Files.write(folder.resolve("key.der"), made.publicKey());
    String base64 = Base64.getMimeEncoder().encodeToString(made.publicKey());
    String text = "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
    Path pem = Files.writeString(folder.resolve("key.pem"), text);
    Path other = Files.write(folder.resolve("other.der"), new MadeExport(1, 1).publicKey());
    String file = rows.toString();
    assertEquals(ProveMain.PROVED, run("", file, "--public-key", der.toString()));
    assertEquals(ProveMain.PROVED, run("", file, "--public-key", pem.toString()));
    assertEquals(ProveMain.FOUND, run("", file, "--public-key", other.toString()));
  }

  @Test
  void whatIsNotUnderstoodIsToldApartFromWhatIsFound() {
    assertEquals(ProveMain.NOT_UNDERSTOOD, run(""));
    assertEquals(ProveMain.NOT_UNDERSTOOD, run("", "--from", "http://localhost"));
    assertEquals(ProveMain.NOT_UNDERSTOOD, run("", "rows", "--unheard-of"));
    assertEquals(ProveMain.NOT_READ, run("", folder.resolve("nowhere").toString()));
    assertEquals(ProveMain.NOT_READ, run("{\"row\":", "-"));
    assertEquals(ProveMain.PROVED, run("", "--help"));
    assertTrue(words().contains("usage: ./vend prove"), words());
  }

  @Test
  void oneAlteredRowAmongManyIsFoundAndPlaced() throws IOException {
    Path file = folder.resolve("rows.jsonl");
    int altered = VENDS / 2;
    int line = write(file, altered);
    long begin = System.nanoTime();
    assertEquals(ProveMain.FOUND, run("", file.toString(), "--json"));
    long millis = (System.nanoTime() - begin) / 1_000_000;
    System.getLogger("measured")
        .log(System.Logger.Level.INFO, "{0} vends proved in {1} ms", VENDS, millis);
    assertEquals(VENDS, json().get("vends"));
    List<?> findings = (List<?>) Optional.ofNullable(json().get("findings")).orElseThrow();
    assertEquals(1, findings.size(), findings::toString);
    Map<?, ?> finding = (Map<?, ?>) findings.getFirst();
    assertEquals("altered", finding.get("kind"));
    assertEquals(file + " row %d (line %d)".formatted(line, line), finding.get("place"));
  }

  /** Answers the line of the altered vend. */
  private static int write(Path file, int altered) throws IOException {
    AtomicInteger vends = new AtomicInteger();
    AtomicInteger lines = new AtomicInteger();
    AtomicInteger found = new AtomicInteger();
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      new MadeExport(VENDS, Math.max(VENDS / 50, 1))
          .write(line -> {
            lines.incrementAndGet();
            boolean vend = line.startsWith("{\"row\":\"vend\"");
            boolean now = vend && vends.getAndIncrement() == altered;
            try {
              writer.write(now ? line.replace("\"units\":\"47.1\"", "\"units\":\"47.2\"") : line);
              writer.newLine();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            if (now) {
              found.set(lines.get());
            }
          });
    }
    return found.get();
  }
}
