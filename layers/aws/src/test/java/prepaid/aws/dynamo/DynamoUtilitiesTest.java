package prepaid.aws.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import prepaid.aws.fixture.Fault;
import prepaid.aws.fixture.LocalPorts;
import prepaid.aws.fixture.Samples;
import prepaid.aws.fixture.TableShape;
import prepaid.vending.credit.Terms;
import prepaid.vending.ledger.OutcomeUnknown;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.utilities.DeskPolicy;
import prepaid.vending.utilities.ReservePolicy;
import prepaid.vending.utilities.SalePolicy;
import prepaid.vending.utilities.SupplyGroup;
import prepaid.vending.utilities.Utilities;
import prepaid.vending.utilities.Utility;

class DynamoUtilitiesTest {
  private final LocalPorts local =
      LocalPorts.fresh(Clock.fixed(Samples.NOW, ZoneOffset.UTC), TableShape.REGISTRY);
  private final Utilities utilities = local.ports().utilities();

  private static Utility utility(String id, String name) {
    return new Utility(
        id,
        name,
        Samples.RAND,
        ZoneId.of("Africa/Johannesburg"),
        List.of("en", "nso", "af"),
        Optional.of("+27152902000"),
        Optional.empty(),
        Optional.of("4000123456"),
        new SalePolicy(
            new Money(1000, Samples.RAND),
            new Money(500_000, Samples.RAND),
            new Money(2_000_000, Samples.RAND),
            Optional.of(new Money(30_000_000, Samples.RAND))),
        DESK);
  }

  /** Every part of a policy, so that none is lost on the way. */
  private static final DeskPolicy DESK =
      new DeskPolicy(
          new ReservePolicy(
              true,
              1,
              30,
              new Units(100),
              Optional.of(2_500),
              new Units(300),
              2,
              1_000,
              new Terms.Instalment(2_000),
              3,
              Optional.of(7),
              Set.of(LocalDate.of(2026, 12, 25), LocalDate.of(2027, 1, 1)),
              new Units(200),
              new Units(150),
              new Units(10_000),
              5,
              Set.of("illness", "weather")),
          false,
          Optional.of(new Money(500_000, Samples.RAND)));

  @Test
  void aUtilityIsNewOnceAndThenReplaced() {
    assertEquals(Optional.empty(), utilities.utility("polokwane"));
    assertTrue(utilities.put(utility("polokwane", "Polokwane")));
    assertFalse(utilities.put(utility("polokwane", "Polokwane Municipality")));
    Utility stored = utility("polokwane", "Polokwane Municipality");
    assertEquals(Optional.of(stored), utilities.utility("polokwane"));
    assertEquals(List.of(stored), utilities.allUtilities());
  }

  @Test
  void allUtilitiesAreListedWithoutAScan() {
    Set<Utility> put = new HashSet<>();
    for (int i = 0; i < 12; i++) {
      Utility utility = utility("utility-" + i, "Utility " + i);
      put.add(utility);
      utilities.put(utility);
    }
    local.faults().clear();

    List<Utility> listed = utilities.allUtilities();
    assertEquals(put, new HashSet<>(listed));
    assertEquals(12, listed.size());
    assertEquals(1, local.faults().count("Query"));
    assertEquals(1, local.faults().calls().size());
  }

  @Test
  void aSupplyGroupIsNewOnceAndIsNoUtility() {
    SupplyGroup group = new SupplyGroup("600727", "polokwane", "Seshego");
    assertTrue(utilities.put(group));
    assertFalse(utilities.put(group));
    assertEquals(Optional.of(group), utilities.supplyGroup("600727"));
    assertEquals(Optional.empty(), utilities.supplyGroup("600728"));
    assertEquals(Optional.empty(), utilities.utility("600727"));
    assertEquals(List.of(), utilities.allUtilities());
  }

  @Test
  void whenTheAnswerIsLostTheRowTells() {
    local.faults().next("TransactWriteItems", Fault.timeOutAfter());
    local.faults().always("TransactWriteItems", Fault.timeOutBefore());
    assertTrue(utilities.put(utility("polokwane", "Polokwane")));
    assertThrows(OutcomeUnknown.class, () -> utilities.put(utility("other", "Other")));
    local.faults().clear();
    assertEquals(1, utilities.allUtilities().size());
  }
}
