package prepaid.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every Java file is as google-java-format would write it. */
class FormatTest {
  @Test
  void everyJavaFileIsFormatted() {
    Path root = Repository.root();
    List<String> files =
        Repository.javaFiles().keySet().stream()
            .map(path -> root.resolve(path).toString())
            .toList();
    Outcome outcome = format(files);
    assertTrue(
        outcome.clean(),
        () ->
            "not formatted; ./vend format puts it right:\n"
                + outcome.said().replace(root + "/", ""));
  }

  @Test
  void anUnformattedFileIsFound(@TempDir Path folder) throws IOException {
    Path good = Files.writeString(folder.resolve("Good.java"), "class Good {}\n");
    Path bad = Files.writeString(folder.resolve("Bad.java"), "class Bad { int  a; }\n");
    Path broken = Files.writeString(folder.resolve("Broken.java"), "class Broken {\n");

    assertEquals(new Outcome(true, ""), format(List.of(good.toString())));
    Outcome outcome = format(List.of(good.toString(), bad.toString()));
    assertEquals(new Outcome(false, bad + "\n"), outcome);
    assertEquals(false, format(List.of(broken.toString())).clean());
  }

  private record Outcome(boolean clean, String said) {}

  private static Outcome format(List<String> files) {
    ToolProvider formatter = ToolProvider.findFirst("google-java-format").orElseThrow();
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said, true);
    Stream<String> options = Stream.of("--dry-run", "--set-exit-if-changed");
    int exit =
        formatter.run(out, out, Stream.concat(options, files.stream()).toArray(String[]::new));
    return new Outcome(exit == 0, said.toString());
  }
}
