package prepaid.vending.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.sts.UnitsAmount;
import prepaid.vending.ledger.EngineeringTask;
import prepaid.vending.ledger.EngineeringTask.Kind;
import prepaid.vending.ledger.GrantKind;
import prepaid.vending.ledger.IssuedToken;
import prepaid.vending.ledger.KeyTarget;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.ledger.MoneySource.Engineering;
import prepaid.vending.ledger.MoneySource.Grant;
import prepaid.vending.ledger.MoneySource.KeyChange;
import prepaid.vending.ledger.TokenKind;
import prepaid.vending.ledger.Vend;
import prepaid.vending.messaging.Delivering.Outcome;
import prepaid.vending.meters.Resource;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;

/** What is texted of keys, reserve credit and engineers' tokens. */
class UnpaidTextsTest {
  private static final Mandate MANDATE = Mandate.of("olga", "as ordered");
  private static final Vend KEYS =
      VendSamples.unpaid(
          new KeyChange(KeyTarget.NEWEST, MANDATE),
          VendSamples.plain(TokenKind.KEY_CHANGE, TokenKind.KEY_CHANGE));

  @Test
  void aKeySetSaysThatAllOfItGoesFirst() {
    assertEquals(
        List.of(
            "1234 5678 9012 3456 7890 Meter 0123456789015 1/2. It updates the meter's key. Enter"
                + " all key tokens in their order, and before the credit.",
            "1234 5678 9012 3456 7891 Meter 0123456789015 2/2. It updates the meter's key. Enter"
                + " all key tokens in their order, and before the credit."),
        TokenTexts.of(KEYS, TextLanguage.ENGLISH));
    assertEquals(
        "1234 5678 9012 3456 7890 Сч.0123456789015 1/2 Ключ: все по порядку",
        TokenTexts.of(KEYS, TextLanguage.RUSSIAN).getFirst());
  }

  @Test
  void aPurchaseThatBringsTheKeyTooNumbersAll() {
    List<IssuedToken> tokens =
        new ArrayList<>(VendSamples.plain(TokenKind.KEY_CHANGE, TokenKind.KEY_CHANGE));
    tokens.addAll(VendSamples.units(1_234));
    List<String> texts =
        TokenTexts.of(
            VendSamples.of(
                "01234567897", Resource.ELECTRICITY, new Money(50_000, VendSamples.RAND), tokens),
            TextLanguage.ENGLISH);
    assertEquals(3, texts.size());
    assertTrue(texts.get(0).contains("Meter 01234567897 1/3. It updates the meter's key."));
    assertTrue(texts.get(2).contains("Meter 01234567897 3/3. It adds 123.4 kWh. You paid 500.00"));
  }

  @Test
  void aKeyIsNoTokenForTheMoneyOfAnAccountPayment() {
    List<String> texts =
        TokenTexts.of(
            VendSamples.of(
                "01234567897",
                Resource.ELECTRICITY,
                new Money(50_000, VendSamples.RAND),
                VendSamples.plain(TokenKind.KEY_CHANGE, TokenKind.KEY_CHANGE)),
            TextLanguage.ENGLISH);
    assertEquals(3, texts.size());
    assertTrue(texts.get(2).contains("Charges and debts took all of it"));
  }

  @Test
  void aLimitSaysWatts() {
    assertEquals(
        List.of(
            "1234 5678 9012 3456 7890 Meter 0123456789015. It sets the power limit to 2500 W."
                + " Above it the meter switches off."),
        TokenTexts.of(task(Kind.POWER_LIMIT, 2_500), TextLanguage.ENGLISH));
  }

  @Test
  void everyKindFitsOnePartInEveryLanguageWithItsLongestValues() {
    List<Vend> vends = new ArrayList<>(List.of(KEYS));
    for (Kind kind : Kind.values()) {
      vends.add(task(kind, UnitsAmount.MAX_TENTHS));
    }
    for (Vend vend : vends) {
      for (TextLanguage language : TextLanguage.values()) {
        for (String text : TokenTexts.of(vend, language)) {
          assertTrue(TextLength.fitsOnePart(text), text);
          assertTrue(text.contains(vend.meter().digits()), text);
        }
      }
    }
  }

  @Test
  void itGoesToTheHoldersPhoneWhenItIsToBeTexted() {
    DeliveringWorld world = new DeliveringWorld();
    world.vend = KEYS;
    assertEquals(Outcome.NOTHING_TO_DO, world.delivering.deliver(world.vend), "told by hand");
    world.vend =
        VendSamples.unpaid(
            new KeyChange(KeyTarget.NEWEST, MANDATE.notifying()),
            VendSamples.plain(TokenKind.KEY_CHANGE, TokenKind.KEY_CHANGE));
    assertEquals(Outcome.SENT, world.delivering.deliver(world.vend));
    assertEquals(2, world.sent.size());
    assertEquals("+27820000002", world.sent.getFirst().to());
  }

  @Test
  void creditThatCameWithTheMeterIsNotTexted() {
    DeliveringWorld world = new DeliveringWorld();
    Grant initial =
        new Grant(
            GrantKind.INITIAL, Optional.of(new Units(100)), MANDATE.notifying(), Optional.empty());
    world.vend = VendSamples.unpaid(initial, List.of());
    assertEquals(Outcome.NOTHING_TO_DO, world.delivering.deliver(world.vend));
  }

  @Test
  void anEngineersTokenIsForTheHolderWhenItWasTexted() {
    assertFalse(task(Kind.CLEAR_TAMPER, 0).isForHolder());
    assertTrue(KEYS.isForHolder());
    assertTrue(
        VendSamples.unpaid(
                new Engineering(new EngineeringTask(Kind.POWER_LIMIT, 1), MANDATE.notifying()),
                VendSamples.plain(TokenKind.POWER_LIMIT))
            .isForHolder());
  }

  private static Vend task(Kind kind, long value) {
    return VendSamples.unpaid(
        new Engineering(new EngineeringTask(kind, value), MANDATE),
        VendSamples.plain(
            kind == Kind.POWER_LIMIT ? TokenKind.POWER_LIMIT : TokenKind.ENGINEERING));
  }
}
