package prepaid.vending.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import prepaid.vending.fixture.MemoryKeyBudgets;
import prepaid.vending.limits.Limits;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

/** Leases and recounts of a key's limit. */
class KeyBudgetTest {
  private static final KeyName KEY = new KeyName("123457", 1);
  private static final Instant BEFORE = Instant.parse("2026-10-01T00:00:00Z");

  private final MemoryKeyBudgets budgets = new MemoryKeyBudgets();
  private Instant now = Instant.parse("2026-11-24T10:00:30Z");
  private final InstantSource clock = () -> now;

  private KeyAllowance module() {
    return new KeyAllowance(budgets, clock);
  }

  private void limit(KeyPeriod period, long tenths, long minor, Instant since) {
    budgets.limits.put(
        KEY, new KeyLimit(KEY, period, OptionalLong.of(tenths), OptionalLong.of(minor), since));
  }

  private boolean sells(KeyAllowance module, long tenths, long minor) {
    return switch (module.take(KEY, new KeyAmount(tenths, minor))) {
      case Answer.Given<KeyAmount> given -> {
        sold(tenths, minor);
        yield true;
      }
      case Answer.Refused<KeyAmount>(var refusal) -> {
        assertEquals(RefusalKind.KEY_LIMIT_REACHED, refusal.kind());
        yield false;
      }
    };
  }

  private void sold(long tenths, long minor) {
    budgets.sell(LocalDate.ofInstant(now, ZoneOffset.UTC), KEY, new KeyAmount(tenths, minor));
  }

  private KeyAmount taken() {
    return budgets.budget(KEY, "2026-11").map(KeyBudget::taken).orElse(KeyAmount.NOTHING);
  }

  @Test
  void aKeyWithoutALimitCostsNothing() {
    assertTrue(sells(module(), 1_000_000_000, 1_000_000_000));
    assertEquals(0, budgets.reads + budgets.writes);
  }

  @Test
  void salesComeFromASliceOfOneHundredth() {
    limit(KeyPeriod.MONTH, 1_000_000, 50_000_000, BEFORE);
    KeyAllowance module = module();
    for (int i = 0; i < 100; i++) {
      assertTrue(sells(module, 100, 1_000));
    }
    assertEquals(1, budgets.writes);
    assertEquals(1, budgets.reads);
    assertEquals(new KeyAmount(10_000, 500_000), taken());
    assertTrue(sells(module, 100, 1_000));
    assertEquals(2, budgets.writes, "units are used up; what was left of the money comes back");
    assertEquals(10_000 + 9_900, taken().tenths());
    assertEquals(500_000 - 400_000 + 499_000, taken().minor());
  }

  @Test
  void aLargeSaleTakesWhatItNeedsAndTheLimitHolds() {
    limit(KeyPeriod.DAY, 1_000, 1_000_000, BEFORE);
    assertTrue(sells(module(), 900, 1));
    assertTrue(!sells(module(), 200, 1));
    assertTrue(sells(module(), 50, 1));
    now = now.plus(Duration.ofDays(1));
    assertTrue(sells(module(), 900, 1), "another day, another budget");
  }

  @Test
  void aLeaseEndsInTenMinutesAndWithItsPeriod() {
    limit(KeyPeriod.DAY, 1_000_000, 1_000_000, BEFORE);
    KeyAllowance module = module();
    assertTrue(sells(module, 1, 1));
    now = now.plus(Limits.KEY_LEASE_FOR);
    assertTrue(sells(module, 1, 1));
    assertEquals(2, budgets.writes);
    now = Instant.parse("2026-11-24T23:59:59Z");
    assertTrue(sells(module, 1, 1));
    now = Instant.parse("2026-11-25T00:00:00Z");
    assertTrue(sells(module, 1, 1));
    assertEquals(4, budgets.writes);
  }

  @Test
  void aCrashLosesASliceUntilTheRecount() {
    limit(KeyPeriod.MONTH, 100_000, 100_000, BEFORE);
    assertTrue(sells(module(), 10, 10));
    assertEquals(new KeyAmount(1_000, 1_000), taken());
    KeyRecount recount = new KeyRecount(budgets, clock);
    assertEquals(0, recount.run(), "what was leased lately may still be sold from");
    now = now.plus(Limits.KEY_LEASE_FOR.multipliedBy(4));
    assertEquals(1, recount.run());
    assertEquals(new KeyAmount(10, 10), taken());
    assertEquals(0, recount.run());
  }

  @Test
  void anAnswerThatIsLostCostsASliceAndNoMore() {
    limit(KeyPeriod.MONTH, 100_000, 100_000, BEFORE);
    KeyAllowance module = module();
    assertTrue(sells(module, 10, 10));
    now = now.plus(Limits.KEY_LEASE_FOR);
    budgets.answersLost = 1;
    assertTrue(sells(module, 10, 10));
    assertTrue(taken().tenths() > 1_000, "the old slice came back once, not twice");
  }

  @Test
  void whatWasSoldBeforeTheLimitCounts() {
    sold(60_000, 60_000);
    limit(KeyPeriod.MONTH, 100_000, 100_000, now);
    assertTrue(sells(module(), 10, 10));
    new KeyRecount(budgets, clock).run();
    assertTrue(taken().tenths() >= 60_010, taken().toString());
    assertTrue(!sells(module(), 45_000, 10));
  }

  @Test
  void anotherLimitCountsWhatWasSoldUnderTheOneBefore() {
    budgets.limits.put(
        KEY,
        new KeyLimit(KEY, KeyPeriod.MONTH, OptionalLong.of(90_000), OptionalLong.empty(), BEFORE));
    KeyAllowance module = module();
    assertTrue(sells(module, 50, 70_000));
    limit(KeyPeriod.MONTH, 90_000, 100_000, now);
    assertTrue(budgets.replace(budgets.budget(KEY, "2026-11").orElseThrow().reopened()));
    new KeyRecount(budgets, clock).run();
    assertTrue(taken().minor() >= 70_000, taken().toString());
    // The old lease has no money in it, and its sales come in with the next recount.
    now = now.plus(Duration.ofMinutes(9));
    sold(10, 20_000);
    new KeyRecount(budgets, clock).run();
    assertTrue(taken().minor() >= 90_000, taken().toString());
    assertTrue(!sells(module(), 10, 20_000));
  }

  /** Modules come, crash and go; the stream is minutes behind; the limit is never exceeded. */
  @Test
  void noCourseOfThingsSellsMoreThanTheLimit() {
    for (int seed = 0; seed < 300; seed++) {
      run(new SplittableRandom(seed));
    }
  }

  private void run(SplittableRandom random) {
    budgets.budgets.clear();
    budgets.sold.clear();
    now = Instant.parse("2026-11-24T10:00:30Z").plusSeconds(random.nextInt(600));
    long most = 1_000 + random.nextInt(100_000);
    limit(KeyPeriod.MONTH, most, most * 2, BEFORE);
    List<KeyAllowance> modules = new ArrayList<>(List.of(module(), module(), module()));
    List<Waiting> stream = new ArrayList<>();
    long sold = 0;
    for (int step = 0; step < 400; step++) {
      now = now.plusSeconds(random.nextInt(200));
      handOver(stream);
      budgets.answersLost = random.nextInt(10) == 0 ? 1 : 0;
      int who = random.nextInt(modules.size());
      long tenths = 1 + random.nextInt((int) (most / 20));
      switch (random.nextInt(12)) {
        case 0 -> modules.set(who, module());
        case 1 -> new KeyRecount(budgets, clock).run();
        default -> {
          var amount = new KeyAmount(tenths, tenths);
          boolean given = modules.get(who).take(KEY, amount) instanceof Answer.Given<?>;
          if (given && random.nextInt(5) > 0) {
            sold += tenths;
            stream.add(new Waiting(now.plusSeconds(random.nextInt(900)), now, amount));
          }
        }
      }
    }
    assertTrue(sold <= most, sold + " of " + most);
    now = now.plus(Duration.ofHours(1));
    handOver(stream);
    new KeyRecount(budgets, clock).run();
    assertEquals(sold, taken().tenths());
  }

  /** A sale that the stream has not handed over yet. */
  private record Waiting(Instant due, Instant at, KeyAmount amount) {}

  private void handOver(List<Waiting> stream) {
    stream.removeIf(waiting -> {
      boolean due = !waiting.due().isAfter(now);
      if (due) {
        budgets.sell(LocalDate.ofInstant(waiting.at(), ZoneOffset.UTC), KEY, waiting.amount());
      }
      return due;
    });
  }

  @Test
  void manyModulesAtOnceTakeNoMoreThanThereIs() throws InterruptedException {
    limit(KeyPeriod.MONTH, 5_000, 5_000, BEFORE);
    long[] sold = new long[8];
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < sold.length; i++) {
      int who = i;
      KeyAllowance module = module();
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int n = 0; n < 200; n++) {
                  sold[who] +=
                      module.take(KEY, new KeyAmount(7, 7)) instanceof Answer.Given<?> ? 7 : 0;
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    long all = 0;
    for (long one : sold) {
      all += one;
    }
    assertTrue(all <= 5_000 && all > 4_000, "sold " + all);
  }

  @Test
  void aBusyBudgetIsAnsweredSo() {
    limit(KeyPeriod.MONTH, 5_000, 5_000, BEFORE);
    budgets.answersLost = 100;
    var answer = module().take(KEY, new KeyAmount(1, 1));
    assertEquals(
        RefusalKind.TRY_AGAIN, assertInstanceOf(Answer.Refused.class, answer).refusal().kind());
  }
}
