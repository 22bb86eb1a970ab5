package prepaid.sts.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prepaid.sts.StaTables;

class StaTablesJsonTest {
  private static final String SIXTEEN = numbers(16);
  private static final String RIGHT =
      "\"substitution0\":%s,\"substitution1\":%s,\"permutation\":%s"
          .formatted(SIXTEEN, SIXTEEN, numbers(64));

  private static String numbers(int count) {
    return IntStream.range(0, count)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(",", "[", "]"));
  }

  @TempDir private Path folder = Path.of(".");

  private Path file(String json) throws IOException {
    return Files.writeString(folder.resolve("tables.json"), json);
  }

  @Test
  void aDeploymentNamesTheSampleOrAFile() throws IOException {
    assertEquals(StaTables.sample(), StaTablesJson.named("sample"));
    Path file = file("{\"name\":\"licensed\",\"about\":\"note\"," + RIGHT + "}");
    assertEquals("licensed", StaTablesJson.named(file.toString()).name());
    assertEquals("unnamed", StaTablesJson.read(file("{" + RIGHT + "}")).name());
    assertThrows(
        NoSuchFileException.class, () -> StaTablesJson.read(folder.resolve("missing.json")));
  }

  @Test
  void whatIsNoTableSetIsRefusedWithItsReason() throws IOException {
    assertRefused("is not a JSON object", "nonsense");
    assertRefused("is not a JSON object", "[1]");
    assertRefused("is not a JSON object", "null");
    assertRefused("no field substitution2", "{" + RIGHT + ",\"substitution2\":[]}");
    assertRefused("has a list substitution0", "{\"permutation\":[]}");
    assertRefused("entry 0 of substitution0", "{" + RIGHT.replaceFirst("\\[0,", "[0.5,") + "}");
    assertRefused(
        "entry 0 of substitution0", "{" + RIGHT.replaceFirst("\\[0,", "[99999999999,") + "}");
    assertRefused("substitution0 holds 1 twice", "{" + RIGHT.replaceFirst("\\[0,", "[1,") + "}");
    assertRefused("too large", " ".repeat(70_000));
  }

  private void assertRefused(String words, String json) throws IOException {
    Path file = file(json);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> StaTablesJson.read(file));
    assertTrue(String.valueOf(e.getMessage()).contains(words), String.valueOf(e.getMessage()));
  }
}
