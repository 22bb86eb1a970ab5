package prepaid.aws.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import prepaid.aws.AwsClients;
import prepaid.aws.AwsPorts;
import prepaid.aws.Environment;
import prepaid.aws.fixture.Conflicts;
import prepaid.aws.fixture.LocalDynamo;
import prepaid.aws.fixture.LocalPorts;
import prepaid.aws.fixture.MovableClock;
import prepaid.aws.fixture.Samples;
import prepaid.aws.fixture.TableShape;
import prepaid.sts.Drn;
import prepaid.vending.fixture.Shops;
import prepaid.vending.ledger.Ledger;
import prepaid.vending.ledger.Ledger.Commit;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.Meters;
import prepaid.vending.money.Money;
import prepaid.vending.partners.Accounts;
import prepaid.vending.partners.Commission;
import prepaid.vending.partners.FloatSlice;
import prepaid.vending.partners.Partner;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

/** One partner, 200 sales a second, on a database that raises conflicts and throttles. */
class BusyPartnerTest {
  private static final int INSTANCES = 16;
  private static final int SALES_A_SECOND = 200;
  private static final long TAKEN = Samples.TENDER.minor() - Samples.TENDER.minor() / 100;
  private static final AtomicInteger NUMBERS = new AtomicInteger(500_000);
  private static final Map<String, String> TABLES =
      LocalDynamo.freshTables(
          TableShape.METERS,
          TableShape.VENDS,
          TableShape.PURCHASES,
          TableShape.FLOATS,
          TableShape.STATEMENTS,
          TableShape.BUDGETS);

  private final MovableClock clock = new MovableClock(Samples.NOW);
  private final Conflicts conflicts = new Conflicts(TABLES, clock);
  private final AwsPorts ports =
      new AwsPorts(new AwsClients(new Environment(TABLES), LocalDynamo.PATIENT, conflicts), clock);
  private final Accounts accounts = new Accounts(ports.floats(), clock);
  private final Meters meters = ports.meters();
  private final String partner = "shop-" + NUMBERS.incrementAndGet();
  private final List<Instance> instances = new ArrayList<>();
  private final AtomicInteger lost = new AtomicInteger();
  private int names;

  /** A warm instance of the secure module, and the meter whose buyer stands before it. */
  private record Instance(Ledger ledger, Drn meter) {}

  @BeforeEach
  void instancesStart() {
    for (int i = 0; i < INSTANCES; i++) {
      instances.add(instance());
    }
  }

  private Instance instance() {
    String name = partner + "-" + ++names;
    Drn drn = Samples.drn(NUMBERS.incrementAndGet());
    assertTrue(meters.register(Samples.registration(drn)));
    return new Instance(ports.ledger(name, new SplittableRandom(names)), drn);
  }

  private void deposit(long minor) {
    Partner shop = Shops.named(partner, Commission.NONE, false);
    var given = accounts.deposit(shop, "d-1", new Money(minor, Samples.RAND), "anna");
    assertInstanceOf(Answer.Given.class, given);
  }

  private long available() {
    return ports.floats().read(partner).stream().mapToLong(FloatSlice::availableMinor).sum();
  }

  /** As vending does it: a sale that lost a race is computed again. */
  private Commit sell(Instance instance, String reference) {
    for (int i = 0; i < 20; i++) {
      Meter before = meters.read(instance.meter()).orElseThrow();
      Vend vend = Samples.partnerVend(before, new VendKey(partner, reference), false);
      Commit commit = instance.ledger().commit(vend, before, Samples.after(vend));
      if (!(commit instanceof Commit.Lost)) {
        return commit;
      }
      lost.incrementAndGet();
    }
    throw new AssertionError("a sale failed by conflicts");
  }

  /** A second of sales, each instance one after the other, all instances at once. */
  private List<Commit> second(String name) throws Exception {
    List<Callable<List<Commit>>> work = new ArrayList<>();
    for (int i = 0; i < INSTANCES; i++) {
      Instance instance = instances.get(i);
      int first = i;
      work.add(() -> {
        List<Commit> commits = new ArrayList<>();
        for (int sale = first; sale < SALES_A_SECOND; sale += INSTANCES) {
          commits.add(sell(instance, name + "-" + sale));
        }
        return commits;
      });
    }
    List<Commit> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(INSTANCES)) {
      for (Future<List<Commit>> done : threads.invokeAll(work)) {
        all.addAll(done.get());
      }
    }
    clock.forward(Duration.ofSeconds(1));
    return all;
  }

  private static void allDone(List<Commit> commits) {
    commits.forEach(commit -> assertInstanceOf(Commit.Done.class, commit));
  }

  @Test
  void onceWarmNoSaleMeetsAnotherAndNoneFails() throws Exception {
    deposit(10_000 * TAKEN);
    long before = available();
    allDone(second("cold"));
    conflicts.clear();
    lost.set(0);
    for (int i = 0; i < 3; i++) {
      allDone(second("warm" + i));
    }
    assertEquals(0, conflicts.conflicts());
    assertEquals(0, conflicts.throttles());
    assertEquals(0, lost.get());
    assertEquals(before - 4 * SALES_A_SECOND * TAKEN, available());
  }

  @Test
  void whileInstancesComeAndGoAtMostOneInAHundredMeets() throws Exception {
    deposit(10_000 * TAKEN);
    long before = available();
    for (int i = 0; i < 4; i++) {
      for (int gone = 0; gone < INSTANCES / 4; gone++) {
        instances.set((i * 4 + gone) % INSTANCES, instance());
      }
      allDone(second("churn" + i));
    }
    int met = conflicts.conflicts();
    assertTrue(100 * met <= conflicts.transactions(), met + " of " + conflicts.transactions());
    assertEquals(before - 4 * SALES_A_SECOND * TAKEN, available());
  }

  @Test
  void aFloatThatRunsOutIsSoldToTheLastSaleAndNeverOverdrawn() throws Exception {
    int covered = 150;
    deposit(covered * TAKEN + TAKEN / 2);
    List<Commit> commits = second("last");
    long done = commits.stream().filter(Commit.Done.class::isInstance).count();
    assertEquals(covered, done);
    commits.stream()
        .filter(commit -> !(commit instanceof Commit.Done))
        .forEach(commit ->
            assertEquals(
                RefusalKind.FLOAT_TOO_LOW,
                assertInstanceOf(Commit.SourceRefused.class, commit).refusal().kind()));
    assertEquals(TAKEN / 2, available());
  }

  @Test
  void aWarmSaleIsOneTransactionOfThreeRowsAndAtMostSevenUnits() {
    deposit(1_000 * TAKEN);
    LocalPorts counted = LocalPorts.on(TABLES, clock);
    Instance instance =
        new Instance(
            counted.ports().ledger("counted", new SplittableRandom(1)), instances.get(0).meter());
    assertInstanceOf(Commit.Done.class, sell(instance, "first"));
    counted.faults().clear();
    counted.units().clear();
    assertInstanceOf(Commit.Done.class, sell(instance, "second"));
    assertEquals(
        List.of("TransactWriteItems"),
        counted.faults().calls().stream().map(call -> call.operation()).toList());
    assertEquals(3, counted.units().items());
    assertTrue(counted.units().units() <= 7, "write units: " + counted.units().units());
  }
}
