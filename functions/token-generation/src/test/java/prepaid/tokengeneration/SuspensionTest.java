package prepaid.tokengeneration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prepaid.aws.invocation.Invocation;
import prepaid.aws.invocation.VendOutcomeJson;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.fixture.Shops;
import prepaid.vending.ledger.MoneySource.PartnerFloat;
import prepaid.vending.ledger.MoneySource.Payment;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.partners.Commission;
import prepaid.vending.partners.Partner;
import prepaid.vending.partners.Terminal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;

/**
 * A vendor is suspended while the module is warm and has just sold for them: whatever a channel
 * still believes, a minute later nothing is sold, over HTTPS or by text.
 */
class SuspensionTest {
  private static final Duration IN_EFFECT_AFTER_MAX = Duration.ofSeconds(60);

  private final ModuleWorld world = new ModuleWorld().withKey();

  private VendOutcome sell(String door, String terminal, String reference) {
    PartnerFloat account =
        new PartnerFloat(Shops.CORNER, terminal, Payment.of("cash"), Optional.empty());
    VendRequest request =
        new VendRequest(
            new VendKey(Shops.CORNER, reference),
            Highveld.METER.digits(),
            "100.00",
            "ZAR",
            account,
            world.clock.instant());
    byte[] answer =
        world.module.answer(ModuleWorld.ARN + door, new Invocation.Vend(request).json());
    return VendOutcomeJson.read(answer).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"partner, TILL0001", "sms, sms"})
  void aSuspendedVendorSellsNothingAMinuteLaterAndIsStillToldOfEarlierSales(
      String door, String terminal) {
    world.shop(Commission.NONE, false);
    phone();
    Vend sold = assertInstanceOf(VendOutcome.Vended.class, sell(door, terminal, "s1")).vend();
    Partner shop = world.plain.partners().find(Shops.CORNER).orElseThrow();
    assertTrue(world.plain.partners().put(Shops.suspended(shop)));
    world.clock.forward(IN_EFFECT_AFTER_MAX);
    RefusalKind refused =
        assertInstanceOf(VendOutcome.Refused.class, sell(door, terminal, "s2")).refusal().kind();
    assertEquals(RefusalKind.NOT_ALLOWED, refused);
    assertEquals(new VendOutcome.Vended(sold, true), sell(door, terminal, "s1"));
    assertEquals(1, world.vendsOfTheMeter());
  }

  /** The terminal of a handset, beside the tills. */
  private void phone() {
    Partner shop = world.plain.partners().find(Shops.CORNER).orElseThrow();
    assertTrue(
        world.plain.partners().put(Shops.with(shop, new Terminal(PartnerFloat.BY_TEXT, false))));
  }

  @ParameterizedTest
  @CsvSource({"partner, TILL0001", "sms, sms"})
  void soDoesATerminalThatWasRevoked(String door, String terminal) {
    world.shop(Commission.NONE, false);
    phone();
    assertInstanceOf(VendOutcome.Vended.class, sell(door, terminal, "s1"));
    Partner shop = world.plain.partners().find(Shops.CORNER).orElseThrow();
    assertTrue(world.plain.partners().put(Shops.with(shop, new Terminal(terminal, true))));
    world.clock.forward(IN_EFFECT_AFTER_MAX);
    assertEquals(
        RefusalKind.TERMINAL_REFUSED,
        assertInstanceOf(VendOutcome.Refused.class, sell(door, terminal, "s2")).refusal().kind());
  }
}
