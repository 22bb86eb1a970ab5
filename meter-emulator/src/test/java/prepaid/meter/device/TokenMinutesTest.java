package prepaid.meter.device;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import prepaid.meter.literal.Vectors;
import prepaid.meter.literal.Vectors.Vector;

class TokenMinutesTest {
  @Test
  void everyVector() {
    int outside = 0;
    for (Vector vector : Vectors.load("tid", 39).tests()) {
      OptionalInt tid =
          TokenMinutes.tid(vector.number("baseDate"), Instant.parse(vector.text("utc")));
      if (vector.has("tid")) {
        // Vendors skip 00:01; a factory's clock does not.
        int minute = tid.orElseThrow();
        int vended = minute % 1440 == 1 ? minute + 1 : minute;
        assertEquals(vector.number("tid"), vended, vector::toString);
      } else {
        assertEquals(OptionalInt.empty(), tid, vector::toString);
        outside++;
      }
    }
    assertEquals(true, outside > 0);
  }

  @Test
  void theLastUsableMinutes() {
    assertEquals("2024-11-24T20:15:00Z", TokenMinutes.last(1993).toString());
    assertEquals("2045-11-24T20:15:00Z", TokenMinutes.last(2014).toString());
    assertEquals("2066-11-24T20:15:00Z", TokenMinutes.last(2035).toString());
  }
}
