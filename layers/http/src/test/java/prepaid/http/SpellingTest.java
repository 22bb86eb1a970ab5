package prepaid.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SpellingTest {
  @ParameterizedTest
  @CsvSource({"amount, amount, 0", "amuont, amount, 2", "upto, upTo, 1", "'', ab, 2", "ab, '', 2"})
  void countsTheChanges(String a, String b, int distance) {
    assertEquals(distance, Spelling.distance(a, b));
  }

  @Test
  void theNearestNameIsOffered() {
    assertEquals(
        Optional.of("phone"), Spelling.nearest("Phonne", List.of("holder", "phone", "phones")));
    assertEquals(Optional.empty(), Spelling.nearest("colour", List.of("holder", "phone")));
  }

  @Test
  void aLongNameIsShownInPart() {
    assertTrue(Spelling.unknown("x".repeat(90), List.of("a")).length() < 120);
  }
}
