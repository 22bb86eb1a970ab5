package prepaid.tokengeneration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import prepaid.aws.invocation.AdviceOutcomeJson;
import prepaid.aws.invocation.Invocation;
import prepaid.aws.invocation.VendOutcomeJson;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.fixture.Shops;
import prepaid.vending.ledger.MoneySource.PartnerFloat;
import prepaid.vending.ledger.MoneySource.Payment;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.partners.Commission;
import prepaid.vending.partners.Posting;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.AdviceOutcome;
import prepaid.vending.vending.AdviceRequest;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;

/** Sales from a float through the module's own door, on the real tables. */
class PartnerSalesTest {
  private final ModuleWorld world = new ModuleWorld().withKey();

  private static VendRequest request(String reference) {
    return new VendRequest(
        new VendKey(Shops.CORNER, reference),
        Highveld.METER.digits(),
        "100.00",
        "ZAR",
        new PartnerFloat(Shops.CORNER, Shops.TILL, Payment.of("cash"), Optional.empty()),
        ModuleWorld.NOW);
  }

  private VendOutcome sell(String door, String reference) {
    byte[] answer =
        world.module.answer(ModuleWorld.ARN + door, new Invocation.Vend(request(reference)).json());
    return VendOutcomeJson.read(answer).orElseThrow();
  }

  private AdviceOutcome advise(String door, String reference, AdviceRequest.Kind kind) {
    AdviceRequest advice = new AdviceRequest(new VendKey(Shops.CORNER, reference), kind);
    byte[] answer =
        world.module.answer(ModuleWorld.ARN + door, new Invocation.Advise(advice).json());
    return AdviceOutcomeJson.read(answer).orElseThrow();
  }

  @Test
  void aWarmSaleIsOneReadAndOneTransactionOfAtMostSevenUnits() {
    world.shop(Commission.NONE, false);
    assertInstanceOf(VendOutcome.Vended.class, sell("partner", "s1"));
    world.faults.clear();
    world.units.clear();
    Vend vend = assertInstanceOf(VendOutcome.Vended.class, sell("partner", "s2")).vend();
    assertEquals(
        List.of("GetItem", "TransactWriteItems"),
        world.faults.calls().stream().map(call -> call.operation()).toList());
    assertTrue(world.units.units() <= 7, "write units: " + world.units.units());
    PartnerFloat account = (PartnerFloat) vend.source();
    assertTrue(
        Posting.of(vend.tender(), vend.lines(), account.settlement().orElseThrow()).size() > 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"web", "upkeep", "office"})
  void noOtherDoorSellsFromAFloatOrAdvises(String door) {
    world.shop(Commission.NONE, false);
    VendOutcome.Refused refused = assertInstanceOf(VendOutcome.Refused.class, sell(door, "s1"));
    assertEquals(RefusalKind.NOT_ALLOWED, refused.refusal().kind());
    assertInstanceOf(AdviceOutcome.Refused.class, advise(door, "s1", AdviceRequest.Kind.REVERSAL));
    assertEquals(0, world.vendsOfTheMeter());
  }

  @Test
  void aHeldSaleIsUndoneAndItsRowsChain() {
    world.shop(Commission.NONE, true);
    Vend vend = assertInstanceOf(VendOutcome.Vended.class, sell("partner", "s1")).vend();
    assertTrue(vend.isHeld());
    assertEquals(
        new AdviceOutcome.Reversed(vend), advise("partner", "s1", AdviceRequest.Kind.REVERSAL));
    assertEquals(
        new AdviceOutcome.Reversed(vend), advise("partner", "s1", AdviceRequest.Kind.CONFIRMATION));
    assertEquals(2, world.vendsOfTheMeter());
    assertEquals(ModuleWorld.FLOAT, world.available());
  }
}
