package prepaid.meter.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class DisplayTest {
  @Test
  void wordsStayWholeWhereEightDigitsHoldThem() {
    assertEquals(List.of("27.3 KWH"), Display.frames("27.3 kWh"));
    assertEquals(List.of("ACCEPT", "+27.3 KWH"), Display.frames("ACCEPT +27.3 kWh"));
    assertEquals(List.of("8888888.8"), Display.frames("8888888.8"));
    assertEquals(List.of("NO", "12345678", "903"), Display.frames("NO 12345678903"));
    assertEquals(List.of("KRN 1 KT", "2"), Display.frames("KRN 1 KT 2"));
    assertEquals(List.of("5.0 M3"), Display.frames("5.0 m³"));
  }

  @Test
  void everyResultHasAMessageThatFitsAndASentence() {
    for (TokenResult result : TokenResult.values()) {
      assertTrue(result.display().length() <= Display.DIGITS, result.display());
      assertTrue(result.words().length() > 5, result.words());
      assertEquals(result, TokenResult.named(result.standardName()).orElseThrow());
    }
    for (OpenReason reason : OpenReason.values()) {
      assertEquals(1, Display.frames(reason.display()).size());
    }
  }

  @Test
  void theNumbersOfTheResultsAreEachUsedOnce() {
    List<Integer> codes =
        List.of(TokenResult.values()).stream().map(TokenResult::code).sorted().toList();
    assertEquals(codes.stream().distinct().toList(), codes);
    assertEquals(13, TokenResult.CRC_ERROR.code());
  }
}
