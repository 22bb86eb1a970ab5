package prepaid.vending.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import prepaid.sts.UnitsAmount;
import prepaid.vending.ledger.GrantKind;
import prepaid.vending.ledger.IssuedToken;
import prepaid.vending.ledger.Vend;
import prepaid.vending.meters.Resource;
import prepaid.vending.money.Money;

class TokenTextsTest {
  private static final TextLanguage ENGLISH = TextLanguage.ENGLISH;
  private static final Currency ROUBLE = Currency.getInstance("RUB");
  private static final long MINOR_MAX = 1_000_000_000_000_000L;
  private static final long SEED = 20_261_124L;
  private static final int ROUNDS = 4_000;

  @Test
  void aPaymentWithoutATokenSaysWhy() {
    Vend vend =
        VendSamples.of(
            "0123456789015",
            Resource.ELECTRICITY,
            new Money(1_234_567, VendSamples.RAND),
            List.of());
    assertEquals(
        List.of(
            "Meter 0123456789015. You paid 12345.67 ZAR. Charges and debts took all of it, so there"
                + " is no token. Receipt 0123456789015-1234"),
        TokenTexts.of(vend, TextLanguage.ENGLISH));
    assertEquals(
        List.of("Сч.0123456789015: 12345,67 ZAR ушли на сборы и долги, кода нет. №1234"),
        TokenTexts.of(vend, TextLanguage.RUSSIAN));
  }

  @Test
  void whoWillPayLaterIsNotToldThatTheyPaid() {
    Vend vend = VendSamples.onAccount(VendSamples.units(1_234));
    assertEquals(
        List.of(
            "1234 5678 9012 3456 7890 Meter 01234567897. It adds 123.4 kWh. 500.00 ZAR is put on"
                + " your account. Receipt 01234567897-1234"),
        TokenTexts.of(vend, TextLanguage.ENGLISH));
    assertEquals(
        List.of("1234 5678 9012 3456 7890 Сч.01234567897 123,4кВтч в долг 500 ZAR №1234"),
        TokenTexts.of(vend, TextLanguage.RUSSIAN));
    Vend charges = VendSamples.onAccount(List.of());
    for (TextLanguage language : TextLanguage.values()) {
      for (Vend owed : List.of(vend, charges)) {
        String text = TokenTexts.of(owed, language).getFirst();
        assertFalse(text.matches("(?s).*(paid|pay[eé]|[Pp]agou|lipa |[Oo]плат).*"), text);
      }
    }
  }

  @Test
  void englishSaysEverythingInSentences() {
    assertEquals(
        List.of(
            "1234 5678 9012 3456 7890 Meter 01234567897. It adds 123.4 kWh."
                + " You paid 500.00 ZAR. Receipt 01234567897-1234"),
        TokenTexts.of(VendSamples.ordinary(), TextLanguage.ENGLISH));
  }

  @Test
  void russianSaysEverythingInOneShortPart() {
    Vend vend =
        VendSamples.of(
            "01234567897",
            Resource.ELECTRICITY,
            new Money(50_000, ROUBLE),
            VendSamples.units(1_234));
    assertEquals(
        List.of("1234 5678 9012 3456 7890 Сч.01234567897 123,4кВтч за 500р №1234"),
        TokenTexts.of(vend, TextLanguage.RUSSIAN));
  }

  @Test
  void reserveCreditSaysWhatIsOwedAndUntilWhen() {
    Vend due = VendSamples.reserve(VendSamples.emergency(Optional.of(LocalDate.of(2026, 12, 24))));
    assertEquals(
        List.of("1234 5678 9012 3456 7890 01234567897 10,0кВтч долг 21,28 ZAR до 24.12"),
        TokenTexts.of(due, TextLanguage.RUSSIAN));
    assertTrue(
        TokenTexts.of(VendSamples.reserve(VendSamples.emergency(Optional.empty())), ENGLISH)
            .getFirst()
            .endsWith("It adds 10.0 kWh of reserve. Your next purchases pay back 21.28 ZAR."));
    Vend gift = VendSamples.reserve(VendSamples.given(GrantKind.GIFT, Optional.empty()));
    assertTrue(TokenTexts.of(gift, ENGLISH).getFirst().endsWith("You owe nothing for it."));
  }

  @Test
  void severalTokensAreNumberedInTheOrderOfEntry() {
    Vend vend =
        VendSamples.of(
            "01234567897",
            Resource.WATER,
            new Money(50_000, VendSamples.RAND),
            VendSamples.units(10, 20, 30));
    List<String> texts = TokenTexts.of(vend, TextLanguage.ENGLISH);
    assertEquals(3, texts.size());
    assertTrue(texts.get(1).startsWith("1234 5678 9012 3456 7891 Meter 01234567897 2/3."));
    assertTrue(texts.get(1).contains("It adds 2.0 m3."), "GSM-7 has no superscript");
  }

  @Test
  void aMeterInCurrencyModeIsToldTheMoney() {
    Vend vend =
        VendSamples.of(
            "01234567897",
            Resource.ELECTRICITY,
            new Money(50_000, VendSamples.RAND),
            VendSamples.credits(1, new Money(43_478, VendSamples.RAND)));
    assertTrue(
        TokenTexts.of(vend, TextLanguage.ENGLISH).getFirst().contains("It adds 434.78 ZAR."));
  }

  @Test
  void theReceiptNumberDoesNotGiveThePurchaseAway() {
    String text = TokenTexts.of(VendSamples.ordinary(), TextLanguage.ENGLISH).getFirst();
    assertFalse(text.contains(VendSamples.PURCHASE.substring(0, 8)));
  }

  @Test
  void aTokenThatAddsNothingIsABug() {
    IssuedToken units = VendSamples.units(1).getFirst();
    IssuedToken nothing =
        new IssuedToken(
            units.kind(),
            units.token(),
            units.tokenIdentifier(),
            Optional.empty(),
            Optional.empty());
    Vend vend =
        VendSamples.of(
            "01234567897",
            Resource.ELECTRICITY,
            new Money(50_000, VendSamples.RAND),
            List.of(nothing));
    assertThrows(IllegalStateException.class, () -> TokenTexts.of(vend, TextLanguage.ENGLISH));
  }

  @Test
  void theLongestPossibleSaleStillFitsOnePartInEveryLanguage() {
    String meter = VendSamples.meterNumber(13, new SplittableRandom(SEED));
    long most = UnitsAmount.MAX_TENTHS;
    for (String code : List.of("RUB", "ZAR", "JPY", "KWD")) {
      Money money = new Money(MINOR_MAX - 1, Currency.getInstance(code));
      for (Resource resource : Resource.values()) {
        check(VendSamples.of(meter, resource, money, VendSamples.units(most)), SEED);
        long[] many = new long[99];
        Arrays.fill(many, most);
        check(VendSamples.of(meter, resource, money, VendSamples.units(many)), SEED);
      }
      List<IssuedToken> credits = VendSamples.credits(99, money);
      check(VendSamples.of(meter, Resource.GAS, money, credits), SEED);
    }
  }

  @Test
  void everySaleFitsOnePartInEveryLanguage() {
    SplittableRandom random = new SplittableRandom(SEED);
    Resource[] resources = Resource.values();
    List<Currency> currencies = List.of(VendSamples.RAND, ROUBLE, Currency.getInstance("KES"));
    for (int round = 0; round < ROUNDS; round++) {
      Money tender =
          new Money(
              1 + random.nextLong(1L << (1 + random.nextInt(49))),
              currencies.get(random.nextInt(currencies.size())));
      String meter = VendSamples.meterNumber(random.nextBoolean() ? 11 : 13, random);
      Resource resource = resources[random.nextInt(resources.length)];
      check(VendSamples.of(meter, resource, tender, tokens(random, tender)), SEED);
    }
  }

  /** What the sandbox's limits admit: nothing is left out for up to nine tokens, in 11 digits. */
  @Test
  void anOrdinaryRussianSaleNamesMeterUnitsTokenAmountAndReference() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      Money tender = new Money(5_000 + random.nextLong(995_001), ROUBLE);
      Vend vend =
          VendSamples.of(
              VendSamples.meterNumber(11, random),
              Resource.ELECTRICITY,
              tender,
              VendSamples.units(1 + random.nextLong(99_999), 1 + random.nextLong(99_999)));
      for (String text : TokenTexts.of(vend, TextLanguage.RUSSIAN)) {
        String amount = TextLanguage.RUSSIAN.written(tender);
        assertTrue(text.contains(" " + amount + " №1234"), "seed " + SEED + ": " + shape(text));
      }
    }
  }

  private static List<IssuedToken> tokens(SplittableRandom random, Money tender) {
    int count = random.nextInt(10) < 7 ? 1 : 1 + random.nextInt(12);
    return random.nextInt(4) == 0
        ? VendSamples.credits(count, tender)
        : VendSamples.units(random.longs(count, 1, UnitsAmount.MAX_TENTHS + 1).toArray());
  }

  private static void check(Vend vend, long seed) {
    for (TextLanguage language : TextLanguage.values()) {
      List<String> texts = TokenTexts.of(vend, language);
      assertEquals(vend.tokens().size(), texts.size());
      for (int i = 0; i < texts.size(); i++) {
        String text = texts.get(i);
        String where = "seed " + seed + ": " + shape(text);
        assertTrue(TextLength.fitsOnePart(text), where);
        assertEquals(language != TextLanguage.RUSSIAN, TextLength.isGsm7(text), where);
        assertTrue(text.contains(vend.meter().digits()), where);
        assertTrue(text.startsWith(vend.tokens().get(i).token().grouped() + " "), where);
        assertTrue(texts.size() == 1 || text.contains(" " + (i + 1) + "/" + texts.size()), where);
        assertFalse(text.contains("{"), where);
      }
    }
  }

  private static String shape(String text) {
    return text + " (" + TextLength.taken(text) + ")";
  }
}
