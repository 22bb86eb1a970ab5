package prepaid.vending.payments;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import prepaid.sts.Drn;
import prepaid.vending.fixture.MemoryVendHistory;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.limits.Limits;
import prepaid.vending.messaging.VendSamples;

class ErasingTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
  private static final Drn METER = new Drn("01234567897");

  private final List<String> erased = new ArrayList<>();
  private final List<Reminder> added = new ArrayList<>();
  private MemoryVendHistory vends = new MemoryVendHistory(List.of());

  private Erasing erasing(List<Vend> page) {
    vends = new MemoryVendHistory(page);
    Reminders calendar =
        new Reminders() {
          @Override
          public void add(Reminder reminder) {
            added.add(reminder);
          }

          @Override
          public List<Reminder> due(Instant now, int limit) {
            return List.of();
          }

          @Override
          public void done(Reminder reminder) {}
        };
    Buyers buyers =
        new Buyers() {
          @Override
          public void erase(String purchaseId) {
            erased.add(purchaseId);
          }

          @Override
          public void erase(VendKey texted) {
            erased.add("text of " + texted.reference());
          }
        };
    return new Erasing(vends, buyers, calendar, () -> NOW);
  }

  @Test
  void theBuyersOfAMetersPurchasesAreErased() {
    Vend vend = VendSamples.ordinary();
    erasing(List.of(vend)).look(Erasing.reminder(METER, NOW).id());
    assertEquals(List.of(VendSamples.PURCHASE, "text of " + VendSamples.PURCHASE), erased);
    assertEquals(0, vends.askedFrom());
    assertEquals(List.of(), added);
  }

  @Test
  void aBusyMeterIsErasedInParts() {
    List<Vend> page = new ArrayList<>();
    for (int i = 0; i < Limits.ERASED_A_LOOK_MAX; i++) {
      page.add(VendSamples.ordinary());
    }
    erasing(page).look(METER.digits());
    long next = page.getLast().tokenMinute() + 1;
    Reminder rest = new Reminder(Reminder.Kind.ERASE, METER.digits() + "@" + next, NOW);
    assertEquals(List.of(rest), added);
    erasing(List.of()).look(rest.id());
    assertEquals(next, vends.askedFrom());
  }
}
