package prepaid.aws.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import prepaid.aws.fixture.MovableClock;
import prepaid.aws.fixture.Samples;
import prepaid.aws.fixture.TableShape;
import prepaid.sts.Drn;
import prepaid.vending.ledger.OutcomeUnknown;
import prepaid.vending.payments.Checkout;
import prepaid.vending.payments.PaymentEvent;
import prepaid.vending.payments.Purchase;
import prepaid.vending.payments.PurchaseStatus;
import prepaid.vending.payments.Purchases;
import prepaid.vending.payments.Purchases.Creation;
import prepaid.vending.payments.Purchases.Recording;
import prepaid.vending.payments.Reminder;

class DynamoPurchasesTest {
  private static final String TRANSACTION = "TransactWriteItems";
  private static final List<PurchaseStatus> UNPAID =
      List.of(PurchaseStatus.AWAITING_PAYMENT, PurchaseStatus.EXPIRED);
  private static final Drn DRN = Samples.drn(1);
  private static final MovableClock CLOCK = new MovableClock(Samples.NOW);
  private static final LocalPorts LOCAL =
      LocalPorts.fresh(CLOCK, TableShape.PURCHASES, TableShape.REMINDERS);
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final Faults faults = LOCAL.faults();
  private final Purchases purchases = LOCAL.ports().purchases();
  private final int number = NUMBERS.incrementAndGet();
  private final String id = Samples.purchaseId(number);
  private final String mark = "%064x".formatted(number);
  private final Purchase order = Samples.purchase(id, DRN, PurchaseStatus.AWAITING_PAYMENT);
  private final Purchase paid = Samples.purchase(id, DRN, PurchaseStatus.PAID);
  private final Reminder expire =
      new Reminder(Reminder.Kind.EXPIRE, id, Samples.NOW.plusSeconds(1800));
  private final Reminder vend = new Reminder(Reminder.Kind.VEND, id, Samples.NOW.plusSeconds(60));

  @BeforeEach
  void noFaults() {
    faults.clear();
  }

  private static boolean isSet(Reminder reminder) {
    Table table = new Table(LOCAL.rows(), LOCAL.table(TableShape.REMINDERS));
    Optional<Reminder> stored = table.read(ReminderRow.key(reminder)).map(ReminderRow::decode);
    return stored.equals(Optional.of(reminder));
  }

  private PaymentEvent event(String name) {
    return new PaymentEvent(
        "sandbox",
        name + "-" + number,
        PaymentEvent.Kind.PAYMENT_SUCCEEDED,
        id,
        Samples.TENDER,
        Samples.NOW.plusSeconds(30));
  }

  @Test
  void aNewPurchaseIsStoredWithItsMarkAndItsReminders() {
    assertInstanceOf(
        Creation.Created.class, purchases.create(order, mark, "500.00 ZAR", List.of(expire)));

    assertEquals(Optional.of(order), purchases.find(id));
    assertEquals(Optional.of(new Creation.Existing(id, "500.00 ZAR")), purchases.marked(mark));
    assertTrue(isSet(expire));
  }

  @Test
  void aMarkThatIsThereAnswersItsPurchaseAndStoresNothing() {
    purchases.create(order, mark, "first", List.of(expire));
    String otherId = Samples.purchaseId(1_000_000 + number);
    Purchase other = Samples.purchase(otherId, DRN, PurchaseStatus.AWAITING_PAYMENT);
    var late = new Reminder(Reminder.Kind.EXPIRE, otherId, expire.due());

    assertEquals(
        new Creation.Existing(id, "first"), purchases.create(other, mark, "second", List.of(late)));
    assertEquals(Optional.empty(), purchases.find(otherId));
    assertFalse(isSet(late));
    assertTrue(isSet(expire));
  }

  @Test
  void ofManyWhoUseOneMarkOneCreates() throws Exception {
    AtomicInteger numbers = new AtomicInteger(1000 * number);
    List<Creation> creations =
        race(() -> {
          String own = Samples.purchaseId(numbers.incrementAndGet());
          Purchase mine = Samples.purchase(own, DRN, PurchaseStatus.AWAITING_PAYMENT);
          return purchases.create(mine, mark, own, List.of());
        });

    Creation winner = purchases.marked(mark).orElseThrow();
    assertEquals(1, creations.stream().filter(Creation.Created.class::isInstance).count());
    assertEquals(7, creations.stream().filter(winner::equals).count());
  }

  private static <T> List<T> race(Callable<T> runner) throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
      List<T> results = new ArrayList<>();
      for (Future<T> future : pool.invokeAll(Collections.nCopies(8, runner))) {
        results.add(future.get());
      }
      return results;
    }
  }

  @Test
  void aCreationWithoutAnyAnswerIsFoundByItsMark() {
    faults.next(TRANSACTION, Fault.timeOutAfter());
    faults.always(TRANSACTION, Fault.timeOutBefore());
    assertInstanceOf(Creation.Created.class, purchases.create(order, mark, "f", List.of(expire)));
  }

  @Test
  void aCreationThatNeverArrivedStaysUnknownAndLeavesNothing() {
    faults.always(TRANSACTION, Fault.timeOutBefore());
    assertThrows(OutcomeUnknown.class, () -> purchases.create(order, mark, "f", List.of(expire)));
    faults.clear();
    assertEquals(Optional.empty(), purchases.marked(mark));
    assertEquals(Optional.empty(), purchases.find(id));
  }

  @Test
  void theFirstCheckoutStays() {
    purchases.create(order, mark, "f", List.of());
    Checkout first = new Checkout("session-1", "https://pay.example/1");
    purchases.attach(id, first);
    purchases.attach(id, new Checkout("session-2", "https://pay.example/2"));
    assertEquals(Optional.of(first), purchases.find(id).orElseThrow().checkout());
  }

  @Test
  void aCheckoutMakesNoPurchase() {
    assertThrows(
        IllegalStateException.class,
        () -> purchases.attach("nobody", new Checkout("session", "https://pay.example/")));
    assertEquals(Optional.empty(), purchases.find("nobody"));
  }

  @Test
  void anEventMovesThePurchaseOnceAndKeepsItsCheckout() {
    purchases.create(order, mark, "f", List.of());
    Checkout checkout = new Checkout("session-1", "https://pay.example/1");
    purchases.attach(id, checkout);

    assertEquals(Recording.MOVED, purchases.record(event("e1"), UNPAID, paid, List.of(vend)));
    Purchase moved = purchases.find(id).orElseThrow();
    assertEquals(PurchaseStatus.PAID, moved.status());
    assertEquals(paid.received(), moved.received());
    assertEquals(paid.paidAt(), moved.paidAt());
    assertEquals(paid.decideBy(), moved.decideBy());
    assertEquals(Optional.of(checkout), moved.checkout());
    assertTrue(isSet(vend));

    assertEquals(Recording.SEEN_BEFORE, purchases.record(event("e1"), UNPAID, paid, List.of(vend)));
  }

  @Test
  void anEventForAPurchaseElsewhereIsStoredOnly() {
    purchases.create(paid, mark, "f", List.of());
    assertEquals(Recording.STORED_ONLY, purchases.record(event("e2"), UNPAID, paid, List.of(vend)));
    assertEquals(Recording.SEEN_BEFORE, purchases.record(event("e2"), UNPAID, paid, List.of(vend)));
    assertFalse(isSet(vend));
  }

  @Test
  void anEventThatMovesNothingOrNamesNoPurchaseIsStoredOnly() {
    assertEquals(Recording.STORED_ONLY, purchases.record(event("e3"), List.of(), paid, List.of()));
    assertEquals(Recording.STORED_ONLY, purchases.record(event("e4"), UNPAID, paid, List.of()));
    assertEquals(Recording.SEEN_BEFORE, purchases.record(event("e4"), List.of(), paid, List.of()));
    assertEquals(Optional.empty(), purchases.find(id));
  }

  @Test
  void ofManyEventsOneMovesAndOfManyRepeatsOneIsStored() throws Exception {
    purchases.create(order, mark, "f", List.of());
    AtomicInteger numbers = new AtomicInteger();
    List<Recording> recordings =
        race(() -> {
          PaymentEvent event = event("race-" + numbers.incrementAndGet() / 2);
          return purchases.record(event, UNPAID, paid, List.of(vend));
        });

    assertEquals(1, recordings.stream().filter(Recording.MOVED::equals).count());
    assertEquals(4, recordings.stream().filter(Recording.STORED_ONLY::equals).count());
    assertEquals(3, recordings.stream().filter(Recording.SEEN_BEFORE::equals).count());
  }

  @Test
  void aPurchaseThatComesBackBetweenTheTwoWritesIsMovedAfterAll() {
    purchases.create(paid, mark, "f", List.of());
    Purchase expired = Samples.purchase(id, DRN, PurchaseStatus.EXPIRED);
    faults.next(
        TRANSACTION,
        Fault.none(),
        real -> {
          LocalPorts.on(LOCAL.variables(), CLOCK)
              .ports()
              .purchases()
              .move(PurchaseStatus.PAID, expired, List.of());
          return real.serve();
        });

    assertEquals(Recording.MOVED, purchases.record(event("e5"), UNPAID, paid, List.of(vend)));
    assertEquals(PurchaseStatus.PAID, purchases.find(id).orElseThrow().status());
  }

  @Test
  void aRecordingWithoutAnyAnswerIsToldByTheEventsRow() {
    purchases.create(order, mark, "f", List.of());
    faults.next(TRANSACTION, Fault.timeOutAfter());
    faults.always(TRANSACTION, Fault.timeOutBefore());
    assertEquals(Recording.MOVED, purchases.record(event("e6"), UNPAID, paid, List.of(vend)));
    assertThrows(
        OutcomeUnknown.class, () -> purchases.record(event("e7"), UNPAID, paid, List.of()));
  }

  @Test
  void movingIsFromOneStatusOnlyAndComesWithItsReminders() {
    purchases.create(paid, mark, "f", List.of());
    Purchase refund =
        new Purchase(
            id,
            DRN,
            paid.amount(),
            paid.phone(),
            paid.language(),
            paid.provider(),
            paid.checkout(),
            PurchaseStatus.REFUND_DUE,
            paid.createdAt(),
            paid.received(),
            paid.paidAt(),
            paid.decideBy(),
            Optional.of("The meter is blocked."));
    var reminder = new Reminder(Reminder.Kind.REFUND, id, Samples.NOW.plusSeconds(5));

    assertFalse(purchases.move(PurchaseStatus.AWAITING_PAYMENT, refund, List.of(reminder)));
    assertEquals(Optional.of(paid), purchases.find(id));
    assertTrue(purchases.move(PurchaseStatus.PAID, refund, List.of(reminder)));
    assertEquals(Optional.of(refund), purchases.find(id));
    assertFalse(purchases.move(PurchaseStatus.PAID, refund, List.of(reminder)));
    assertTrue(isSet(reminder));
  }

  @Test
  void aMoveWithoutAnyAnswerIsToldByTheStatus() {
    purchases.create(order, mark, "f", List.of());
    faults.next(TRANSACTION, Fault.timeOutAfter());
    faults.always(TRANSACTION, Fault.timeOutBefore());
    assertTrue(purchases.move(PurchaseStatus.AWAITING_PAYMENT, paid, List.of()));

    Purchase vended = Samples.purchase(id, DRN, PurchaseStatus.VENDED);
    assertThrows(
        OutcomeUnknown.class, () -> purchases.move(PurchaseStatus.PAID, vended, List.of()));
  }

  @Test
  void creatingIsOneTransactionOfARowAMarkAndItsReminders() {
    purchases.create(paid, "other" + mark, "f", List.of(expire));
    faults.clear();
    LOCAL.units().clear();
    String otherId = Samples.purchaseId(2_000_000 + number);
    Purchase other = Samples.purchase(otherId, DRN, PurchaseStatus.AWAITING_PAYMENT);

    purchases.create(other, mark, "f", List.of(vend));
    assertEquals(1, faults.calls().size(), "the cursor was set before, once a warm instance");
    assertEquals(3 * 2, LOCAL.units().units());
    LOCAL.units().clear();
    purchases.move(PurchaseStatus.AWAITING_PAYMENT, other, List.of(vend));
    assertEquals(2 * 2, LOCAL.units().units());
  }
}
