package prepaid.vending.partners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.fixture.MemoryFloats;
import prepaid.vending.fixture.Shops;
import prepaid.vending.limits.Limits;
import prepaid.vending.partners.FloatKeeper.Found;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

class FloatKeeperTest {
  private static final long SEED = 42;

  private final MemoryFloats floats = new MemoryFloats();
  private Instant now = Instant.parse("2026-11-24T10:00:00Z");
  private final Accounts accounts = new Accounts(floats, () -> now);
  private final SplittableRandom random = new SplittableRandom(SEED);

  private FloatKeeper instance(String name) {
    return new FloatKeeper(floats, name, () -> now, random);
  }

  private void deposit(String reference, long minor) {
    assertInstanceOf(
        Answer.Given.class,
        accounts.deposit(Shops.corner(), reference, Highveld.rand(minor), "anna"));
  }

  /** Sells as the ledger does; the number of the slice, or minus one when the float is short. */
  private int sell(FloatKeeper keeper, long minor) {
    Found found = keeper.slice(Shops.CORNER, minor);
    for (int i = 0; i < 20; i++) {
      if (found instanceof Found.Short) {
        return -1;
      }
      if (found instanceof Found.Slice(int number, var claim)
          && floats.take(Shops.CORNER, number, minor, claim)) {
        keeper.keep(Shops.CORNER, number);
        return number;
      }
      found = keeper.look(Shops.CORNER, minor);
    }
    throw new AssertionError("contended");
  }

  @Test
  void aWarmInstanceKeepsToItsSliceWithoutReading() {
    deposit("d1", 100_000_000);
    FloatKeeper keeper = instance("a");
    int first = sell(keeper, 100);
    int reads = floats.reads;
    for (int i = 0; i < 50; i++) {
      assertEquals(first, sell(keeper, 100));
    }
    assertEquals(reads, floats.reads);
  }

  @Test
  void instancesTakeSlicesOfTheirOwn() {
    deposit("d1", 100_000_000);
    List<Integer> taken = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      taken.add(sell(instance("i" + i), 100));
    }
    assertEquals(30, taken.stream().distinct().count());
  }

  @Test
  void moreInstancesThanSlicesStillSell() {
    deposit("d1", 100_000_000);
    for (int i = 0; i < 3 * Limits.FLOAT_SLICES; i++) {
      assertTrue(sell(instance("i" + i), 100) >= 0);
    }
  }

  @Test
  void aSliceThatNobodySoldFromForAWhileIsFree() {
    deposit("d1", 1_000);
    int first = sell(instance("a"), 100);
    now = now.plus(Limits.FLOAT_OWNED_FOR).plusSeconds(1);
    assertEquals(first, sell(instance("b"), 900));
  }

  /** Seeded worlds: sold to the last cent, never more, and refused only when it is short. */
  @Test
  void theWholeFloatIsSoldAndNotACentMore() {
    for (int world = 0; world < 50; world++) {
      MemoryFloats before = floats;
      long start = before.total(Shops.CORNER);
      deposit("w" + world, 50_000 + random.nextLong(100_000));
      List<FloatKeeper> keepers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        keepers.add(instance("w" + world + "i" + i));
      }
      int refused = 0;
      while (refused < 5) {
        long minor = 1 + random.nextLong(9_000);
        long total = floats.total(Shops.CORNER);
        int slice = sell(keepers.get(random.nextInt(8)), minor);
        assertEquals(total < minor, slice < 0, "seed " + SEED + " world " + world);
        assertEquals(slice < 0 ? total : total - minor, floats.total(Shops.CORNER));
        refused += slice < 0 ? 1 : 0;
      }
      assertTrue(floats.total(Shops.CORNER) >= 0 && start >= 0);
    }
    assertTrue(floats.gathered > 0);
  }

  @Test
  void aDepositHappensOnceForItsReference() {
    deposit("d1", 5_000);
    deposit("d1", 5_000);
    assertEquals(5_000, floats.total(Shops.CORNER));
    var other = accounts.deposit(Shops.corner(), "d1", Highveld.rand(6_000), "anna");
    assertEquals(
        RefusalKind.REFERENCE_REUSED,
        assertInstanceOf(Answer.Refused.class, other).refusal().kind());
  }

  @Test
  void creditIsSoldLikeFloatAndTakenBackOnlyWhileItIsUnused() {
    deposit("d1", 1_000);
    Partner shop = withCredit(5_000);
    assertInstanceOf(Answer.Given.class, accounts.applyCredit(shop));
    assertInstanceOf(Answer.Given.class, accounts.applyCredit(shop));
    assertTrue(sell(instance("a"), 4_000) >= 0);
    assertEquals(Highveld.rand(-3_000), accounts.standing(shop).balance());
    assertEquals(Highveld.rand(2_000), accounts.standing(shop).available());
    assertInstanceOf(Answer.Refused.class, accounts.applyCredit(withCredit(2_999)));
    assertInstanceOf(Answer.Given.class, accounts.applyCredit(withCredit(3_000)));
    assertEquals(-1, sell(instance("b"), 1));
  }

  private static Partner withCredit(long minor) {
    Partner shop = Shops.corner();
    return new Partner(
        shop.id(),
        shop.name(),
        shop.currency(),
        shop.active(),
        shop.permissions(),
        shop.caps(),
        Highveld.rand(minor),
        shop.commission(),
        shop.twoPhase(),
        shop.gateway(),
        shop.terminals(),
        shop.lowFloat(),
        shop.ties(),
        shop.secrets(),
        shop.version());
  }
}
