package prepaid.vending.vending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.fixture.MemoryBooks.Fault;
import prepaid.vending.fixture.Shops;
import prepaid.vending.ledger.Vend;
import prepaid.vending.partners.Entry;
import prepaid.vending.refusals.RefusalKind;

/** One sale for one reference, for ever; and what a partner may not. */
class PartnerSalesTest {
  private final ShopWorld world = new ShopWorld(Shops.corner());

  private static RefusalKind refusal(VendOutcome outcome) {
    return assertInstanceOf(VendOutcome.Refused.class, outcome).refusal().kind();
  }

  private void isStill(Vend vend, VendOutcome outcome) {
    assertEquals(new VendOutcome.Vended(vend, true), outcome);
    assertEquals(1, world.books.rows().stream().filter(vend::equals).count());
  }

  @Test
  void aRepeatAYearLaterIsTheSameSale() {
    Vend vend = world.sold("s1");
    world.now = world.now.plus(Duration.ofDays(366));
    isStill(vend, world.sell("s1", "100.00"));
    isStill(vend, world.sell("s1", "100"));
  }

  @Test
  void aRepeatIsFoundThoughTheMeterIsBlockedNowAndTheFloatEmpty() {
    Vend vend = world.sold("s1");
    world.books.put(
        Highveld.meter(Highveld.METER, 1, Optional.of("reported stolen")), world.state());
    isStill(vend, world.sell("s1", "100.00"));
    assertEquals(RefusalKind.METER_BLOCKED, refusal(world.sell("s2", "100.00")));
    world.books.put(Highveld.meter(Highveld.METER, 1, Optional.empty()), world.state());
    world.books.floats.take(
        Shops.CORNER,
        slice(),
        world.books.floats.read(Shops.CORNER).get(slice()).availableMinor(),
        new prepaid.vending.partners.FloatSlices.Claim("one", world.now, world.now));
    isStill(vend, world.sell("s1", "100.00"));
  }

  /** The one from which the sale was made. */
  private int slice() {
    return world.books.floats.read(Shops.CORNER).stream()
        .filter(slice -> slice.owner().equals("one"))
        .findFirst()
        .orElseThrow()
        .number();
  }

  @Test
  void aRepeatIsFoundThoughTheTillWasStolenSince() {
    Vend vend = world.sold("s1");
    isStill(vend, world.sell("s1", "100.00", Shops.STOLEN_TILL));
    assertEquals(RefusalKind.TERMINAL_REFUSED, refusal(world.sell("s2", "100.00", "TILL0002")));
  }

  @Test
  void anotherSaleUnderTheSameReferenceIsRefusedByItsField() {
    Vend vend = world.sold("s1");
    VendOutcome.Refused refused =
        assertInstanceOf(VendOutcome.Refused.class, world.sell("s1", "101.00"));
    assertEquals(RefusalKind.REFERENCE_REUSED, refused.refusal().kind());
    assertEquals(Optional.of("amount"), refused.refusal().field());
    assertEquals(vend.head(), world.state().head());
  }

  @Test
  void aSaleWhoseFateIsOpenIsNeverCalledRefused() {
    world.books.next(Fault.UNKNOWN_WITHOUT_EFFECT);
    assertInstanceOf(VendOutcome.Vended.class, world.sell("s1", "100.00"));
    Fault[] all = new Fault[8];
    java.util.Arrays.fill(all, Fault.UNKNOWN_WITHOUT_EFFECT);
    world.books.next(all);
    VendOutcome.Undecided open =
        assertInstanceOf(VendOutcome.Undecided.class, world.sell("s2", "100.00"));
    assertTrue(open.until().isAfter(world.now));
    assertEquals(ShopWorld.OPENING - 10_000, world.available());
    assertInstanceOf(VendOutcome.Vended.class, world.sell("s2", "100.00"));
  }

  /** Who loses too many races is told that nothing happened, and asks again: none is lost. */
  @Test
  void aThousandAtOnceOnOneMeterGetTokensOfTheirOwn() throws Exception {
    world.deposit("more", 5_000_000);
    Set<Integer> open = ConcurrentHashMap.newKeySet();
    IntStream.range(0, 1_000).forEach(open::add);
    for (int round = 0; round < 500 && !open.isEmpty(); round++) {
      try (ExecutorService threads = Executors.newFixedThreadPool(50)) {
        for (int number : List.copyOf(open)) {
          threads.execute(() -> settle(number, open));
        }
      }
    }
    assertEquals(Set.of(), open);
    List<Vend> rows = world.books.rows();
    assertEquals(1_000, rows.size());
    assertEquals(
        1_000,
        rows.stream().map(vend -> vend.tokens().getFirst().tokenIdentifier()).distinct().count());
    assertEquals(ShopWorld.OPENING + 5_000_000 - 1_000 * 5_000L, world.available());
  }

  private void settle(int number, Set<Integer> open) {
    switch (world.sell("at-once-" + number, "50.00")) {
      case VendOutcome.Vended vended -> open.remove(number);
      case VendOutcome.Refused(var refusal) -> assertEquals(RefusalKind.TRY_AGAIN, refusal.kind());
      case VendOutcome.Undecided undecided -> throw new AssertionError("no fault was planned");
    }
  }

  @Test
  void theLargestSaleIsExactAndTheDaysAreBrakes() {
    ShopWorld capped = new ShopWorld(Shops.capped(50_000, 30_000));
    assertEquals(RefusalKind.PARTNER_LIMIT, refusal(capped.sell("big", "200.01")));
    hear(capped, "s1", Shops.TILL);
    hear(capped, "s2", Shops.TILL);
    hear(capped, "s3", Shops.TILL);
    assertEquals(RefusalKind.PARTNER_LIMIT, refusal(capped.sell("s4", "100.00")));
    capped.now = capped.now.plus(Duration.ofDays(1));
    hear(capped, "s5", Shops.TILL);
  }

  /** A sale whose row the counters have heard of. */
  private static void hear(ShopWorld world, String reference, String terminal) {
    VendOutcome.Vended vended =
        assertInstanceOf(VendOutcome.Vended.class, world.sell(reference, "100.00", terminal));
    assertTrue(world.statements.add(Entry.of(vended.vend()).orElseThrow()));
  }
}
