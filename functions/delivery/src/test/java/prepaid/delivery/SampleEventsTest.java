package prepaid.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The folder of sample events as a whole; each story's own test reads its event. */
class SampleEventsTest {
  private static final Path EVENTS = Path.of(System.getProperty("house.root"), "events");

  @Test
  void eachIsJsonAndStandsInTheTable() throws IOException {
    String table = Files.readString(EVENTS.resolve("README.md"));
    List<Path> events = events();
    assertTrue(events.size() >= 9, "an event for each story");
    for (Path event : events) {
      assertFalse(StreamEvents.parsed(Files.readString(event)).isEmpty(), event.toString());
      assertTrue(table.contains("| `" + event.getFileName() + "` |"), event.toString());
    }
  }

  @Test
  void proxyEventsCarryTheirBodyAsText() throws IOException {
    for (Path file : events()) {
      Map<String, Object> event = StreamEvents.parsed(Files.readString(file));
      if (event.get("body") instanceof String body) {
        boolean isTable = String.valueOf(event.get("headers")).contains("text/csv");
        assertTrue(isTable || !StreamEvents.parsed(body).isEmpty(), file.toString());
        assertEquals(false, event.get("isBase64Encoded"));
      }
    }
  }

  /** What would be a secret, or could be checked before its time, is a placeholder. */
  @Test
  void noneHoldsASignatureOrABearerToken() throws IOException {
    for (Path file : events()) {
      String text = Files.readString(file);
      assertFalse(text.matches("(?s).*v1=[0-9a-f]{8}.*"), file.toString());
      assertFalse(text.matches("(?s).*Bearer (?!REPLACE).*"), file.toString());
    }
  }

  private static List<Path> events() throws IOException {
    try (Stream<Path> files = Files.list(EVENTS)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }
}
