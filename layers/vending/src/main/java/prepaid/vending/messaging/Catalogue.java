package prepaid.vending.messaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import prepaid.vending.meters.Resource;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;

/**
 * The words of every message in every language, from {@code en.properties} and its siblings.
 *
 * <p>A message has one wording or several, the fullest first, parted by two bars: the first that
 * fits one part is sent. {@code {meter}} stands for a value, {@code {digits:digit|digits}} for the
 * form of a word that goes with a count.
 */
public final class Catalogue {
  private static final Map<TextLanguage, Catalogue> ALL = new EnumMap<>(TextLanguage.class);
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd.MM.yyyy");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final Pattern FORMS = Pattern.compile("\\{([a-z]+):([^}]*)}");

  private final TextLanguage language;
  private final Map<Message, List<String>> wordings = new EnumMap<>(Message.class);

  private Catalogue(TextLanguage language) {
    this.language = language;
    Properties properties = load(language.tag());
    for (Message message : Message.values()) {
      String words = properties.getProperty(message.slug());
      if (words == null) {
        throw new IllegalStateException(message + " is missing in " + language);
      }
      wordings.put(message, List.of(words.split("\\s*\\|\\|\\s*")));
    }
    if (properties.size() != wordings.size()) {
      throw new IllegalStateException("a wording of no message in " + language);
    }
  }

  public static Catalogue of(TextLanguage language) {
    synchronized (ALL) {
      return ALL.computeIfAbsent(language, Catalogue::new);
    }
  }

  /** The text of a message: one part. */
  public String text(Message.Filled filled) {
    return wordings(filled.message()).stream()
        .map(wording -> filled(wording, filled.given()))
        .filter(TextLength::fitsOnePart)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException(filled.message() + " does not fit in " + language));
  }

  List<String> wordings(Message message) {
    return Objects.requireNonNull(wordings.get(message));
  }

  private String filled(String wording, Map<String, ?> values) {
    String text =
        FORMS.matcher(wording).replaceAll(match -> form(match.group(1), match.group(2), values));
    for (Map.Entry<String, ?> value : values.entrySet()) {
      text = text.replace("{" + value.getKey() + "}", written(value.getValue()));
    }
    return text;
  }

  private String written(Object value) {
    return switch (value) {
      case Money money -> language.written(money);
      case Message.Measure(Units units, Resource resource) -> language.written(units, resource);
      case LocalDate date -> DATE.format(date);
      case LocalTime time -> TIME.format(time);
      default -> value.toString();
    };
  }

  private String form(String name, String forms, Map<String, ?> values) {
    Object count = values.get(name);
    if (count instanceof Integer number) {
      return Matcher.quoteReplacement(List.of(forms.split("\\|")).get(language.form(number)));
    }
    throw new IllegalArgumentException(name + " is counted, so it is a number");
  }

  private static Properties load(String tag) {
    Properties properties = new Properties();
    try (InputStream in = Catalogue.class.getResourceAsStream(tag + ".properties")) {
      properties.load(
          new InputStreamReader(Objects.requireNonNull(in, tag), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
