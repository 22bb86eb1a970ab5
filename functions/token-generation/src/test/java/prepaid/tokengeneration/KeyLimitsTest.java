package prepaid.tokengeneration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import prepaid.aws.fixture.Call;
import prepaid.aws.fixture.Fault;
import prepaid.aws.invocation.Invocation;
import prepaid.aws.invocation.VendOutcomeJson;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.keys.KeyBudgets;
import prepaid.vending.keys.KeyLimit;
import prepaid.vending.keys.KeyName;
import prepaid.vending.keys.KeyPeriod;
import prepaid.vending.ledger.GrantKind;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.ledger.MoneySource.Grant;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;

/** A key with a limit: what it costs a sale, and what is refused. */
class KeyLimitsTest {
  private static final KeyName KEY = new KeyName(Highveld.SGC, 1);

  private final ModuleWorld world = new ModuleWorld().withKey();
  private final KeyBudgets budgets = world.plain.keyWork().budgets();

  private void limit(long tenths, long minor) {
    budgets.put(
        new KeyLimit(
            KEY,
            KeyPeriod.DAY,
            OptionalLong.of(tenths),
            OptionalLong.of(minor),
            ModuleWorld.NOW.minusSeconds(86_400)));
  }

  private VendOutcome sell(String id) {
    world.paid(id);
    world.faults.clear();
    world.units.clear();
    return world.vend(id, "100.00");
  }

  private List<String> calls() {
    return world.faults.calls().stream().map(Call::operation).toList();
  }

  @Test
  void aLeaseCostsOneReadAndOneWriteAndTheSalesAfterItNothing() {
    limit(1_000_000, 10_000_000);
    assertInstanceOf(VendOutcome.Vended.class, sell("first"));
    for (int i = 0; i < 5; i++) {
      assertInstanceOf(VendOutcome.Vended.class, sell("p" + i));
      assertEquals(List.of("GetItem", "TransactWriteItems"), calls(), "sale " + i);
      assertEquals(3, world.units.items());
    }
    // The slice held a hundredth of the money: ten sales of 100.00.
    for (int i = 5; i < 10; i++) {
      assertInstanceOf(VendOutcome.Vended.class, sell("p" + i));
    }
    assertEquals(
        List.of("GetItem", "GetItem", "TransactWriteItems", "TransactWriteItems"), calls());
    assertEquals(2, budgets.budget(KEY, "2026-11-24").orElseThrow().version());
  }

  @Test
  void anExhaustedKeySaysSoAndARepeatIsStillTold() {
    limit(1_000_000, 25_000);
    VendOutcome first = sell("p1");
    assertInstanceOf(VendOutcome.Vended.class, first);
    assertInstanceOf(VendOutcome.Vended.class, sell("p2"));
    var refused = assertInstanceOf(VendOutcome.Refused.class, sell("p3"));
    assertEquals(RefusalKind.KEY_LIMIT_REACHED, refused.refusal().kind());
    String words = refused.refusal().detail();
    assertTrue(words.contains("today: its limit is reached. Sales go on at 2026-11-25T00:00:00Z"));
    assertFalse(words.contains(Highveld.SGC), "only the desk is told which key it is");
    assertEquals(
        Optional.of(
            "It is the limit a day of key revision 1 of supply group %s: two administrators may"
                    .formatted(Highveld.SGC)
                + " raise it."),
        refused.refusal().desk());
    assertEquals(2, world.vendsOfTheMeter());
    VendOutcome again = world.vend("p1", "100.00");
    assertTrue(assertInstanceOf(VendOutcome.Vended.class, again).repeated());
  }

  @Test
  void whatIsGivenCountsAndIsRefusedAsASaleIs() {
    limit(100, 10_000_000);
    assertInstanceOf(VendOutcome.Vended.class, give("g1", 60));
    VendOutcome refused = give("g2", 60);
    assertEquals(
        RefusalKind.KEY_LIMIT_REACHED,
        assertInstanceOf(VendOutcome.Refused.class, refused).refusal().kind());
    assertInstanceOf(VendOutcome.Vended.class, give("g3", 40));
    assertEquals(2, world.vendsOfTheMeter());
  }

  private VendOutcome give(String reference, long tenths) {
    Grant gift =
        new Grant(
            GrantKind.GIFT,
            Optional.of(new Units(tenths)),
            Mandate.of("dina", "storm"),
            Optional.empty());
    VendRequest request =
        VendRequest.unpaid(reference, Highveld.METER.digits(), gift, ModuleWorld.NOW);
    byte[] answer =
        world.module.answer(ModuleWorld.ARN + "reserve", new Invocation.Vend(request).json());
    return VendOutcomeJson.read(answer).orElseThrow();
  }

  @Test
  void whenTheBudgetCannotBeWrittenNothingIsSold() {
    limit(1_000_000, 10_000_000);
    world.paid("p1");
    world.faults.always("TransactWriteItems", Fault.timeOutBefore());
    var refused = assertInstanceOf(VendOutcome.Refused.class, world.vend("p1", "100.00"));
    assertEquals(RefusalKind.TRY_AGAIN, refused.refusal().kind());
    world.faults.clear();
    assertInstanceOf(VendOutcome.Vended.class, world.vend("p1", "100.00"));
  }

  @Test
  void eachInstanceHasASliceOfItsOwn() {
    limit(1_000_000, 100_000);
    TokenGeneration other = world.another(java.util.Map.of());
    int sold = 0;
    for (int i = 0; i < 14; i++) {
      world.paid("p" + i);
      TokenGeneration instance = i % 2 == 0 ? world.module : other;
      sold += world.vend(instance, "p" + i, "100.00") instanceof VendOutcome.Vended ? 1 : 0;
    }
    assertEquals(10, sold, "to the sale, when a sale is larger than a hundredth");
  }
}
