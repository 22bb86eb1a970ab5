package prepaid.vending.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.vending.desk.TokenExplaining.Found;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.ledger.ChainHead;
import prepaid.vending.ledger.EngineeringTask;
import prepaid.vending.ledger.EngineeringTask.Kind;
import prepaid.vending.ledger.KeyTarget;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.ledger.MoneySource.KeyChange;
import prepaid.vending.ledger.TokenKind;
import prepaid.vending.ledger.Vend;
import prepaid.vending.limits.Limits;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.VendState;

class TokenExplainingTest {
  private final DeskSamples vends = new DeskSamples();
  private final TokenExplaining explaining =
      new TokenExplaining(vends.history, () -> DeskSamples.NOW);

  private Optional<Found> find(String digits) {
    VendState fresh = VendState.fresh();
    VendState state =
        new VendState(
            0,
            fresh.month(),
            0,
            0,
            fresh.fixedChargePaid(),
            0,
            fresh.day(),
            0,
            new ChainHead(vends.vends.size(), "a".repeat(64)),
            fresh.lastVend(),
            fresh.freeUnitsGranted(),
            fresh.debts(),
            fresh.history(),
            fresh.pendingKey());
    return explaining.find(
        new Meter(Highveld.meter(DeskSamples.METER, 1, Optional.empty()), state, 1), digits);
  }

  private static String digits(int number) {
    return DeskSamples.token(TokenKind.CREDIT, number).token().digits();
  }

  @Test
  void whatWasIssuedIsFoundHoweverOldWithinFiveYears() {
    Vend old =
        vends.sold(
            "old",
            DeskSamples.NOW.minus(Duration.ofDays(1_500)),
            DeskSamples.token(TokenKind.CREDIT, 1111));
    for (int i = 0; i < 250; i++) {
      vends.sold(
          "p" + i,
          DeskSamples.NOW.minus(Duration.ofDays(60)),
          DeskSamples.token(TokenKind.CREDIT, 2000 + i));
    }
    assertEquals(old.key(), find(digits(1111)).orElseThrow().vend().key());
    assertEquals(
        "p249", find(digits(2249)).orElseThrow().vend().key().reference(), "behind three pages");
  }

  @Test
  void allDigitsComeBeforeAllButOne() {
    vends.sold("p1", DeskSamples.NOW, DeskSamples.token(TokenKind.CREDIT, 1111));
    String wrong = digits(1111).replaceFirst("^1", "7");
    assertEquals(Optional.of(1), find(wrong).orElseThrow().wrongDigit());
    assertEquals(Optional.empty(), find(digits(1111)).orElseThrow().wrongDigit());
    assertEquals(Optional.empty(), find("77" + digits(1111).substring(2)));
  }

  @Test
  void aMeterThatNeverBoughtCostsNoQuery() {
    assertEquals(Optional.empty(), find(digits(1)));
    assertEquals(0, vends.history.queries());
    vends.sold("p1", DeskSamples.NOW, DeskSamples.token(TokenKind.CREDIT, 1));
    assertEquals(Optional.empty(), find(digits(2)));
    assertEquals(1, vends.history.queries(), "all there is was seen");
    assertTrue(Limits.EXPLAIN_LOOK_BACK.compareTo(Limits.TOKEN_LOOK_BACK) > 0);
  }

  @Test
  void everyKindIsSaidInWords() {
    Vend keys =
        vends.add(
            "k1",
            DeskSamples.NOW,
            new KeyChange(KeyTarget.NEWEST, Mandate.of("olga", "roll-over")),
            DeskSamples.token(TokenKind.KEY_CHANGE, 1),
            DeskSamples.token(TokenKind.KEY_CHANGE, 2));
    assertEquals(
        "One of 2 tokens that give the meter the key of supply group 123457, revision 1, tariff"
            + " index 01, in place of that of group 123457, revision 2, tariff index 07. All of"
            + " them are entered before any token that was made later. It is number 2 of 2,"
            + " entered in this order.",
        TokenWords.of(keys, 1));
    assertEquals(
        "Credit that was sold: it adds 12.3 kWh.",
        TokenWords.of(
            vends.sold("p1", DeskSamples.NOW, DeskSamples.token(TokenKind.CREDIT, 1)), 0));
    assertEquals(
        "It sets the power limit to 2500 W.",
        TokenWords.of(vends.limited("l1", DeskSamples.NOW, 2_500), 0));
    assertEquals(
        "It clears all credit in the meter.",
        TokenWords.words(new EngineeringTask(Kind.CLEAR_CREDIT, 0xffff)));
    assertEquals(
        "It clears the credit of water.",
        TokenWords.words(new EngineeringTask(Kind.CLEAR_CREDIT, 1)));
    assertTrue(
        TokenWords.words(new EngineeringTask(Kind.TEST, 18)).contains("show the meter number"));
    assertTrue(TokenWords.words(new EngineeringTask(Kind.CLEAR_TAMPER, 0)).contains("tamper mark"));
    assertTrue(
        TokenWords.words(new EngineeringTask(Kind.PHASE_UNBALANCE_LIMIT, 9)).contains("9 W"));
  }
}
