package prepaid.vending.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import prepaid.sts.UnitsAmount;
import prepaid.vending.meters.Resource;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;

class CatalogueTest {
  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)(:[^}]*)?}");
  private static final int[] COUNTS = {0, 1, 2, 4, 5, 11, 21, 1_440};

  /** The longest that each place can hold: a larger value would be a defect elsewhere. */
  private static Map<String, Object> worst(Message message, TextLanguage language, int count) {
    Money money = new Money(999_999_999_999L, Currency.getInstance("ZAR"));
    Map<String, Object> values = new HashMap<>();
    for (String name : message.places()) {
      values.put(
          name,
          switch (name) {
            case "meter" -> "0123456789015";
            case "nth" -> " 99/99";
            case "token" -> "1234 5678 9012 3456 7890";
            case "credit", "units" ->
                language.written(new Units(UnitsAmount.MAX_TENTHS), Resource.ELECTRICITY);
            case "amount", "commission", "debt", "owed" -> language.written(money);
            case "sale" -> "12345678901";
            case "date", "due" -> "31.12.2026";
            case "time" -> "23:59";
            case "code" -> "123456";
            case "watts" -> Long.toString(UnitsAmount.MAX_TENTHS);
            default -> count;
          });
    }
    return values;
  }

  @Test
  void everyMessageFitsOnePartInEveryLanguageWithTheLongestValues() {
    for (TextLanguage language : TextLanguage.values()) {
      for (Message message : Message.values()) {
        for (int count : COUNTS) {
          String text = Catalogue.of(language).text(message.with(worst(message, language, count)));
          String where = language + " " + message + ": " + text + " " + TextLength.taken(text);
          assertTrue(TextLength.fitsOnePart(text), where);
          assertFalse(text.contains("{") || text.contains("|"), where);
          assertEquals(language != TextLanguage.RUSSIAN, TextLength.isGsm7(text), where);
        }
      }
    }
  }

  @Test
  void theFullestWordingNamesEveryValueAndNoOther() {
    for (TextLanguage language : TextLanguage.values()) {
      for (Message message : Message.values()) {
        Set<String> named = new HashSet<>();
        for (String wording : Catalogue.of(language).wordings(message)) {
          Matcher place = PLACE.matcher(wording);
          while (place.find()) {
            named.add(place.group(1));
          }
        }
        boolean canBeShort = language == TextLanguage.RUSSIAN;
        assertTrue(message.places().containsAll(named), language + " " + message + " " + named);
        assertTrue(
            canBeShort || named.equals(message.places()), language + " " + message + " " + named);
      }
    }
  }

  @Test
  void everyCountedWordHasAFormForEachNumberOfItsLanguage() {
    for (TextLanguage language : TextLanguage.values()) {
      for (Message message : Message.values()) {
        for (String wording : Catalogue.of(language).wordings(message)) {
          Matcher place = PLACE.matcher(wording);
          while (place.find()) {
            if (place.group(2) != null) {
              int forms = place.group(2).split("\\|").length;
              assertEquals(language.forms(), forms, language + " " + wording);
            }
          }
        }
      }
    }
  }

  @Test
  void aWordHasTheFormOfItsNumber() {
    assertEquals(
        "Too many wrong PINs. Wait 1 minute, or ask your utility for a new code. Nothing was sold.",
        locked(TextLanguage.ENGLISH, 1));
    String[] forms = {"1 минуту", "2 минуты", "5 минут", "11 минут", "21 минуту", "112 минут"};
    for (String form : forms) {
      int count = Integer.parseInt(form.split(" ")[0]);
      assertTrue(locked(TextLanguage.RUSSIAN, count).contains(" " + form + "."), form);
    }
    assertTrue(locked(TextLanguage.FRENCH, 1).contains("1 minute,"));
  }

  private static String locked(TextLanguage language, int minutes) {
    return Catalogue.of(language).text(Message.VENDOR_LOCKED.with(Map.of("minutes", minutes)));
  }

  @Test
  void aMessageTakesItsValuesAndNoOthers() {
    assertThrows(IllegalArgumentException.class, () -> Message.CODE.plain());
    assertThrows(
        IllegalArgumentException.class, () -> Message.HELP.with(Map.of("meter", "01234567897")));
    assertEquals("Filled[CODE]", Message.CODE.with(Map.of("code", "123456")).toString());
  }
}
