package prepaid.aws.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.ZoneOffset;
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
import prepaid.sts.Drn;
import prepaid.vending.credit.Debt;
import prepaid.vending.ledger.OutcomeUnknown;
import prepaid.vending.ledger.Vend;
import prepaid.vending.meters.Holder;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.Meters;
import prepaid.vending.meters.PendingKey;
import prepaid.vending.meters.Registration;
import prepaid.vending.meters.VendState;
import prepaid.vending.payments.PurchaseStatus;

class DynamoMetersTest {
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
  private final Meters meters = LOCAL.ports().meters();
  private final int number = NUMBERS.incrementAndGet();
  private final Drn drn = Samples.drn(number);
  private final Registration registration = Samples.registration(drn);

  private static Registration blocked(Registration registration) {
    return new Registration(
        registration.number(),
        registration.sts(),
        registration.tariff(),
        registration.resource(),
        registration.mode(),
        new Holder(
            "N. Owner", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
        Optional.of("tampered with"),
        registration.initialCredit());
  }

  @BeforeEach
  void noFaults() {
    faults.clear();
  }

  @Test
  void whatTheOfficeSetsIsSetWithTheRegistrationAndClearedAgain() {
    Registration registration = Samples.registration(Samples.drn(808));
    List<Debt> debts = List.of(Samples.ARREARS, Samples.RESERVE);
    VendState fresh = VendState.fresh();
    VendState office =
        fresh
            .withDebts(debts)
            .withPendingKey(Optional.of(new PendingKey(registration.sts(), Optional.empty())));
    meters.register(registration);

    assertTrue(meters.replace(registration, office, 1));
    assertEquals(office, meters.read(Samples.drn(808)).orElseThrow().state());
    assertFalse(meters.replace(registration, fresh, 1), "another version");
    assertTrue(meters.replace(registration, 2));
    assertEquals(office, meters.read(Samples.drn(808)).orElseThrow().state());
    assertTrue(meters.replace(registration, fresh, 3));
    assertEquals(VendState.fresh(), meters.read(Samples.drn(808)).orElseThrow().state());
  }

  @Test
  void aRegisteredMeterIsReadAsItWasRegisteredWithAFreshState() {
    assertEquals(Optional.empty(), meters.read(drn));
    assertTrue(meters.register(registration));

    assertEquals(Optional.of(new Meter(registration, VendState.fresh(), 1)), meters.read(drn));
  }

  @Test
  void readingIsOneStronglyConsistentRead() {
    meters.read(drn);
    assertEquals(1, faults.calls().size());
    assertEquals(true, faults.calls().getFirst().json().get("ConsistentRead"));
  }

  @Test
  void aSecondRegistrationOfTheNumberChangesNothing() {
    meters.register(registration);
    assertFalse(meters.register(blocked(registration)));
    assertEquals(registration, meters.read(drn).orElseThrow().registration());
  }

  @Test
  void replacingRemovesWhatIsNoLongerThereAndKeepsTheState() {
    meters.register(registration);
    vendOnce();
    Meter vended = meters.read(drn).orElseThrow();

    assertTrue(meters.replace(blocked(registration), vended.version()));
    assertEquals(
        Optional.of(new Meter(blocked(registration), vended.state(), vended.version() + 1)),
        meters.read(drn));
  }

  private void vendOnce() {
    String id = Samples.purchaseId(number);
    LOCAL
        .ports()
        .purchases()
        .create(Samples.purchase(id, drn, PurchaseStatus.PAID), "mark" + number, "f", List.of());
    Meter before = meters.read(drn).orElseThrow();
    Vend vend = Samples.vend(before, id, 1);
    LOCAL.ports().ledger().commit(vend, before, Samples.after(vend));
  }

  @Test
  void replacingAtAnotherVersionChangesNothing() {
    meters.register(registration);
    assertFalse(meters.replace(blocked(registration), 2));
    assertFalse(meters.replace(Samples.registration(Samples.drn(1_000_000 + number)), 1));
    assertEquals(registration, meters.read(drn).orElseThrow().registration());
    assertEquals(Optional.empty(), meters.read(Samples.drn(1_000_000 + number)));
  }

  @Test
  void ofManyWhoReplaceAtOnceOneWins() throws Exception {
    meters.register(registration);
    int won = 0;
    try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
      Callable<Boolean> replacing = () -> meters.replace(blocked(registration), 1);
      for (Future<Boolean> future : pool.invokeAll(Collections.nCopies(8, replacing))) {
        won += future.get() ? 1 : 0;
      }
    }
    assertEquals(1, won);
    assertEquals(2, meters.read(drn).orElseThrow().version());
  }

  @Test
  void aRegistrationWhoseAnswerIsLostIsNotMistakenForAnother() {
    faults.next(TRANSACTION, Fault.lostAfter());
    assertTrue(meters.register(registration));
  }

  @Test
  void withoutAnyAnswerTheRowTells() {
    faults.next(TRANSACTION, Fault.timeOutAfter());
    faults.always(TRANSACTION, Fault.timeOutBefore());
    assertTrue(meters.register(registration));

    assertThrows(OutcomeUnknown.class, () -> meters.replace(blocked(registration), 1));
    faults.clear();
    assertEquals(registration, meters.read(drn).orElseThrow().registration());
  }

  @Test
  void aRowThatIsBusyIsTriedAgainAndThenGivenUp() {
    faults.next(TRANSACTION, Fault.conflict(1, 0), Fault.conflict(1, 0));
    assertTrue(meters.register(registration));
    assertEquals(3, faults.count(TRANSACTION));

    faults.always(TRANSACTION, Fault.conflict(1, 0));
    assertThrows(StoreFailed.class, () -> meters.replace(registration, 1));
  }

  @Test
  void aReadThatFailsIsNoAbsence() {
    faults.always("GetItem", Fault.serverError());
    assertThrows(StoreFailed.class, () -> meters.read(drn));
    assertEquals(3, faults.count("GetItem"));
  }
}
