package prepaid.aws.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import prepaid.aws.fixture.LocalPorts;
import prepaid.aws.fixture.MovableClock;
import prepaid.aws.fixture.Samples;
import prepaid.aws.fixture.TableShape;
import prepaid.sts.Drn;
import prepaid.vending.fixture.Shops;
import prepaid.vending.ledger.Advices;
import prepaid.vending.ledger.Advices.Advised;
import prepaid.vending.ledger.Advices.Held;
import prepaid.vending.ledger.Chain;
import prepaid.vending.ledger.Ledger;
import prepaid.vending.ledger.Ledger.Commit;
import prepaid.vending.ledger.MoneySource.PartnerFloat;
import prepaid.vending.ledger.MoneySource.Settlement;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.VendState;
import prepaid.vending.money.Money;
import prepaid.vending.partners.Accounts;
import prepaid.vending.partners.Commission;
import prepaid.vending.partners.FloatSlice;
import prepaid.vending.tariffs.Line;

class DynamoAdvicesTest {
  private static final AtomicInteger NUMBERS = new AtomicInteger(700_000);
  private static final MovableClock CLOCK = new MovableClock(Samples.NOW);
  private static final LocalPorts LOCAL =
      LocalPorts.fresh(
          CLOCK,
          TableShape.METERS,
          TableShape.VENDS,
          TableShape.PURCHASES,
          TableShape.BUDGETS,
          TableShape.FLOATS,
          TableShape.STATEMENTS);

  private final Ledger ledger = LOCAL.ports().ledger("one", new SplittableRandom(1));
  private final Advices advices = LOCAL.ports().advices(new SplittableRandom(2));
  private final String partner = "shop-" + NUMBERS.incrementAndGet();
  private final VendKey key = new VendKey(partner, "sale");
  private final Drn drn = Samples.drn(NUMBERS.incrementAndGet());

  @BeforeEach
  void thePartnerPaidIn() {
    var paidIn =
        new Accounts(LOCAL.ports().floats(), CLOCK)
            .deposit(
                Shops.named(partner, Commission.NONE, true),
                "d1",
                new Money(10 * Samples.TENDER.minor(), Samples.RAND),
                "anna");
    assertTrue(LOCAL.ports().meters().register(Samples.registration(drn)));
  }

  private Meter meter() {
    return LOCAL.ports().meters().read(drn).orElseThrow();
  }

  private Vend sold(boolean held) {
    Meter before = meter();
    Vend vend = Samples.partnerVend(before, key, held);
    assertInstanceOf(Commit.Done.class, ledger.commit(vend, before, Samples.after(vend)));
    return vend;
  }

  private long available() {
    return LOCAL.ports().floats().read(partner).stream()
        .mapToLong(FloatSlice::availableMinor)
        .sum();
  }

  @Test
  void aConfirmationStandsAndIsNoVend() {
    var vend = sold(true);
    assertEquals(Optional.empty(), advices.advised(key));
    assertEquals(Advised.CONFIRMED, advices.confirm(key, Samples.NOW));
    assertEquals(Advised.CONFIRMED, advices.confirm(key, Samples.NOW.plusSeconds(9)));
    assertEquals(Optional.of(Advised.CONFIRMED), advices.advised(key));
    assertEquals(Optional.empty(), ledger.find(key.followUp()));
    assertEquals(Optional.of(vend), ledger.find(key));
  }

  @Test
  void aTombstoneStopsTheLateSaleAndASaleStopsTheTombstone() {
    assertTrue(advices.bury(key, Samples.NOW));
    assertTrue(advices.bury(key, Samples.NOW));
    assertEquals(Optional.of(Advised.NEVER_SOLD), advices.advised(key));
    Meter before = meter();
    Vend late = Samples.partnerVend(before, key, false);
    long float1 = available();
    assertInstanceOf(
        Commit.AlreadyReversed.class, ledger.commit(late, before, Samples.after(late)));
    assertEquals(float1, available());
    assertEquals(Optional.empty(), ledger.find(key));
    assertEquals(before.version(), meter().version());
  }

  @Test
  void aSaleIsNotBuried() {
    var vend = sold(false);
    assertFalse(advices.bury(key, Samples.NOW));
    assertEquals(Optional.of(vend), ledger.find(key));
    assertEquals(Optional.empty(), advices.held(key));
  }

  @Test
  void aReversalPutsMeterAndMoneyBackOnce() {
    long before = available();
    VendState fresh = meter().state();
    Vend vend = sold(true);
    Held held = advices.held(key).orElseThrow();
    assertEquals(fresh, held.before());
    assertEquals(Samples.after(vend).debts(), held.debtsAfter());
    Vend reversal = reversal(vend);
    Meter sold = meter();
    assertInstanceOf(Commit.Done.class, advices.reverse(reversal, sold, after(reversal, fresh)));
    assertEquals(before, available());
    assertEquals(reversal.head(), meter().state().head());
    assertEquals(Optional.of(reversal), ledger.find(key.followUp()));
    assertEquals(Optional.of(Advised.REVERSED), advices.advised(key));
    assertEquals(Advised.REVERSED, advices.confirm(key, Samples.NOW));
    assertInstanceOf(
        Commit.AlreadyReversed.class, advices.reverse(reversal, meter(), after(reversal, fresh)));
    assertEquals(before, available());
  }

  @Test
  void aMeterThatMovedOnIsNotPutBack() {
    Vend vend = sold(true);
    Meter old = meter();
    assertTrue(LOCAL.ports().meters().replace(old.registration(), old.version()));
    Vend reversal = reversal(vend);
    assertInstanceOf(
        Commit.Lost.class, advices.reverse(reversal, old, after(reversal, old.state())));
    assertEquals(Optional.empty(), advices.advised(key));
  }

  private static Vend reversal(Vend sale) {
    PartnerFloat account = (PartnerFloat) sale.source();
    Settlement settled = account.settlement().orElseThrow();
    return Chain.seal(
        new Vend(
            sale.key().followUp(),
            sale.meter(),
            sale.sts(),
            sale.baseDate(),
            sale.utility(),
            sale.resource(),
            sale.holder(),
            sale.keyMoved(),
            sale.tender().negated(),
            account.with(new Settlement(settled.commission().negated(), settled.atSource(), true)),
            sale.tariff(),
            sale.tariffVersion(),
            sale.pricedFrom(),
            sale.lines().stream().map(Line::reversed).toList(),
            List.of(),
            sale.tokenMinute() + 1,
            sale.at(),
            sale.sampleTables(),
            sale.sequence() + 1,
            sale.hash(),
            ""));
  }

  private static VendState after(Vend reversal, VendState before) {
    return new VendState(
        reversal.tokenMinute(),
        before.month(),
        before.monthTenths(),
        before.monthMinor(),
        before.fixedChargePaid(),
        before.carriedMinor(),
        before.day(),
        before.dayMinor(),
        reversal.head(),
        before.lastVend(),
        before.freeUnitsGranted(),
        before.debts(),
        before.history(),
        before.pendingKey());
  }
}
