package prepaid.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import prepaid.sts.Drn;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

/** The shapes of texts that more than one face asks for. */
public final class Shapes {
  private static final int DATE_CHARACTERS = 10;
  private static final String DATE_SENTENCE =
      "A date is written year, month, day, such as 2026-01-31.";

  private Shapes() {}

  /** Words of 1 to {@code charactersMax} characters, without control characters, ends stripped. */
  public static Shape<String> words(int charactersMax) {
    return text -> {
      String stripped = text.strip();
      if (stripped.isEmpty() || stripped.length() > charactersMax) {
        return refused("This must have 1 to %d characters.".formatted(charactersMax));
      }
      return stripped.chars().anyMatch(Character::isISOControl)
          ? refused("This must not contain line ends, tabs or other control characters.")
          : Answer.given(stripped);
    };
  }

  /** A text that a pattern matches wholly. */
  public static Shape<String> pattern(String regex, String sentence) {
    return text -> text.matches(regex) ? Answer.given(text) : refused(sentence);
  }

  /** The id of a utility, a tariff and the like. */
  public static Shape<String> id() {
    return pattern("[a-z0-9-]{1,32}", "This must be 1 to 32 lower-case letters, digits or dashes.");
  }

  /** One of a few words. */
  public static <T> Shape<T> oneOf(List<String> words, Function<String, Optional<T>> value) {
    return text ->
        value
            .apply(text)
            .map(Answer::given)
            .orElseGet(() -> refused("This must be one of " + String.join(", ", words) + "."));
  }

  /** A meter number, its check digit checked. Spaces between digits are let pass. */
  public static Shape<Drn> meterNumber() {
    return text -> {
      String digits = text.replace(" ", "");
      return Drn.refusal(digits)
          .map(why -> Answer.<Drn>refused(RefusalKind.METER_NUMBER_INVALID, sentence(why)))
          .orElseGet(() -> Answer.given(new Drn(digits)));
    };
  }

  /** A phone number, E.164. */
  public static Shape<String> phone() {
    return text -> {
      String digits = text.replace(" ", "").replace("-", "");
      return digits.matches("\\+[1-9][0-9]{6,14}")
          ? Answer.given(digits)
          : refused("A phone number has a plus, the country's code and the number: +27821234567.");
    };
  }

  /** ISO 4217, such as ZAR. */
  public static Shape<Currency> currency() {
    String sentence = "A currency is its three capital letters, such as ZAR.";
    return text -> {
      try {
        Currency currency = Currency.getInstance(text);
        return currency.getDefaultFractionDigits() < 0 ? refused(sentence) : Answer.given(currency);
      } catch (IllegalArgumentException e) {
        return refused(sentence);
      }
    };
  }

  /** A region of the time zone database. */
  public static Shape<ZoneId> timeZone() {
    return text ->
        ZoneId.getAvailableZoneIds().contains(text)
            ? Answer.given(ZoneId.of(text))
            : refused("A time zone is the name of a region, such as Africa/Johannesburg.");
  }

  /** An IETF language tag, such as en or pt-BR. */
  public static Shape<String> language() {
    return pattern(
        "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", "A language is its short tag, such as en or pt-BR.");
  }

  /** RFC 3339, with its zone. */
  public static Shape<Instant> instant() {
    return text -> {
      try {
        return Answer.given(OffsetDateTime.parse(text).toInstant());
      } catch (DateTimeException e) {
        return refused("A time is written with its zone, such as 2026-01-31T00:00:00Z.");
      }
    };
  }

  /** A calendar day. */
  public static Shape<LocalDate> date() {
    return text -> {
      try {
        return text.length() == DATE_CHARACTERS
            ? Answer.given(LocalDate.parse(text))
            : refused(DATE_SENTENCE);
      } catch (DateTimeException e) {
        return refused(DATE_SENTENCE);
      }
    };
  }

  /** The words of an enum whose constants are written in lower case with dashes. */
  public static <E extends Enum<E>> Shape<E> slugOf(Class<E> type) {
    List<E> constants = Arrays.asList(type.getEnumConstants());
    return oneOf(
        constants.stream().map(Shapes::slug).toList(),
        text -> constants.stream().filter(constant -> slug(constant).equals(text)).findFirst());
  }

  /** A constant as it is written in JSON, such as {@code half-up}. */
  public static String slug(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String sentence(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
  }

  private static <T> Answer<T> refused(String sentence) {
    return Answer.refused(RefusalKind.INVALID_REQUEST, sentence);
  }
}
