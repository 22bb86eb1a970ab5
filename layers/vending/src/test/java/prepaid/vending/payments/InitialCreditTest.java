package prepaid.vending.payments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.sts.Drn;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.fixture.MemoryMeters;
import prepaid.vending.ledger.GrantKind;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.ledger.MoneySource.Grant;
import prepaid.vending.limits.Limits;
import prepaid.vending.messaging.VendSamples;
import prepaid.vending.meters.Registration;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;

class InitialCreditTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
  private static final Drn OTHER = new Drn("07000000005");

  private final List<Reminder> reminders = new ArrayList<>();
  private final List<VendRequest> asked = new ArrayList<>();
  private final MemoryMeters meters = new MemoryMeters();
  private VendOutcome outcome = new VendOutcome.Vended(VendSamples.ordinary(), false);
  private final InitialCredit initial =
      new InitialCredit(new Noted(), request -> vend(request), () -> NOW);

  private VendOutcome vend(VendRequest request) {
    asked.add(request);
    return outcome;
  }

  private final class Noted implements Reminders {
    @Override
    public void add(Reminder reminder) {
      reminders.add(reminder);
    }

    @Override
    public List<Reminder> due(Instant until, int limit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void done(Reminder reminder) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void itIsNewsOnce() {
    Registration with = meter(Highveld.METER, 100);
    assertTrue(InitialCredit.isNews(Optional.empty(), with));
    assertFalse(InitialCredit.isNews(Optional.empty(), meter(Highveld.METER, 0)));
    meters.register(with);
    assertFalse(InitialCredit.isNews(meters.read(Highveld.METER), meter(Highveld.METER, 200)));
    meters.register(meter(OTHER, 0));
    assertTrue(InitialCredit.isNews(meters.read(OTHER), meter(OTHER, 200)));
  }

  @Test
  void aPromiseNamesTheMetersThatHaveAny() {
    initial.promise(List.of(meter(Highveld.METER, 0)));
    assertEquals(List.of(), reminders);
    initial.promise(
        List.of(meter(Highveld.METER, 100), meter(OTHER, 0), meter(new Drn("01234567897"), 1)));
    Instant due = NOW.plus(Limits.VEND_RETRY_WAIT);
    assertEquals(
        List.of(new Reminder(Reminder.Kind.INITIAL, "01234567897,01234567897", due)), reminders);
  }

  @Test
  void whatWasPromisedIsNotedUnderOneReferenceWhoeverNotesIt() {
    meters.register(meter(Highveld.METER, 100));
    initial.note(meter(Highveld.METER, 100), "anna");
    assertEquals(Optional.empty(), initial.look("01234567897,07000000005", meters));
    assertEquals(2, asked.size());
    assertEquals(asked.getFirst().key(), asked.getLast().key());
    assertEquals("reserve#initial-01234567897", asked.getFirst().key().text());
    Grant grant = (Grant) asked.getLast().source();
    assertEquals(GrantKind.INITIAL, grant.kind());
    assertEquals(Optional.of(new Units(100)), grant.wanted());
    assertEquals(Mandate.SCHEDULE, grant.mandate().by());
    assertEquals("anna", ((Grant) asked.getFirst().source()).mandate().by());
  }

  @Test
  void whatCannotBeNotedYetIsLookedAtAgainAndWhatNeverWillIsNot() {
    meters.register(meter(Highveld.METER, 100));
    Instant soon = NOW.plus(Limits.VEND_RETRY_WAIT);
    outcome = new VendOutcome.Undecided(NOW);
    assertEquals(Optional.of(soon), look());
    refused(RefusalKind.TRY_AGAIN);
    assertEquals(Optional.of(soon), look());
    refused(RefusalKind.KEY_UNAVAILABLE);
    assertEquals(Optional.of(NOW.plus(Limits.INITIAL_CREDIT_RETRY_WAIT)), look());
    refused(RefusalKind.REFERENCE_REUSED);
    assertEquals(Optional.empty(), look());
  }

  private void refused(RefusalKind kind) {
    outcome = new VendOutcome.Refused(Refusal.of(kind, "as told"));
  }

  private Optional<Instant> look() {
    return initial.look(Highveld.METER.digits(), meters);
  }

  private static Registration meter(Drn number, long tenths) {
    Registration like = Highveld.meter(number, 1, Optional.empty());
    return new Registration(
        number,
        like.sts(),
        like.tariff(),
        like.resource(),
        like.mode(),
        like.holder(),
        Optional.empty(),
        new Units(tenths));
  }
}
