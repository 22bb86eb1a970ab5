package prepaid.vending.texting;

import static java.util.Map.entry;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import prepaid.vending.messaging.TextLanguage;

/**
 * The words by which people ask, in their languages. English words are printed on cards and posters
 * everywhere, so they say nothing about who wrote them; the others do.
 */
final class Vocabulary {
  private static final Map<Keyword, String> ENGLISH =
      Map.ofEntries(
          entry(Keyword.BUY, "BUY REDEEM RECHARGE TOPUP LOAD CARD VOUCHER"),
          entry(Keyword.BALANCE, "BAL BALANCE STATUS"),
          entry(Keyword.LAST, "LAST RESEND AGAIN LOST REPEAT"),
          entry(Keyword.PRICE, "PRICE QUOTE COST"),
          entry(Keyword.SOS, "SOS EMERGENCY RESERVE"),
          entry(Keyword.FREE, "FREE"),
          entry(Keyword.WHY, "WHY EXPLAIN REJECTED"),
          entry(Keyword.LANGUAGE, "LANG LANGUAGE"),
          entry(Keyword.HELP, "HELP INFO ?"),
          entry(Keyword.STOP, "STOP UNSUBSCRIBE"),
          entry(Keyword.START, "START SUBSCRIBE"),
          entry(Keyword.SELL, "SELL"),
          entry(Keyword.FLOAT, "FLOAT"),
          entry(Keyword.SALES, "SALES"),
          entry(Keyword.REVERSE, "REV REVERSE CANCEL"),
          entry(Keyword.YES, "YES"),
          entry(Keyword.JOIN, "JOIN REGISTER"));

  private static final Map<Keyword, String> RUSSIAN =
      Map.ofEntries(
          entry(Keyword.BUY, "КУПИТЬ КУПИ КАРТА ПОПОЛНИТЬ КОД ОПЛАТА"),
          entry(Keyword.BALANCE, "БАЛАНС БАЛ ОСТАТОК"),
          entry(Keyword.LAST, "ПОСЛЕДНИЙ ПОВТОР ПОВТОРИТЬ"),
          entry(Keyword.PRICE, "ЦЕНА СКОЛЬКО"),
          entry(Keyword.SOS, "СОС РЕЗЕРВ АВАРИЯ"),
          entry(Keyword.FREE, "БЕСПЛАТНО ЛЬГОТА"),
          entry(Keyword.WHY, "ПОЧЕМУ"),
          entry(Keyword.LANGUAGE, "ЯЗЫК"),
          entry(Keyword.HELP, "ПОМОЩЬ СПРАВКА"),
          entry(Keyword.STOP, "СТОП"),
          entry(Keyword.START, "СТАРТ"),
          entry(Keyword.SELL, "ПРОДАТЬ ПРОДАЖА"),
          entry(Keyword.FLOAT, "АВАНС"),
          entry(Keyword.SALES, "ПРОДАЖИ"),
          entry(Keyword.REVERSE, "ОТМЕНА ОТМЕНИТЬ"),
          entry(Keyword.YES, "ДА"),
          entry(Keyword.JOIN, "РЕГИСТРАЦИЯ"));

  private static final Map<Keyword, String> FRENCH =
      Map.ofEntries(
          entry(Keyword.BUY, "ACHETER RECHARGER CARTE"),
          entry(Keyword.BALANCE, "SOLDE"),
          entry(Keyword.LAST, "DERNIER RENVOYER"),
          entry(Keyword.PRICE, "PRIX COMBIEN"),
          entry(Keyword.SOS, "URGENCE SECOURS"),
          entry(Keyword.FREE, "GRATUIT"),
          entry(Keyword.WHY, "POURQUOI"),
          entry(Keyword.LANGUAGE, "LANGUE"),
          entry(Keyword.HELP, "AIDE"),
          entry(Keyword.STOP, "ARRET"),
          entry(Keyword.START, "REPRENDRE"),
          entry(Keyword.SELL, "VENDRE"),
          entry(Keyword.FLOAT, "AVANCE"),
          entry(Keyword.SALES, "VENTES"),
          entry(Keyword.REVERSE, "ANNULER"),
          entry(Keyword.YES, "OUI"),
          entry(Keyword.JOIN, "INSCRIRE"));

  private static final Map<Keyword, String> PORTUGUESE =
      Map.ofEntries(
          entry(Keyword.BUY, "COMPRAR RECARREGAR CARTAO"),
          entry(Keyword.BALANCE, "SALDO"),
          entry(Keyword.LAST, "ULTIMO REENVIAR"),
          entry(Keyword.PRICE, "PREÇO QUANTO"),
          entry(Keyword.SOS, "EMERGENCIA SOCORRO"),
          entry(Keyword.FREE, "GRATIS GRATUITO"),
          entry(Keyword.WHY, "PORQUE"),
          entry(Keyword.LANGUAGE, "LINGUA IDIOMA"),
          entry(Keyword.HELP, "AJUDA"),
          entry(Keyword.STOP, "PARAR"),
          entry(Keyword.START, "INICIAR"),
          entry(Keyword.SELL, "VENDER"),
          entry(Keyword.FLOAT, "FUNDO ADIANTAMENTO"),
          entry(Keyword.SALES, "VENDAS"),
          entry(Keyword.REVERSE, "ANULAR CANCELAR"),
          entry(Keyword.YES, "SIM"),
          entry(Keyword.JOIN, "REGISTAR REGISTRAR"));

  private static final Map<Keyword, String> SWAHILI =
      Map.ofEntries(
          entry(Keyword.BUY, "NUNUA WEKA KADI"),
          entry(Keyword.BALANCE, "SALIO"),
          entry(Keyword.LAST, "MWISHO RUDIA"),
          entry(Keyword.PRICE, "BEI"),
          entry(Keyword.SOS, "DHARURA"),
          entry(Keyword.FREE, "BURE"),
          entry(Keyword.WHY, "KWANINI MBONA"),
          entry(Keyword.LANGUAGE, "LUGHA"),
          entry(Keyword.HELP, "MSAADA SAIDIA"),
          entry(Keyword.STOP, "ACHA SITISHA"),
          entry(Keyword.START, "ANZA"),
          entry(Keyword.SELL, "UZA"),
          entry(Keyword.FLOAT, "FLOTI AMANA"),
          entry(Keyword.SALES, "MAUZO"),
          entry(Keyword.REVERSE, "FUTA GHAIRI"),
          entry(Keyword.YES, "NDIYO NDIO"),
          entry(Keyword.JOIN, "JIUNGE"));

  static final Map<TextLanguage, Map<Keyword, String>> WORDS =
      Map.of(
          TextLanguage.ENGLISH, ENGLISH,
          TextLanguage.RUSSIAN, RUSSIAN,
          TextLanguage.FRENCH, FRENCH,
          TextLanguage.PORTUGUESE, PORTUGUESE,
          TextLanguage.SWAHILI, SWAHILI);

  private static final Map<TextLanguage, String> LANGUAGE_NAMES =
      Map.of(
          TextLanguage.ENGLISH, "EN ENG ENGLISH АНГЛИЙСКИЙ ANGLAIS INGLES KIINGEREZA",
          TextLanguage.RUSSIAN, "RU RUS RUSSIAN РУ РУССКИЙ RUSSE RUSSO KIRUSI",
          TextLanguage.FRENCH, "FR FRENCH FRANÇAIS ФРАНЦУЗСКИЙ FRANCES KIFARANSA",
          TextLanguage.PORTUGUESE, "PT PORTUGUESE PORTUGUÊS ПОРТУГАЛЬСКИЙ PORTUGAIS KIRENO",
          TextLanguage.SWAHILI, "SW SWAHILI KISWAHILI СУАХИЛИ");

  /** Shorter words are too near to one another to forgive a wrong letter. */
  private static final int FORGIVING_FROM = 4;

  private static final Map<String, Meaning> MEANINGS = meanings();

  private Vocabulary() {}

  /**
   * What a word asks for.
   *
   * @param language empty for a word that says nothing about who wrote it
   */
  record Meaning(Keyword keyword, Optional<TextLanguage> language) {}

  /** The meaning of a word: of itself, or of the one known word that it is a slip of. */
  static Optional<Meaning> of(String word) {
    String plain = plain(word);
    Meaning exact = MEANINGS.get(plain);
    if (exact != null) {
      return Optional.of(exact);
    }
    Set<Keyword> near = new HashSet<>();
    Optional<Meaning> found = Optional.empty();
    for (Map.Entry<String, Meaning> known : MEANINGS.entrySet()) {
      if (!known.getValue().keyword().isExactOnly() && isSlipOf(known.getKey(), plain)) {
        near.add(known.getValue().keyword());
        found = Optional.of(known.getValue());
      }
    }
    return near.size() == 1 ? found : Optional.empty();
  }

  static Optional<TextLanguage> language(String name) {
    String plain = plain(name);
    return LANGUAGE_NAMES.entrySet().stream()
        .filter(entry -> List.of(plain(entry.getValue()).split(" ")).contains(plain))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Capitals without marks: what a cheap phone types. */
  static String plain(String word) {
    return Normalizer.normalize(word, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toUpperCase(Locale.ROOT);
  }

  /** One letter wrong, missing, too many, or two neighbours exchanged. */
  static boolean isSlipOf(String known, String word) {
    if (known.length() == word.length()) {
      return differsOnce(known, word);
    }
    String longer = known.length() > word.length() ? known : word;
    String shorter = known.length() > word.length() ? word : known;
    if (longer.length() - shorter.length() != 1 || shorter.length() < FORGIVING_FROM) {
      return false;
    }
    int i = 0;
    while (i < shorter.length() && longer.charAt(i) == shorter.charAt(i)) {
      i++;
    }
    return longer.substring(i + 1).equals(shorter.substring(i));
  }

  private static boolean differsOnce(String known, String word) {
    int i = 0;
    while (i < known.length() && known.charAt(i) == word.charAt(i)) {
      i++;
    }
    if (i == known.length()) {
      return true;
    }
    boolean isOneLetter = known.substring(i + 1).equals(word.substring(i + 1));
    boolean areExchanged =
        i + 1 < known.length()
            && known.charAt(i) == word.charAt(i + 1)
            && known.charAt(i + 1) == word.charAt(i)
            && known.substring(i + 2).equals(word.substring(i + 2));
    return areExchanged || (isOneLetter && known.length() >= FORGIVING_FROM);
  }

  private static Map<String, Meaning> meanings() {
    Map<String, Meaning> meanings = new HashMap<>();
    WORDS.forEach((language, keywords) ->
        keywords.forEach((keyword, words) -> {
          for (String word : words.split(" ")) {
            meanings.merge(plain(word), new Meaning(keyword, spoken(language)), Vocabulary::shared);
          }
        }));
    return Map.copyOf(meanings);
  }

  private static Optional<TextLanguage> spoken(TextLanguage language) {
    return language == TextLanguage.ENGLISH ? Optional.empty() : Optional.of(language);
  }

  private static Meaning shared(Meaning one, Meaning other) {
    if (one.keyword() != other.keyword()) {
      throw new IllegalStateException("one word for two keywords");
    }
    return new Meaning(one.keyword(), Optional.empty());
  }
}
