package prepaid.vending.texting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import prepaid.sts.Drn;
import prepaid.vending.messaging.TextLanguage;
import prepaid.vending.texting.Command.Buy;
import prepaid.vending.texting.Command.CardAndMeter;
import prepaid.vending.texting.Command.Trouble;
import prepaid.vending.texting.Command.Unclear;

class GrammarTest {
  private static final String PIN = "4821900376154208";
  private static final String METER = "01234567897";
  private static final long SEED = 20_261_125L;
  private static final int ROUNDS = 3_000;

  private static Command read(String text) {
    return Grammar.read(text).command();
  }

  private static void bought(String text) {
    Buy buy = assertInstanceOf(Buy.class, read(text), text);
    assertEquals(new CardAndMeter(PIN, new Drn(METER)), buy.ways().getFirst(), text);
  }

  private static void unclear(Trouble trouble, int count, String text) {
    assertEquals(new Unclear(trouble, count), read(text), text);
  }

  @Test
  void aCardIsReadHoweverItIsTyped() {
    List.of(
            "BUY 01234567897 4821900376154208",
            "buy 4821900376154208 01234567897",
            "4821900376154208 01234567897",
            "4821900376154208*01234567897#",
            "*4821900376154208#01234567897#",
            "4821-9003-7615-4208, 0123-4567-897",
            "4821 9003 7615 4208 0123 4567 897",
            "0123 4567 897\n4821 9003 7615 4208",
            "482190037615420801234567897",
            "Pin:4821.9003.7615.4208 Meter:01234567897 thank you!",
            "bYu 4821900376154208 01234567897",
            "482l9OO376I542O8 O1234567897",
            "КУПИТЬ 4821900376154208 01234567897",
            "купит код 4821900376154208 счётчик 01234567897",
            "acheter 4821900376154208 01234567897",
            "Comprar 4821900376154208 01234567897",
            "nunua 4821900376154208 01234567897",
            "٤٨٢١٩٠٠٣٧٦١٥٤٢٠٨ ٠١٢٣٤٥٦٧٨٩٧",
            "४८२१९००३७६१५४२०८ ०१२३४५६७८९७",
            "４８２１９００３７６１５４２０８ 01234567897",
            "\u200f4821900376154208\u202b 01234567897\u200e",
            "🔥🔥 4821900376154208 💡 01234567897 🙏")
        .forEach(GrammarTest::bought);
  }

  @Test
  void whereBothOrdersMakeAMeterNumberTheGroupsDecide() {
    String other = "01234567806";
    String both = other + "12345" + METER;
    assertTrue(Drn.refusal(other).isEmpty());
    Buy meterFirst = assertInstanceOf(Buy.class, read(other + " 12345" + METER));
    Buy pinFirst = assertInstanceOf(Buy.class, read(other + "12345 " + METER));
    Buy run = assertInstanceOf(Buy.class, read(both));
    assertEquals(new CardAndMeter("12345" + METER, new Drn(other)), meterFirst.ways().getFirst());
    assertEquals(new CardAndMeter(other + "12345", new Drn(METER)), pinFirst.ways().getFirst());
    assertEquals(2, run.ways().size());
  }

  /** The PIN begins like a meter number, and must not be taken for one. */
  @Test
  void aSlipInTheMeterIsNotSoughtInThePin() {
    unclear(Trouble.METER_MISTYPED, 0, "0123456780612345 01234567890");
    unclear(Trouble.METER_MISTYPED, 0, "01234567890 1234501234567806");
  }

  @Test
  void aTextThatCannotBeFollowedSaysWhy() {
    unclear(Trouble.HOW_TO_BUY, 0, "BUY");
    unclear(Trouble.NO_METER, 0, "BUY 4821900376154208");
    unclear(Trouble.NO_METER, 0, "4821 9003 7615 4208");
    unclear(Trouble.NO_PIN, 0, METER);
    unclear(Trouble.NO_PIN, 0, "buy " + METER);
    unclear(Trouble.PIN_LENGTH, 15, "482190037615420 01234567897");
    unclear(Trouble.PIN_LENGTH, 17, "48219003761542088 01234567897");
    unclear(Trouble.TWO_PINS, 0, "4821900376154208 4821900376154208 01234567897");
    unclear(Trouble.TWO_PINS, 0, "4821900376154208 4821900376154208");
    unclear(Trouble.METER_MISTYPED, 0, "4821900376154208 01234567890");
    unclear(Trouble.METER_MISTYPED, 0, "4821900376154208 012345678971");
    unclear(Trouble.NOTHING_KNOWN, 0, "");
    unclear(Trouble.NOTHING_KNOWN, 0, "👍");
    unclear(Trouble.NOTHING_KNOWN, 0, "shop 12");
    unclear(Trouble.TOO_LONG, 0, "9".repeat(2_000));
    unclear(Trouble.NO_TOKEN, 19, "why 1234567890123456789");
    unclear(Trouble.HOW_TO_PRICE, 0, "price " + METER);
    unclear(Trouble.HOW_TO_SELL, 0, "sell " + METER + " 50");
    unclear(Trouble.HOW_TO_SELL, 0, "sell 50 1234");
  }

  @Test
  void everyKeywordIsKnownInEveryLanguage() {
    for (Map.Entry<TextLanguage, Map<Keyword, String>> language : Vocabulary.WORDS.entrySet()) {
      assertEquals(Keyword.values().length, language.getValue().size(), language + " lacks words");
      language
          .getValue()
          .forEach((keyword, words) -> {
            for (String word : words.split(" ")) {
              assertEquals(
                  keyword, Vocabulary.of(word.toLowerCase()).orElseThrow().keyword(), word);
            }
          });
    }
  }

  /** Between АВАНС and БАЛАНС a slip may lie in the middle: then it is better not to guess. */
  @Test
  void aSlipMeansItsKeywordAndNeverAnother() {
    int slips = 0;
    int understood = 0;
    for (Map<Keyword, String> language : Vocabulary.WORDS.values()) {
      for (Map.Entry<Keyword, String> words : language.entrySet()) {
        for (String word : words.getValue().split(" ")) {
          for (String slip : slips(Vocabulary.plain(word))) {
            var found = Vocabulary.of(slip).map(Vocabulary.Meaning::keyword);
            assertEquals(words.getKey(), found.orElse(words.getKey()), word + " " + slip);
            boolean forgives = word.length() > 4 && !words.getKey().isExactOnly();
            slips += forgives ? 1 : 0;
            understood += forgives && found.isPresent() ? 1 : 0;
          }
        }
      }
    }
    assertTrue(understood > slips * 97 / 100, understood + " of " + slips);
  }

  private static List<String> slips(String word) {
    List<String> slips = new ArrayList<>();
    for (int i = 0; i < word.length(); i++) {
      slips.add(word.substring(0, i) + word.substring(i + 1));
      slips.add(word.substring(0, i) + word.charAt(i) + word.substring(i));
    }
    return slips;
  }

  @Test
  void aWordOfOneLanguageTellsItAndAnEnglishOneDoesNot() {
    assertEquals(Optional.of(TextLanguage.RUSSIAN), Grammar.read("баланс").language());
    assertEquals(Optional.of(TextLanguage.SWAHILI), Grammar.read("salio").language());
    assertEquals(Optional.empty(), Grammar.read("BAL").language());
    assertEquals(Optional.empty(), Grammar.read("hello").language());
  }

  @Test
  void theOtherCommandsAreReadTheSameWay() {
    Optional<Drn> meter = Optional.of(new Drn(METER));
    assertEquals(new Command.Balance(Optional.empty()), read("Bal"));
    assertEquals(new Command.Balance(meter), read("balnce 0123 4567 897"));
    assertEquals(new Command.Last(meter), read("LAST*01234567897#"));
    assertEquals(new Command.Sos(meter), read("sos 01234567897"));
    for (String keyword : List.of("BAL", "LAST", "SOS", "FREE")) {
      for (String mistyped : List.of("01234567896", "0123456789", "99999999999999")) {
        assertEquals(
            new Command.Unclear(Command.Trouble.METER_MISTYPED, 0), read(keyword + " " + mistyped));
      }
    }
    assertEquals(new Command.Last(Optional.empty()), read("last 3"));
    assertEquals(new Command.Free(Optional.empty()), read("бесплатно"));
    assertEquals(new Command.Price(new Drn(METER), "50"), read("PRICE 01234567897 50"));
    assertEquals(new Command.Price(new Drn(METER), "50.5"), read("price 50,5 for 0123 4567 897"));
    assertEquals(new Command.Price(new Drn(METER), "100.00"), read("цена 01234567897 R100.00"));
    assertEquals(new Command.Why("12345678901234567890"), read("1234 5678 9012 3456 7890"));
    assertEquals(new Command.Why("12345678901234567890"), read("why? 1234-5678-9012-3456-7890"));
    assertEquals(new Command.Speak(Optional.of(TextLanguage.RUSSIAN)), read("LANG RU"));
    assertEquals(new Command.Speak(Optional.of(TextLanguage.FRENCH)), read("langue français"));
    assertEquals(new Command.Speak(Optional.empty()), read("lang zz"));
    assertEquals(new Command.Help(), read("?"));
    assertEquals(new Command.Help(), read("msaada"));
    assertEquals(new Command.Stop(), read("stop"));
    assertEquals(new Command.Start(), read("старт"));
  }

  @Test
  void vendorsCommandsCarryTheirPin() {
    Drn meter = new Drn(METER);
    assertEquals(new Command.Sell(meter, "50", "1234", false), read("SELL 01234567897 50 1234"));
    assertEquals(
        new Command.Sell(meter, "50.00", "123456", false), read("sell 0123 4567 897 50.00 123456"));
    assertEquals(new Command.Sell(meter, "50", "1234", true), read("sell 01234567897*50*1234#yes"));
    assertEquals(new Command.Surely("1234"), read("Yes 1234"));
    assertEquals(new Command.Surely("1234"), read("да 1234"));
    assertEquals(new Command.Reverse(meter, 77, "1234"), read("REV 01234567897-77 1234"));
    assertEquals(new Command.Join("123456", "4821"), read("JOIN 123456 4821"));
    assertEquals(new Command.Float(), read("float"));
    assertEquals(new Command.Sales(), read("мауzo sales"));
  }

  @Test
  void nothingThatHoldsASecretPrintsIt() {
    for (String text :
        List.of(
            "buy 4821900376154208 01234567897",
            "sell 01234567897 50 482190",
            "yes 482190",
            "rev 01234567897-77 482190",
            "join 482190 482190",
            "why 48219037615420812345")) {
      assertFalse(Grammar.read(text).toString().contains("4821"), text);
      assertFalse(Pieces.of(text).toString().contains("4821"), text);
    }
  }

  @Test
  void everyGroupingOrderAndSeparatorReadsTheSameCard() {
    SplittableRandom random = new SplittableRandom(SEED);
    String[] marks = {" ", "-", "*", "#", ",", "  ", ". ", "/", "\n"};
    for (int round = 0; round < ROUNDS; round++) {
      String pin = "%016d".formatted(random.nextLong(10_000_000_000_000_000L));
      String meter = meter(random.nextBoolean() ? 11 : 13, random);
      boolean pinFirst = random.nextBoolean();
      String mark = marks[random.nextInt(marks.length)];
      String text =
          grouped(pinFirst ? pin : meter, random, marks)
              + mark
              + grouped(pinFirst ? meter : pin, random, marks);
      Buy buy = assertInstanceOf(Buy.class, read(text), "seed " + SEED + ": " + text);
      assertTrue(
          buy.ways().contains(new CardAndMeter(pin, new Drn(meter))), "seed " + SEED + ": " + text);
    }
  }

  private static String meter(int digits, SplittableRandom random) {
    while (true) {
      StringBuilder number = new StringBuilder();
      for (int i = 0; i < digits; i++) {
        number.append(random.nextInt(10));
      }
      if (Drn.refusal(number.toString()).isEmpty()) {
        return number.toString();
      }
    }
  }

  private static String grouped(String digits, SplittableRandom random, String[] marks) {
    StringBuilder grouped = new StringBuilder();
    for (char digit : digits.toCharArray()) {
      if (!grouped.isEmpty() && random.nextInt(4) == 0) {
        grouped.append(marks[random.nextInt(marks.length)]);
      }
      grouped.append(digit);
    }
    return grouped.toString();
  }
}
