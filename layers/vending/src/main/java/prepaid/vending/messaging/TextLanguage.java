package prepaid.vending.messaging;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import prepaid.vending.meters.Resource;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;

/**
 * The languages in which people are texted.
 *
 * <p>English is written for 160 GSM-7 characters, where there is room for sentences. Russian is
 * written for 70 UCS-2 characters, where there is not: its templates go from the fullest to the
 * barest, and what they drop first is what the buyer knows anyway.
 */
public enum TextLanguage {
  ENGLISH(
      "en",
      List.of(
          "Meter {meter}. Token{nth}: {token}. It adds {credit}. You paid {amount}."
              + " Receipt {meter}-{sale}"),
      List.of(
          "Meter {meter}. You paid {amount}. Charges and debts took all of it, so there is no"
              + " token. Receipt {meter}-{sale}")),
  RUSSIAN(
      "ru",
      List.of(
          "Сч.{meter} код{nth}: {token} {credit} за {amount} №{sale}",
          "Сч.{meter} код{nth}: {token} {credit} {amount} №{sale}",
          "Сч.{meter}{nth} {token} {credit} {amount} №{sale}",
          "Сч.{meter}{nth} {token} {credit} {amount}",
          "Сч.{meter}{nth} {token} {credit}"),
      List.of(
          "Сч.{meter}: {amount} ушли на сборы и долги, кода нет. №{sale}",
          "Сч.{meter}: {amount} ушли на долги, кода нет"));

  private final String tag;
  private final List<String> tokenTemplates;
  private final List<String> accountTemplates;

  TextLanguage(String tag, List<String> tokenTemplates, List<String> accountTemplates) {
    this.tag = tag;
    this.tokenTemplates = tokenTemplates;
    this.accountTemplates = accountTemplates;
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

  /** The texts about a token, the fullest first; parts stand in braces. */
  List<String> tokenTemplates() {
    return tokenTemplates;
  }

  /** The texts about a payment that bought no token, the fullest first. */
  List<String> accountTemplates() {
    return accountTemplates;
  }

  String written(Units units, Resource resource) {
    return switch (this) {
      case ENGLISH -> units.text() + " " + unit(resource);
      case RUSSIAN -> units.text().replace('.', ',') + unit(resource);
    };
  }

  String written(Money money) {
    return switch (this) {
      case ENGLISH -> money.toString();
      case RUSSIAN -> shortened(money.text()).replace('.', ',') + russianName(money);
    };
  }

  /** The superscript of m³ is not in GSM-7: one such character would cost 90 others. */
  private String unit(Resource resource) {
    boolean english = this == ENGLISH;
    return switch (resource) {
      case ELECTRICITY -> english ? "kWh" : "кВтч";
      case WATER, GAS -> english ? "m3" : "м³";
      case TIME -> english ? "min" : "мин";
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
