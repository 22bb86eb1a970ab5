package prepaid.aws.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import prepaid.aws.fixture.LocalPorts;
import prepaid.aws.fixture.MovableClock;
import prepaid.aws.fixture.Samples;
import prepaid.aws.fixture.TableShape;
import prepaid.vending.fixture.Shops;
import prepaid.vending.limits.Limits;
import prepaid.vending.money.Money;
import prepaid.vending.partners.Accounts;
import prepaid.vending.partners.Batch;
import prepaid.vending.partners.Batches;
import prepaid.vending.partners.Commission;
import prepaid.vending.partners.Entry;
import prepaid.vending.partners.FloatSlice;
import prepaid.vending.partners.FloatSlices;
import prepaid.vending.partners.Partner;
import prepaid.vending.partners.SalesOfDay;
import prepaid.vending.partners.Statements;
import prepaid.vending.partners.Statements.Place;
import prepaid.vending.partners.Statements.Totals;
import prepaid.vending.partners.Transferring;
import prepaid.vending.refusals.Answer;

class DynamoStatementsTest {
  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final MovableClock CLOCK = new MovableClock(Samples.NOW);
  private static final LocalPorts LOCAL =
      LocalPorts.fresh(CLOCK, TableShape.STATEMENTS, TableShape.FLOATS, TableShape.PARTNERS);
  private static final LocalDate DAY = Entry.dayOf(Samples.NOW);

  private final Statements statements = LOCAL.ports().books().statements();
  private final String partner = "shop-" + NUMBERS.incrementAndGet();

  private static Money rand(long minor) {
    return new Money(minor, Samples.RAND);
  }

  private Entry sale(String reference, String utility, String terminal) {
    return entry(reference, Entry.Kind.SALE, utility, terminal);
  }

  private Entry entry(String reference, Entry.Kind kind, String utility, String terminal) {
    long sign = kind == Entry.Kind.REVERSAL ? -1 : 1;
    return new Entry(
        partner,
        Samples.NOW.plusMillis(reference.length()),
        kind,
        reference,
        rand(10_000 * sign),
        rand(-9_850 * sign),
        Optional.of(
            new Entry.Sale(
                utility,
                terminal,
                "cash",
                "electricity",
                "01234567897",
                rand(1_304 * sign),
                rand(150 * sign),
                "%064x".formatted(BigInteger.ONE.shiftLeft(255).add(BigInteger.valueOf(sign))))));
  }

  private Totals totals(String utility) {
    return Optional.ofNullable(statements.totals(partner, DAY).get(utility)).orElseThrow();
  }

  @Test
  void aSaleCountsOnceHoweverOftenItIsAdded() {
    assertTrue(statements.add(sale("s1", "city", "T1")));
    assertFalse(statements.add(sale("s1", "city", "T1")));
    assertTrue(statements.add(sale("s22", "city", "T2")));
    assertTrue(statements.add(sale("s333", "town", "T1")));
    assertTrue(statements.add(entry("s22~fate", Entry.Kind.REVERSAL, "city", "T2")));
    assertEquals(1, totals("city").count());
    assertEquals(rand(10_000), totals("city").gross());
    assertEquals(rand(1_304), totals("city").tax());
    assertEquals(rand(9_850), totals("city").net());
    SalesOfDay sales = LOCAL.ports().books().recentSales();
    assertEquals(20_000, sales.minor(partner, Optional.empty(), DAY));
    assertEquals(20_000, sales.minor(partner, Optional.of("T1"), DAY));
    assertEquals(0, sales.minor(partner, Optional.of("T2"), DAY));
    assertEquals(0, sales.minor(partner, Optional.empty(), DAY.plusDays(1)));
  }

  @Test
  void whatWasReadIsBelievedForTenSeconds() {
    SalesOfDay sales = LOCAL.ports().books().recentSales();
    assertEquals(0, sales.minor(partner, Optional.empty(), DAY));
    assertTrue(statements.add(sale("s1", "city", "T1")));
    assertEquals(0, sales.minor(partner, Optional.empty(), DAY));
    CLOCK.forward(Limits.SALES_OF_DAY_AGE_MAX.plus(Duration.ofMillis(1)));
    assertEquals(10_000, sales.minor(partner, Optional.empty(), DAY));
  }

  @Test
  void pagesFollowOneAnother() {
    for (int i = 0; i < 25; i++) {
      assertTrue(statements.add(sale("s%03d".formatted(i), "city", "T1")));
    }
    List<String> read = new ArrayList<>();
    Optional<Place> after = Optional.empty();
    for (int i = 0; i < 3; i++) {
      List<Entry> page = statements.page(partner, DAY, after, 10);
      page.forEach(entry -> read.add(entry.reference()));
      after = Optional.of(new Place(page.getLast().at(), page.getLast().reference()));
    }
    assertEquals(25, read.size());
    assertEquals(read.stream().sorted().distinct().toList(), read);
    assertEquals(
        sale("s000", "city", "T1"), statements.page(partner, DAY, Optional.empty(), 1).getFirst());
  }

  @Test
  void aNoteIsMadeOnce() {
    assertTrue(statements.once(partner, DAY, "low-float"));
    assertFalse(statements.once(partner, DAY, "low-float"));
    assertTrue(statements.once(partner, DAY.plusDays(1), "low-float"));
    assertEquals(List.of(), statements.page(partner, DAY, Optional.empty(), 10));
  }

  @Test
  void depositsAndTransfersStandOnBothStatementsOnce() {
    Partner above = Shops.named(partner, Commission.NONE, false);
    Partner outlet = Shops.under(partner, partner + "-out");
    Accounts accounts = new Accounts(LOCAL.ports().books().floats(), CLOCK);
    Transferring transferring = new Transferring(accounts, LOCAL.ports().books().moves(), CLOCK);
    for (int i = 0; i < 2; i++) {
      assertInstanceOf(Answer.Given.class, accounts.deposit(above, "d1", rand(50_000), "anna"));
    }
    Transferring.Asked asked = new Transferring.Asked("t1", rand(20_000), "anna");
    for (int i = 0; i < 2; i++) {
      assertInstanceOf(Answer.Given.class, transferring.transfer(above, outlet, asked));
    }
    Transferring.Asked more = new Transferring.Asked("t2", rand(30_001), "anna");
    assertInstanceOf(Answer.Refused.class, transferring.transfer(above, outlet, more));
    assertEquals(30_000, available(partner));
    assertEquals(20_000, available(partner + "-out"));
    LocalDate today = Entry.dayOf(CLOCK.instant());
    assertEquals(
        List.of(Entry.Kind.DEPOSIT, Entry.Kind.TRANSFER_OUT),
        statements.page(partner, today, Optional.empty(), 9).stream()
            .map(Entry::kind)
            .sorted()
            .toList());
    Entry in = statements.page(partner + "-out", today, Optional.empty(), 9).getFirst();
    assertEquals(rand(20_000), in.change());
    assertEquals(partner + "/t1", in.reference());
    DynamoFloats floats = new DynamoFloats(LOCAL.rows(), LOCAL.table(TableShape.FLOATS));
    assertEquals(new DynamoFloats.Books(30_000, 0, 30_000), floats.books(partner));
    assertEquals(new DynamoFloats.Books(20_000, 0, 20_000), floats.books(partner + "-out"));
  }

  @Test
  void cardsThatAFloatPaidForStandOnItsStatement() {
    Partner vendor = Shops.named(partner, Commission.NONE, false);
    Accounts accounts = new Accounts(LOCAL.ports().books().floats(), CLOCK);
    assertInstanceOf(Answer.Given.class, accounts.deposit(vendor, "d1", rand(50_000), "anna"));
    FloatSlices.Deposit cards =
        new FloatSlices.Deposit(
            partner, "cards-1-10", rand(9_700).negated(), "anna", CLOCK.instant());
    assertInstanceOf(
        FloatSlices.Recorded.Done.class,
        LOCAL.ports().books().floats().record(cards, accounts.taken(vendor, 9_700)));
    List<Entry> entries =
        statements.page(partner, Entry.dayOf(CLOCK.instant()), Optional.empty(), 9);
    Entry charged =
        entries.stream().filter(e -> e.kind() == Entry.Kind.CARDS).findFirst().orElseThrow();
    assertEquals(rand(9_700), charged.gross());
    assertEquals(rand(9_700).negated(), charged.change());
    assertEquals(
        available(partner), entries.stream().mapToLong(entry -> entry.change().minor()).sum());
  }

  private static long available(String id) {
    return LOCAL.ports().floats().read(id).stream().mapToLong(FloatSlice::availableMinor).sum();
  }

  @Test
  void batchesAreClosedInOrderAndByOneOnly() {
    Batches batches = LOCAL.ports().books().batches();
    Instant noon = Instant.parse("2026-11-24T12:00:00Z");
    Batch first = batch(1, noon);
    assertTrue(batches.close(first));
    assertFalse(batches.close(first));
    Batch second = batch(2, noon.plusSeconds(60));
    assertTrue(batches.close(second));
    assertEquals(Optional.of(second), batches.last(partner, Batch.Kind.SHIFT, Optional.of("T1")));
    assertEquals(Optional.empty(), batches.last(partner, Batch.Kind.SHIFT, Optional.of("T2")));
    assertEquals(
        List.of(second, first), batches.newest(partner, Batch.Kind.SHIFT, Optional.of("T1"), 10));
    assertEquals(Optional.of(first), batches.find(partner, Batch.Kind.SHIFT, Optional.of("T1"), 1));
    assertEquals(Optional.empty(), batches.find(partner, Batch.Kind.SHIFT, Optional.of("T1"), 3));
  }

  private Batch batch(long sequence, Instant from) {
    return new Batch(
        partner, Batch.Kind.SHIFT, Optional.of("T1"), sequence, from, from.plusSeconds(60), "anna");
  }

  @Test
  void aPartnerIsReadAsItWasStored() {
    Partner outlet = Shops.under("chain", partner);
    assertTrue(LOCAL.ports().partners().put(outlet));
    assertFalse(LOCAL.ports().partners().put(outlet));
    assertEquals(Optional.of(outlet.stored()), LOCAL.ports().partners().find(partner));
  }
}
