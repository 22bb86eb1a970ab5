package prepaid.vending.messaging;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import prepaid.sts.Token;

/**
 * A token as it is read aloud: in fours, digit by digit, in the language of whoever listens. It
 * holds the token, so it is never printed.
 *
 * @param language in which the digits are spelled
 * @param groups of four digits, five of them
 * @param words the digits as words, a comma between groups
 */
public record SpokenToken(TextLanguage language, List<String> groups, String words) {
  private static final int GROUP = 4;

  private static final Map<TextLanguage, List<String>> DIGITS = digits();

  public SpokenToken {
    groups = List.copyOf(groups);
  }

  private static Map<TextLanguage, List<String>> digits() {
    Map<TextLanguage, List<String>> digits = new EnumMap<>(TextLanguage.class);
    digits.put(TextLanguage.ENGLISH, words("zero one two three four five six seven eight nine"));
    digits.put(
        TextLanguage.RUSSIAN, words("ноль один два три четыре пять шесть семь восемь девять"));
    digits.put(TextLanguage.FRENCH, words("zéro un deux trois quatre cinq six sept huit neuf"));
    digits.put(
        TextLanguage.PORTUGUESE, words("zero um dois três quatro cinco seis sete oito nove"));
    digits.put(TextLanguage.SWAHILI, words("sifuri moja mbili tatu nne tano sita saba nane tisa"));
    return digits;
  }

  private static List<String> words(String spaced) {
    return List.of(spaced.split(" "));
  }

  public static SpokenToken of(Token token, TextLanguage language) {
    List<String> groups = new ArrayList<>();
    String digits = token.digits();
    for (int at = 0; at < digits.length(); at += GROUP) {
      groups.add(digits.substring(at, at + GROUP));
    }
    return new SpokenToken(
        language,
        groups,
        groups.stream().map(group -> spelled(group, language)).collect(Collectors.joining(", ")));
  }

  private static String spelled(String group, TextLanguage language) {
    List<String> words = DIGITS.getOrDefault(language, List.of());
    return group.chars().mapToObj(digit -> words.get(digit - '0')).collect(Collectors.joining(" "));
  }

  @Override
  public String toString() {
    return "SpokenToken[" + language + "]";
  }
}
