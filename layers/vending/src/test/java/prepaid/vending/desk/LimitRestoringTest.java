package prepaid.vending.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.ledger.MoneySource.Engineering;
import prepaid.vending.ledger.TokenKind;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.limits.Limits;
import prepaid.vending.payments.Reminder;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;

class LimitRestoringTest {
  private static final Instant UNTIL = DeskSamples.NOW.plus(Duration.ofDays(7));

  private final DeskSamples vends = new DeskSamples();
  private final List<VendRequest> asked = new ArrayList<>();
  private Optional<RefusalKind> refusal = Optional.empty();
  private Instant now = DeskSamples.NOW;
  private final LimitRestoring restoring =
      new LimitRestoring(new PowerLimits(vends.history, () -> now), this::vend, () -> now);

  private VendOutcome vend(VendRequest request) {
    asked.add(request);
    if (refusal.isPresent()) {
      return new VendOutcome.Refused(Refusal.of(refusal.get(), "No."));
    }
    Vend made =
        vends.add(
            request.key().reference(),
            now,
            request.source(),
            DeskSamples.token(TokenKind.POWER_LIMIT, 1));
    return new VendOutcome.Vended(made, false);
  }

  private Reminder ordered(String reference) {
    return new LimitRestoring.Order(
            DeskSamples.METER, new VendKey("office", reference), DeskSamples.NOW, 8_000)
        .due(UNTIL);
  }

  @Test
  void theFormerLimitComesBackOnceByTimesOwnHandAndIsTexted() {
    Reminder reminder = ordered("l1");
    assertEquals(Reminder.Kind.LIMIT, reminder.kind());
    assertEquals(UNTIL, reminder.due());
    vends.limited("l1", DeskSamples.NOW, 2_500);
    now = UNTIL;
    assertEquals(Optional.empty(), restoring.look(reminder.id()));
    VendRequest request = asked.getFirst();
    assertEquals(new VendKey("office", "restore-l1"), request.key());
    assertTrue(
        request.source() instanceof Engineering(var task, var mandate)
            && task.value() == 8_000
            && mandate.by().equals(Mandate.SCHEDULE)
            && mandate.texted());
    assertEquals(Optional.empty(), restoring.look(reminder.id()));
    assertEquals(1, asked.size(), "a second look finds it done");
  }

  @Test
  void aLimitThatWasNeverSetHasNothingToComeBackFrom() {
    now = DeskSamples.NOW.plus(Limits.VEND_RETRY_WAIT);
    assertEquals(Optional.empty(), restoring.look(ordered("l1").id()));
    assertEquals(List.of(), asked);
  }

  @Test
  void aLimitThatEndsAsItIsSetIsLookedForAgain() {
    Reminder reminder = ordered("l1");
    Instant again = DeskSamples.NOW.plus(Limits.VEND_RETRY_WAIT.multipliedBy(2));
    assertEquals(Optional.of(again), restoring.look(reminder.id()));
    vends.limited("l1", DeskSamples.NOW, 2_500);
    now = again;
    assertEquals(Optional.empty(), restoring.look(reminder.id()));
    assertEquals(1, asked.size());
  }

  @Test
  void aNewerLimitStandsForItself() {
    vends.limited("l1", DeskSamples.NOW, 2_500);
    vends.limited("l2", DeskSamples.NOW.plusSeconds(600), 1_000);
    now = UNTIL;
    assertEquals(Optional.empty(), restoring.look(ordered("l1").id()));
    assertEquals(List.of(), asked);
  }

  @Test
  void whatStandsInTheWayIsLookedAtAgainAndGivenUpAfterAMonth() {
    vends.limited("l1", DeskSamples.NOW, 2_500);
    now = UNTIL;
    refusal = Optional.of(RefusalKind.TRY_AGAIN);
    assertEquals(Optional.of(now.plus(Limits.VEND_RETRY_WAIT)), restoring.look(ordered("l1").id()));
    refusal = Optional.of(RefusalKind.UPDATE_KEY_FIRST);
    assertEquals(
        Optional.of(now.plus(Limits.LIMIT_RESTORE_RETRY_WAIT)), restoring.look(ordered("l1").id()));
    now = UNTIL.plus(Limits.LIMIT_RESTORE_WAIT_MAX);
    assertEquals(Optional.empty(), restoring.look(ordered("l1").id()));
  }
}
