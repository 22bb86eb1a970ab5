package prepaid.vending.texting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import prepaid.vending.cards.Redemption;
import prepaid.vending.cards.RedemptionOutcome;
import prepaid.vending.cards.RedemptionOutcome.HeldBack;
import prepaid.vending.cards.RedemptionOutcome.NotAccepted;
import prepaid.vending.cards.RedemptionOutcome.Refused;
import prepaid.vending.cards.RedemptionOutcome.Undecided;
import prepaid.vending.cards.RedemptionOutcome.Used;
import prepaid.vending.cards.RedemptionOutcome.Vended;
import prepaid.vending.cards.Sender;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.limits.Limits;
import prepaid.vending.messaging.VendSamples;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.texting.Answering.Outcome;

class CardDeskTest {
  private static final String PIN = "4821900376154208";
  private static final String METER = Highveld.METER.digits();
  private static final String TOKEN = "1234 5678 9012 3456 7890 Meter 01234567897. ";

  private final Counter counter = new Counter();

  private String answer(RedemptionOutcome outcome, String body) {
    counter.redemptions.clear();
    counter.redemptions.add(outcome);
    assertEquals(Outcome.ANSWERED, counter.text("id-" + counter.sent.size(), body));
    counter.now = counter.now.plus(Limits.SAME_TEXT_WINDOW);
    return counter.last();
  }

  @Test
  void theTokenOfACardGoesToThePhoneThatTextedIt() {
    String text = answer(new Vended(VendSamples.ordinary(), false), PIN + " " + METER);
    assertTrue(text.startsWith(TOKEN), text);
    Redemption asked = counter.redeemed.getFirst();
    assertEquals(PIN, asked.pin());
    assertEquals(METER, asked.meterNumber());
    assertEquals(new Sender.ByText(Highveld.PHONE), asked.sender());
  }

  @Test
  void whoDiesBetweenCommitAndTextLeavesTheSameTokenToTheNextTry() {
    counter.redemptions.add(new Vended(VendSamples.ordinary(), false));
    counter.carrierDies = 1;
    assertThrows(
        IllegalStateException.class, () -> counter.text("card", "buy " + PIN + " " + METER));
    counter.redemptions.add(new Vended(VendSamples.ordinary(), true));
    assertEquals(Outcome.ANSWERED, counter.text("card", "buy " + PIN + " " + METER));
    assertEquals(1, counter.sent.size());
    assertTrue(counter.last().startsWith(TOKEN), counter.last());
  }

  @Test
  void eachOutcomeHasWordsThatHelpInTheLanguageThatWasSpoken() {
    String english = "buy " + PIN + " " + METER;
    assertTrue(answer(new NotAccepted(), english).startsWith("This card code cannot be used. "));
    Instant late = Instant.parse("2026-11-23T22:30:00Z");
    assertTrue(
        answer(new Used(late, "…7897"), english)
            .startsWith("This card was used on 24.11.2026 for the meter ending in 7897. "));
    assertTrue(
        answer(new HeldBack(counter.now.plus(Duration.ofMinutes(15))), english)
            .startsWith("Too many wrong card codes. Please wait 15 minutes "));
    assertTrue(
        answer(new Undecided(counter.now), english).startsWith("We are still working on it."));
    assertTrue(
        refused(RefusalKind.NOT_ALLOWED, english)
            .contains("was sold for meters of another utility"));
    assertTrue(refused(RefusalKind.CURRENCY_MISMATCH, english).contains("The card was not used."));
    assertTrue(refused(RefusalKind.TRY_AGAIN, english).startsWith("We are very busy."));
    Map.of(
            "купить", "Код карты не принят.",
            "acheter", "Ce code de carte",
            "comprar", "Este codigo de cartao",
            "nunua", "Namba ya kadi hii")
        .forEach((word, words) ->
            assertTrue(
                answer(new NotAccepted(), word + " " + PIN + " " + METER).startsWith(words)));
  }

  private String refused(RefusalKind kind, String body) {
    return answer(new Refused(Refusal.of(kind, "As told.")), body);
  }

  /** Where both orders make a meter, the first one's failure must not hide the second one. */
  @Test
  void anotherReadingOfTheDigitsIsTriedWhenTheLikeliestIsNoCard() {
    String other = "01234567806";
    counter.redemptions.add(new NotAccepted());
    counter.redemptions.add(new Vended(VendSamples.ordinary(), false));
    assertEquals(Outcome.ANSWERED, counter.text("run", other + "12345" + METER));
    assertEquals(2, counter.redeemed.size());
    assertFalse(counter.redeemed.get(0).pin().equals(counter.redeemed.get(1).pin()));
    assertTrue(counter.last().startsWith(TOKEN), counter.last());
  }

  @Test
  void noPinStandsInAnAnswer() {
    var unused = answer(new NotAccepted(), PIN + " " + METER);
    assertTrue(counter.sent.stream().noneMatch(body -> body.contains(PIN)));
  }
}
