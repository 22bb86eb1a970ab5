package prepaid.vending.messaging;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import prepaid.vending.meters.Resource;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;

/**
 * The languages in which people are texted, and how each writes numbers.
 *
 * <p>Russian is written for 70 UCS-2 characters, the others for 160 of GSM-7: there French and
 * Portuguese leave out the marks that GSM-7 lacks, as people do who text in them.
 */
public enum TextLanguage {
  ENGLISH("en"),
  RUSSIAN("ru"),
  FRENCH("fr"),
  PORTUGUESE("pt"),
  SWAHILI("sw");

  private final String tag;

  TextLanguage(String tag) {
    this.tag = tag;
  }

  /** IETF tag of the language alone. */
  public String tag() {
    return tag;
  }

  /**
   * The language of a text: the first one spoken here of the purchase's, the holder's and the
   * utility's, in this order; English when none is.
   */
  public static TextLanguage chosen(
      Optional<String> purchase, Optional<String> holder, List<String> utility) {
    return Stream.of(purchase.stream(), holder.stream(), utility.stream())
        .flatMap(tags -> tags)
        .flatMap(tag -> ofTag(tag).stream())
        .findFirst()
        .orElse(ENGLISH);
  }

  /** The language of an IETF tag such as {@code ru} or {@code en-ZA}. */
  public static Optional<TextLanguage> ofTag(String languageTag) {
    String language = Locale.forLanguageTag(languageTag).getLanguage();
    return Stream.of(values()).filter(value -> value.tag.equals(language)).findFirst();
  }

  /** Which of a word's forms goes with a count: 0 is the form for one. */
  int form(long count) {
    return switch (this) {
      case ENGLISH, PORTUGUESE, SWAHILI -> count == 1 ? 0 : 1;
      case FRENCH -> count <= 1 ? 0 : 1;
      case RUSSIAN -> russianForm(count);
    };
  }

  /** How many forms a word has. */
  int forms() {
    return this == RUSSIAN ? 3 : 2;
  }

  /** One for 1, 21, 31; few for 2-4, 22-24; many for the rest, 11-14 among them. */
  private static int russianForm(long count) {
    long ones = count % 10;
    boolean isTeen = count % 100 / 10 == 1;
    if (ones == 1 && !isTeen) {
      return 0;
    }
    return ones >= 2 && ones <= 4 && !isTeen ? 1 : 2;
  }

  public String written(Units units, Resource resource) {
    return this == RUSSIAN
        ? marked(units.text()) + unit(resource)
        : marked(units.text()) + " " + unit(resource);
  }

  public String written(Money money) {
    return this == RUSSIAN
        ? marked(shortened(money.text())) + russianName(money)
        : marked(money.text()) + " " + money.currency().getCurrencyCode();
  }

  private String marked(String decimal) {
    return switch (this) {
      case ENGLISH, SWAHILI -> decimal;
      case RUSSIAN, FRENCH, PORTUGUESE -> decimal.replace('.', ',');
    };
  }

  /** The superscript of m³ is not in GSM-7: one such character would cost 90 others. */
  private String unit(Resource resource) {
    boolean russian = this == RUSSIAN;
    return switch (resource) {
      case ELECTRICITY -> russian ? "кВтч" : "kWh";
      case WATER, GAS -> russian ? "м³" : "m3";
      case TIME -> russian ? "мин" : "min";
    };
  }

  private static String shortened(String amount) {
    return amount.replaceFirst("\\.0+$", "");
  }

  private static String russianName(Money money) {
    String code = money.currency().getCurrencyCode();
    return code.equals("RUB") ? "р" : " " + code;
  }
}
