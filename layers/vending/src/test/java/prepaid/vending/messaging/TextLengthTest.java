package prepaid.vending.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TextLengthTest {
  @Test
  void plainEnglishHasRoomFor160() {
    assertTrue(TextLength.fitsOnePart("a".repeat(160)));
    assertFalse(TextLength.fitsOnePart("a".repeat(161)));
    assertEquals(160, TextLength.room("a"));
  }

  @Test
  void theExtensionTableTakesTwoSeptets() {
    assertTrue(TextLength.isGsm7("^{}\\[~]|€\f"));
    assertEquals(20, TextLength.taken("^{}\\[~]|€\f"));
    assertTrue(TextLength.fitsOnePart("€".repeat(80)));
    assertFalse(TextLength.fitsOnePart("€".repeat(80) + "a"));
  }

  @Test
  void oneCharacterOutsideTurnsTheWholeTextToUcs2() {
    String text = "a".repeat(69) + "ж";
    assertFalse(TextLength.isGsm7(text));
    assertEquals(70, TextLength.taken(text));
    assertTrue(TextLength.fitsOnePart(text));
    assertFalse(TextLength.fitsOnePart(text + "a"));
  }

  @Test
  void inUcs2TheExtensionTableIsNothingSpecial() {
    assertEquals(3, TextLength.taken("€€ж"));
  }

  @Test
  void aCharacterBeyondTheFirstPlaneTakesTwoCodeUnits() {
    assertEquals(2, TextLength.taken("⚡".repeat(2)));
    assertEquals(4, TextLength.taken("\uD83D\uDD0C".repeat(2)));
    assertFalse(TextLength.fitsOnePart("\uD83D\uDD0C".repeat(36)));
  }

  @Test
  void theDefaultAlphabetIsTheStandardsAndNotLatin1() {
    assertEquals(33, TextLength.taken("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ¤¡"));
    assertTrue(TextLength.isGsm7("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ¤¡¿§ÄÖÑÜäöñüà"));
    for (String outside : new String[] {"ç", "`", "³", "·", "ê", "\t", "№", "–"}) {
      assertFalse(TextLength.isGsm7(outside), outside);
    }
  }

  @Test
  void everyPrintableAsciiCharacterButTheBacktickIsCarried() {
    for (char c = 0x20; c < 0x7f; c++) {
      assertEquals(c != '`', TextLength.isGsm7(String.valueOf(c)), "character " + (int) c);
    }
  }
}
