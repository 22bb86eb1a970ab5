package prepaid.vending.texting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.ledger.GrantKind;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.ledger.MoneySource.Grant;
import prepaid.vending.messaging.VendSamples;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.VendOutcome;

class EmergencyDeskTest {
  private static final String SOS = "SOS 01234567897";
  private static final Grant OWED = VendSamples.emergency(Optional.of(LocalDate.of(2026, 12, 24)));

  private final Counter counter = new Counter();

  @Test
  void theRegisteredPhoneGetsATokenAndHearsWhatIsOwed() {
    counter.outcome = new VendOutcome.Vended(VendSamples.reserve(OWED), false);
    counter.text("one", SOS);
    assertEquals(
        "1234 5678 9012 3456 7890 Meter 01234567897. It adds 10.0 kWh of reserve. Your next"
            + " purchases pay back 21.28 ZAR, until 24.12.2026.",
        counter.last());
    Grant asked = (Grant) counter.asked.getFirst().source();
    assertEquals(GrantKind.EMERGENCY, asked.kind());
    assertEquals(Optional.empty(), asked.wanted());
    assertEquals(Mandate.CONSUMER, asked.mandate().by());
    assertTrue(counter.asked.getFirst().key().text().startsWith("reserve#sms-"));
  }

  @Test
  void theSameMessageIsTheSameEmergencyAndAnotherIsAnother() {
    counter.outcome = new VendOutcome.Vended(VendSamples.reserve(OWED), false);
    counter.carrierDies = 1;
    try {
      counter.text("one", SOS);
    } catch (IllegalStateException died) {
      counter.text("one", SOS);
    }
    counter.text("two", SOS);
    assertEquals(counter.asked.get(0).key(), counter.asked.get(1).key());
    assertTrue(!counter.asked.get(0).key().equals(counter.asked.get(2).key()));
  }

  @Test
  void aStrangerGetsNothing() {
    counter.text("one", "+27830000009", SOS);
    assertTrue(counter.last().contains("not registered for this phone"), counter.last());
    assertEquals(List.of(), counter.asked);
  }

  @Test
  void aRefusalSaysWhy() {
    counter.outcome =
        new VendOutcome.Refused(Refusal.of(RefusalKind.RESERVE_REFUSED, "by the policy"));
    counter.text("one", SOS);
    assertTrue(counter.last().startsWith("Meter 01234567897 can have no reserve"), counter.last());
    counter.owes(OWED.granted().orElseThrow().debt().orElseThrow());
    counter.text("two", SOS);
    assertTrue(counter.last().contains("paid back 21.28 ZAR"), counter.last());
    counter.outcome =
        new VendOutcome.Refused(Refusal.of(RefusalKind.METER_BLOCKED, "it is blocked"));
    counter.text("three", SOS);
    assertTrue(counter.last().startsWith("Meter 01234567897 cannot be sold"), counter.last());
  }

  @Test
  void howTheKeyStandsIsSaidInAText() {
    counter.outcome =
        new VendOutcome.Refused(
            Refusal.of(RefusalKind.KEY_LIMIT_REACHED, "No more.").toDesk("Key 1."));
    counter.text("one", SOS);
    assertEquals(
        "Your utility may sell no more for meter 01234567897 for now. Please ask it, or try again"
            + " tomorrow. Nothing was used.",
        counter.last());
    counter.outcome =
        new VendOutcome.Refused(Refusal.of(RefusalKind.KEY_UNAVAILABLE, "It was retired."));
    counter.text("two", SOS);
    assertTrue(counter.last().startsWith("The utility's key for meter"), counter.last());
  }

  @Test
  void whatIsNotKnownYetIsToldSo() {
    counter.text("one", SOS);
    assertTrue(counter.last().startsWith("We are still working on it."), counter.last());
    assertEquals(Highveld.METER.digits(), counter.asked.getFirst().meterNumber());
  }
}
