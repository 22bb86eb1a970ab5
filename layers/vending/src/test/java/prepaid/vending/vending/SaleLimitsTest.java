package prepaid.vending.vending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.refusals.RefusalKind;

/** How much one meter may be sold: in a day, and in a month. */
class SaleLimitsTest {
  private final World world =
      new World(
          Highveld.utility(Highveld.rand(5_000_000), Optional.of(Highveld.rand(6_000_000))),
          Highveld.TARIFF);

  @Test
  void theDayLimitCountsWhatWasSoldInTheUtilitysDay() {
    sell("p", 5);
    assertEquals(RefusalKind.METER_DAY_LIMIT, refused("q", "50.00"));
    world.now = Instant.parse("2026-11-24T22:00:00Z");
    sell("next", 1);
  }

  @Test
  void theMonthLimitCountsWhatWasSoldInTheUtilitysMonth() {
    sell("p", 5);
    world.now = Instant.parse("2026-11-24T22:00:00Z");
    sell("q", 1);
    assertEquals(RefusalKind.METER_MONTH_LIMIT, refused("r", "50.00"));
    world.now = Instant.parse("2026-11-30T22:00:00Z");
    sell("next", 1);
  }

  @Test
  void withoutALimitOfTheMonthADayIsAllThatCounts() {
    World unbounded = new World();
    for (int day = 24; day < 30; day++) {
      unbounded.now = Instant.parse("2026-11-%dT08:00:00Z".formatted(day));
      for (int i = 0; i < 5; i++) {
        assertInstanceOf(
            VendOutcome.Vended.class, unbounded.vendPaid("p" + day + "-" + i, "10000.00"));
      }
    }
  }

  private void sell(String id, int times) {
    for (int i = 0; i < times; i++) {
      assertInstanceOf(VendOutcome.Vended.class, world.vendPaid(id + i, "10000.00"));
    }
  }

  private RefusalKind refused(String id, String amount) {
    return assertInstanceOf(VendOutcome.Refused.class, world.vendPaid(id, amount)).refusal().kind();
  }
}
