package prepaid.vending.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.vending.meters.Resource;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;

class TextLanguageTest {
  private static final Optional<String> NONE = Optional.empty();

  @Test
  void thePurchasesLanguageComesFirstThenTheHoldersThenTheUtilitys() {
    assertEquals(
        TextLanguage.RUSSIAN,
        TextLanguage.chosen(Optional.of("ru"), Optional.of("en"), List.of("en")));
    assertEquals(
        TextLanguage.RUSSIAN, TextLanguage.chosen(NONE, Optional.of("ru-RU"), List.of("en")));
    assertEquals(TextLanguage.RUSSIAN, TextLanguage.chosen(NONE, NONE, List.of("ru", "en")));
  }

  @Test
  void aLanguageNotSpokenHereIsPassedOver() {
    assertEquals(
        TextLanguage.RUSSIAN,
        TextLanguage.chosen(Optional.of("zu"), Optional.of("??"), List.of("xh", "ru")));
    assertEquals(TextLanguage.ENGLISH, TextLanguage.chosen(Optional.of("zu"), NONE, List.of()));
  }

  @Test
  void regionsAndCaseDoNotMatter() {
    assertEquals(Optional.of(TextLanguage.ENGLISH), TextLanguage.ofTag("EN-za"));
    assertEquals(Optional.of(TextLanguage.RUSSIAN), TextLanguage.ofTag("ru-Cyrl-KZ"));
    assertEquals(Optional.empty(), TextLanguage.ofTag(""));
  }

  @Test
  void amountsAndUnitsAreWrittenAsTheLanguageWritesThem() {
    Money rand = new Money(50_000, Currency.getInstance("ZAR"));
    Money roubles = new Money(123_450, Currency.getInstance("RUB"));
    assertEquals("500.00 ZAR", TextLanguage.ENGLISH.written(rand));
    assertEquals("500 ZAR", TextLanguage.RUSSIAN.written(rand));
    assertEquals("1234,50р", TextLanguage.RUSSIAN.written(roubles));
    assertEquals(
        "1000 JPY", TextLanguage.RUSSIAN.written(new Money(1_000, Currency.getInstance("JPY"))));
    assertEquals("500,00 ZAR", TextLanguage.PORTUGUESE.written(rand));
    assertEquals("500.00 ZAR", TextLanguage.SWAHILI.written(rand));
    assertEquals("123,4 kWh", TextLanguage.FRENCH.written(new Units(1_234), Resource.ELECTRICITY));
    assertEquals("123.4 kWh", TextLanguage.ENGLISH.written(new Units(1_234), Resource.ELECTRICITY));
    assertEquals("5,0м³", TextLanguage.RUSSIAN.written(new Units(50), Resource.GAS));
  }
}
