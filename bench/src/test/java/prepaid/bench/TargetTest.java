package prepaid.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetTest {
  private static final URI API = URI.create("http://localhost:1");

  @Test
  void ordinaryRandMetersAreTaken(@TempDir Path folder) throws IOException {
    Path ready =
        Files.writeString(
            folder.resolve("ready.json"),
            """
            {"api": "http://localhost:1", "meterList": [
              {"meterNumber": "1", "currency": "ZAR", "case": "flat", "canVend": true},
              {"meterNumber": "2", "currency": "ZAR", "case": "blocks", "canVend": true},
              {"meterNumber": "3", "currency": "RUB", "case": "flat", "canVend": true},
              {"meterNumber": "4", "currency": "ZAR", "case": "blocked", "canVend": false},
              {"meterNumber": "5", "currency": "ZAR", "case": "water", "canVend": true}]}
            """);
    assertEquals(new Target(API, List.of("1", "2")), Target.running(API, ready));
  }

  @Test
  void aSystemWithoutMetersIsNoTarget() {
    assertThrows(IllegalArgumentException.class, () -> Target.of(API, List.of()));
    assertThrows(IllegalArgumentException.class, () -> Target.of(API, "none"));
  }
}
