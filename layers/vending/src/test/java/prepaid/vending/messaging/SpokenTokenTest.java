package prepaid.vending.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import prepaid.sts.Token;

class SpokenTokenTest {
  private static final Token TOKEN = new Token("01234567890123456789");

  @Test
  void aTokenIsSpelledInFours() {
    SpokenToken spoken = SpokenToken.of(TOKEN, TextLanguage.ENGLISH);
    assertEquals(List.of("0123", "4567", "8901", "2345", "6789"), spoken.groups());
    assertEquals(
        "zero one two three, four five six seven, eight nine zero one, two three four five, six"
            + " seven eight nine",
        spoken.words());
    assertFalse(spoken.toString().contains("zero"));
  }

  @ParameterizedTest
  @EnumSource(TextLanguage.class)
  void eachLanguageHasTenWordsOfItsOwn(TextLanguage language) {
    String words = SpokenToken.of(TOKEN, language).words();
    assertEquals(10, List.of(words.split("[ ,]+")).stream().distinct().count());
  }
}
