package prepaid.vending.texting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import prepaid.vending.cards.RedemptionOutcome;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.limits.Limits;
import prepaid.vending.messaging.Deliveries.State;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.texting.Answering.Outcome;
import prepaid.vending.vending.VendOutcome;

class AnsweringTest {
  private static final String CARD = "4929138200447161 01234567897";
  private static final String SELL = "SELL 01234567897 50 4821";

  private final Counter counter = new Counter();

  @Test
  void aMessageIdIsAnsweredOnceAndAForeignSenderNever() {
    assertEquals(Outcome.ANSWERED, counter.text("one", "help"));
    assertEquals(Outcome.NOT_OURS, counter.text("one", "help"));
    assertEquals(1, counter.sent.size());
    assertEquals(Outcome.NO_PHONE, counter.text("two", "ELECTRIC", "help"));
  }

  @Test
  void whoDiesBeforeTheAnswerIsMarkedLeavesTheSameSaleToTheNext() {
    counter.vendor();
    counter.carrierDies = 1;
    assertThrows(IllegalStateException.class, () -> counter.text("sale", SELL));
    assertEquals(Outcome.ANSWERED, counter.text("sale", SELL));
    assertEquals(2, counter.asked.size());
    assertEquals(counter.asked.get(0).key(), counter.asked.get(1).key(), "one sale");
  }

  @Test
  void aSaleWhoseEndIsNotKnownIsAskedForAgainUnderTheSameReference() {
    counter.vendor();
    counter.outcome = new VendOutcome.Undecided(counter.now);
    assertEquals(Outcome.ANSWERED, counter.text("first", SELL));
    assertTrue(counter.last().startsWith("We are still working on it."), counter.last());
    assertEquals(Outcome.ANSWERED, counter.text("second", "sell 01234567897 50.00 4821"));
    assertEquals(counter.asked.get(0).key(), counter.asked.get(1).key());
  }

  @Test
  void anAnswerThatAsksForTheSameAgainIsNotCountedAmongTheThree() {
    counter.redemptions.clear();
    counter.redemptions.add(new RedemptionOutcome.Undecided(counter.now));
    counter.redemptions.add(new RedemptionOutcome.HeldBack(counter.now.plusSeconds(900)));
    assertEquals(Outcome.ANSWERED, counter.text("undecided", CARD));
    assertTrue(counter.last().startsWith("We are still working on it."), counter.last());
    for (int i = 0; i < 2 * Limits.SAME_TEXT_ANSWERS_MAX; i++) {
      assertEquals(Outcome.ANSWERED, counter.text("held-back-" + i, CARD));
      assertTrue(counter.last().contains("send the code once more"), counter.last());
    }
    counter.redemptions.clear();
    counter.redemptions.add(new RedemptionOutcome.NotAccepted());
    for (int i = 0; i < Limits.SAME_TEXT_ANSWERS_MAX; i++) {
      assertEquals(Outcome.ANSWERED, counter.text("wrong-" + i, CARD));
    }
    assertEquals(Outcome.TOO_OFTEN, counter.text("too-often", CARD));
  }

  @Test
  void aRefusedSaleIsNoSaleSoTheNextOneIsNotAskedAbout() {
    counter.vendor();
    counter.outcome =
        new VendOutcome.Refused(Refusal.of(RefusalKind.FLOAT_TOO_LOW, "The float is too low."));
    assertEquals(Outcome.ANSWERED, counter.text("first", SELL));
    assertTrue(counter.last().startsWith("Your advance is too low: "), counter.last());
    assertEquals(Outcome.ANSWERED, counter.text("second", SELL));
    assertFalse(counter.asked.get(0).key().equals(counter.asked.get(1).key()));
  }

  @Test
  void aSaleIsPaidByTheVendorsOwnFloatByText() {
    counter.vendor();
    assertEquals(Outcome.ANSWERED, counter.text("sale", SELL));
    var request = counter.asked.getFirst();
    assertEquals("corner-shop", request.key().payer());
    assertEquals("50.00", request.tender());
    assertTrue(request.source().toString().contains("sms"), "the terminal of texts");
    assertEquals(0, counter.sent.stream().filter(body -> body.contains("4821")).count());
  }

  @Test
  void whatTheCarrierDoesNotTakeIsParkedWithItsWordsAndSentLater() {
    counter.carrierFails = true;
    assertEquals(Outcome.ANSWERED, counter.text("one", "помощь"));
    var parked = counter.deliveries.only();
    assertEquals(State.PARKED, parked.state());
    assertEquals(1, counter.reminders.size());
    counter.carrierFails = false;
    counter.retry(parked.key());
    assertTrue(counter.last().startsWith("Код карты и счётчик"), counter.last());
    assertEquals(State.SENT, counter.deliveries.only().state());
  }

  @Test
  void theLanguageOfThePhoneComesBeforeThatOfTheWords() {
    counter.text("1", "ajuda");
    assertTrue(counter.last().startsWith("Envie codigo"), counter.last());
    counter.text("2", "lang fr");
    assertEquals("Nous écrirons désormais en francais.", counter.last());
    counter.text("3", "ajuda 1");
    assertTrue(counter.last().startsWith("Envoyez code"), counter.last());
    counter.text("4", "lang xx");
    assertEquals("Envoyez LANGUE et EN, RU, FR, PT ou SW.", counter.last());
  }

  @Test
  void aSuspendedVendorIsToldSoAtOnceAndTheModuleIsNotAsked() {
    counter.vendor();
    counter.text("first", SELL);
    int before = counter.asked.size();
    counter.suspend();
    for (String text : List.of(SELL, "YES 4821", "FLOAT", "SALES", "REV 01234567897-1 4821")) {
      assertEquals(Outcome.ANSWERED, counter.text(text, text));
      assertTrue(counter.last().startsWith("Your account is suspended."), counter.last());
    }
    assertEquals(before, counter.asked.size());
  }

  @Test
  void aTextNeverPrintsWhatItSays() {
    InboundText text = new InboundText("m", Highveld.PHONE, SELL, counter.now);
    assertFalse(text.toString().contains("4821"));
    assertFalse(List.of(Grammar.read(SELL)).toString().contains("4821"));
  }
}
