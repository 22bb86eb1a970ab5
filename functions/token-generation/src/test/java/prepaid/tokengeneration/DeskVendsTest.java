package prepaid.tokengeneration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import prepaid.aws.invocation.Invocation;
import prepaid.aws.invocation.VendOutcomeJson;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.ledger.Chain;
import prepaid.vending.ledger.EngineeringTask;
import prepaid.vending.ledger.GrantKind;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.MoneySource.Engineering;
import prepaid.vending.ledger.MoneySource.Grant;
import prepaid.vending.ledger.Vend;
import prepaid.vending.meters.Meter;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;

/** What nobody pays for, on DynamoDB Local: one transaction, limits that hold, rows read back. */
class DeskVendsTest {
  private static final Mandate DINA = Mandate.of("dina", "storm, all over town");
  private final ModuleWorld world = new ModuleWorld().withKey();

  @Test
  void aGiftIsOneTransactionOfThreeRowsAndIsReadBackAsItWasMade() {
    Vend vend = vended(ask("reserve", "g1", grant(GrantKind.GIFT, 50)));
    assertEquals(Optional.of(vend), world.plain.ledger().find(vend.key()));
    assertEquals(Chain.hash(vend), vend.hash());
    assertEquals(3, world.units.items());
    assertTrue(world.units.units() <= 7, () -> world.units.units() + " write units");
  }

  @Test
  void anEmergencyStandsOnTheMeterAndFiftyAtOnceAreOne() throws Exception {
    world.paid("p1");
    vended(world.vend("p1", "100.00"));
    List<Callable<VendOutcome>> calls = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      String reference = "e" + i;
      calls.add(() -> ask("reserve", reference, grant(GrantKind.EMERGENCY, 100)));
    }
    long given = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<VendOutcome> outcome : threads.invokeAll(calls)) {
        given += outcome.get() instanceof VendOutcome.Vended ? 1 : 0;
      }
    }
    assertEquals(1, given);
    Meter meter = world.plain.meters().read(Highveld.METER).orElseThrow();
    assertEquals(1, meter.state().debts().size());
    assertEquals(1, meter.state().history().sales());
  }

  @Test
  void theDaysBudgetIsARowOfItsOwnThatRefuses() {
    for (int i = 0; i < 5; i++) {
      vended(ask("reserve", "g" + i, grant(GrantKind.GIFT, 200)));
    }
    VendOutcome refused = ask("reserve", "g5", grant(GrantKind.GIFT, 1));
    assertEquals(
        RefusalKind.BUDGET_USED_UP,
        assertInstanceOf(VendOutcome.Refused.class, refused).refusal().kind());
    assertEquals(5, world.vendsOfTheMeter());
  }

  @Test
  void anEngineersTokenIsReadBackAsItWasMade() {
    Engineering limit =
        new Engineering(
            new EngineeringTask(EngineeringTask.Kind.POWER_LIMIT, 4_600), DINA.notifying());
    Vend vend = vended(ask("office", "l1", limit));
    assertEquals(Optional.of(vend), world.plain.ledger().find(vend.key()));
    assertEquals(limit, vend.source());
  }

  private VendOutcome ask(String door, String reference, MoneySource.Unpaid source) {
    VendRequest request =
        VendRequest.unpaid(reference, Highveld.METER.digits(), source, ModuleWorld.NOW);
    byte[] answer =
        world.module.answer(ModuleWorld.ARN + door, new Invocation.Vend(request).json());
    return VendOutcomeJson.read(answer).orElseThrow();
  }

  private static Grant grant(GrantKind kind, long tenths) {
    return new Grant(kind, Optional.of(new Units(tenths)), DINA, Optional.empty());
  }

  private static Vend vended(VendOutcome outcome) {
    return assertInstanceOf(VendOutcome.Vended.class, outcome, outcome::toString).vend();
  }
}
