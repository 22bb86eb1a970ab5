package prepaid.aws.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import prepaid.aws.fixture.Fault;
import prepaid.aws.fixture.Faults;
import prepaid.aws.fixture.LocalPorts;
import prepaid.aws.fixture.Samples;
import prepaid.aws.fixture.TableShape;
import prepaid.aws.fixture.UnitMeter;
import prepaid.sts.Drn;
import prepaid.vending.ledger.Ledger;
import prepaid.vending.ledger.Ledger.Commit;
import prepaid.vending.ledger.OutcomeUnknown;
import prepaid.vending.ledger.Vend;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.Meters;
import prepaid.vending.payments.PurchaseStatus;
import prepaid.vending.payments.Purchases;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

class DynamoLedgerTest {
  private static final String TRANSACTION = "TransactWriteItems";
  private static final LocalPorts LOCAL =
      LocalPorts.fresh(
          Clock.fixed(Samples.NOW, ZoneOffset.UTC),
          TableShape.METERS,
          TableShape.VENDS,
          TableShape.PURCHASES,
          TableShape.REMINDERS);
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final Faults faults = LOCAL.faults();
  private final UnitMeter units = LOCAL.units();
  private final Ledger ledger = LOCAL.ports().ledger();
  private final Meters meters = LOCAL.ports().meters();
  private final Purchases purchases = LOCAL.ports().purchases();

  private final int number = NUMBERS.incrementAndGet();
  private final Drn drn = Samples.drn(number);
  private final String purchaseId = Samples.purchaseId(number);

  @BeforeEach
  void aRegisteredMeterAndAPaidPurchase() {
    faults.clear();
    assertTrue(meters.register(Samples.registration(drn)));
    pay(purchaseId, drn);
    faults.clear();
    units.clear();
  }

  private void pay(String id, Drn meter) {
    purchases.create(
        Samples.purchase(id, meter, PurchaseStatus.PAID), "mark of " + id, "f", List.of());
  }

  private Meter meter() {
    return meters.read(drn).orElseThrow();
  }

  private Vend vend(Meter before) {
    return Samples.vend(before, purchaseId, 2);
  }

  private Commit commit(Vend vend, Meter before) {
    return ledger.commit(vend, before, Samples.after(vend));
  }

  @Test
  void anUncontendedVendIsOneReadAndOneTransactionOfThreeItemsAndAtMostSevenUnits() {
    Meter before = meter();
    assertInstanceOf(Commit.Done.class, commit(vend(before), before));

    assertEquals(List.of("GetItem", TRANSACTION), operations());
    assertEquals(true, faults.calls().getFirst().json().get("ConsistentRead"));
    assertEquals(3, units.items());
    assertEquals(7, units.units());
  }

  private List<String> operations() {
    return faults.calls().stream().map(call -> call.operation()).toList();
  }

  @Test
  void allThreeRowsAreWritten() {
    Meter before = meter();
    Vend vend = vend(before);
    commit(vend, before);

    assertEquals(Optional.of(vend), ledger.find(vend.key()));
    Meter after = meter();
    assertEquals(Samples.after(vend), after.state());
    assertEquals(before.registration(), after.registration());
    assertEquals(before.version() + 1, after.version());
    assertEquals(PurchaseStatus.VENDED, purchases.find(purchaseId).orElseThrow().status());
  }

  @Test
  void aSecondCommitOfTheKeyAnswersTheFirstVendEvenWithAStaleMeterAndASpentPurchase() {
    Meter before = meter();
    Vend first = vend(before);
    commit(first, before);

    Meter later = meter();
    Vend second = vend(later);
    assertEquals(new Commit.AlreadyVended(first), commit(second, later));
    Vend otherHash = Samples.vend(before, purchaseId, 1);
    assertEquals(new Commit.AlreadyVended(first), commit(otherHash, before));
    assertEquals(later, meter());
  }

  @Test
  void theVeryCommitRepeatedIsDoneAgainWithoutEffect() {
    Meter before = meter();
    Vend vend = vend(before);
    commit(vend, before);
    Meter after = meter();

    assertInstanceOf(Commit.Done.class, commit(vend, before));
    assertEquals(after, meter());
  }

  @Test
  void aMeterThatChangedSinceItWasReadLosesAndWritesNothing() {
    Meter before = meter();
    assertTrue(meters.replace(before.registration(), before.version()));

    assertInstanceOf(Commit.Lost.class, commit(vend(before), before));
    assertNothingVended(PurchaseStatus.PAID);
  }

  private void assertNothingVended(PurchaseStatus status) {
    assertEquals(Optional.empty(), ledger.find(vend(meter()).key()));
    assertEquals(0, meter().state().head().sequence());
    assertEquals(status, purchases.find(purchaseId).orElseThrow().status());
  }

  @Test
  void aPurchaseThatIsNotPaidIsRefusedInWords() {
    var expired = Samples.purchase(purchaseId, drn, PurchaseStatus.REFUND_DUE);
    assertTrue(purchases.move(PurchaseStatus.PAID, expired, List.of()));
    Meter before = meter();

    assertEquals(
        sourceRefused("The purchase is not in the state paid, but refund-due."),
        commit(vend(before), before));
    assertNothingVended(PurchaseStatus.REFUND_DUE);
  }

  @Test
  void aPurchaseOfAnotherMeterOrNoneAtAllIsRefusedInWords() {
    String others = Samples.purchaseId(1_000_000 + number);
    pay(others, Samples.drn(2_000_000 + number));
    Meter before = meter();

    Vend stolen = Samples.vend(before, others, 1);
    assertEquals(sourceRefused("The purchase is for another meter."), commit(stolen, before));
    Vend invented = Samples.vend(before, "no-such-purchase-" + number, 1);
    assertEquals(sourceRefused("There is no such purchase."), commit(invented, before));
    assertNothingVended(PurchaseStatus.PAID);
  }

  private static Commit sourceRefused(String detail) {
    return new Commit.SourceRefused(Refusal.of(RefusalKind.PAYMENT_NOT_USABLE, "source", detail));
  }

  @Test
  void aLostAnswerIsFoundOutByTheSdksOwnRetry() {
    faults.next(TRANSACTION, Fault.lostAfter());
    Meter before = meter();

    assertInstanceOf(Commit.Done.class, commit(vend(before), before));
    assertEquals(2, faults.count(TRANSACTION));
    assertEquals(1, meter().state().head().sequence());
  }

  @Test
  void withoutAnyAnswerTheOutcomeIsUnknownAndTheKeyTells() {
    faults.next(TRANSACTION, Fault.timeOutAfter());
    faults.always(TRANSACTION, Fault.timeOutBefore());
    Meter before = meter();
    Vend vend = vend(before);

    assertThrows(OutcomeUnknown.class, () -> commit(vend, before));
    assertEquals(Optional.of(vend), ledger.find(vend.key()));
  }

  @Test
  void aServerErrorLeavesTheOutcomeUnknown() {
    faults.always(TRANSACTION, Fault.serverError());
    Meter before = meter();

    assertThrows(OutcomeUnknown.class, () -> commit(vend(before), before));
    faults.clear();
    assertNothingVended(PurchaseStatus.PAID);
  }

  @Test
  void aTransactionConflictAndAThrottleAreLostRaces() {
    faults.next(TRANSACTION, Fault.conflict(3, 1));
    Meter before = meter();
    assertInstanceOf(Commit.Lost.class, commit(vend(before), before));

    faults.always(TRANSACTION, Fault.refused("ThrottlingException"));
    assertInstanceOf(Commit.Lost.class, commit(vend(before), before));
    faults.clear();
    assertNothingVended(PurchaseStatus.PAID);
  }

  @Test
  void whatWasNeverAcceptedFailsClearlyAndWritesNothing() {
    faults.always(TRANSACTION, Fault.refused("AccessDeniedException"));
    Meter before = meter();

    StoreFailed failed = assertThrows(StoreFailed.class, () -> commit(vend(before), before));
    assertTrue(failed.toString().contains("AccessDeniedException"));
    faults.clear();
    assertNothingVended(PurchaseStatus.PAID);
  }

  @Test
  void threadsThatVendTheSamePurchaseMakeOneVend() throws Exception {
    Meter before = meter();
    List<Commit> commits =
        race(
            8,
            () -> {
              Meter read = meter();
              Vend vend = Samples.vend(read, purchaseId, 1);
              return commit(vend, read);
            });

    Vend made = ledger.find(vend(before).key()).orElseThrow();
    assertEquals(1, meter().state().head().sequence());
    assertTrue(commits.stream().anyMatch(Commit.Done.class::isInstance));
    commits.stream()
        .filter(Commit.AlreadyVended.class::isInstance)
        .forEach(commit -> assertEquals(new Commit.AlreadyVended(made), commit));
    assertTrue(commits.stream().noneMatch(Commit.SourceRefused.class::isInstance));
  }

  @Test
  void threadsThatVendDifferentPurchasesOfAMeterMakeAChainWithoutGaps() throws Exception {
    AtomicInteger purchase = new AtomicInteger(3_000_000 + 100 * number);
    race(
        6,
        () -> {
          String id = Samples.purchaseId(purchase.incrementAndGet());
          pay(id, drn);
          Commit commit;
          do {
            Meter read = meter();
            commit = commit(Samples.vend(read, id, 1), read);
          } while (commit instanceof Commit.Lost);
          return commit;
        });

    assertEquals(6, meter().state().head().sequence());
    assertEquals(7, meter().version());
  }

  private static List<Commit> race(int threads, Callable<Commit> runner) throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Callable<Commit>> runners = Collections.nCopies(threads, runner);
      List<Commit> commits = new ArrayList<>();
      for (Future<Commit> future : pool.invokeAll(runners)) {
        commits.add(future.get());
      }
      return commits;
    }
  }
}
