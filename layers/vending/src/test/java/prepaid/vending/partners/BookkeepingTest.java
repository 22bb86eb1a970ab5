package prepaid.vending.partners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.fixture.MemoryFloats;
import prepaid.vending.fixture.MemoryPartners;
import prepaid.vending.fixture.MemoryStatements;
import prepaid.vending.fixture.Shops;
import prepaid.vending.money.Money;
import prepaid.vending.refusals.Answer;

/** Statements, batches and alerts, from the rows of sales. */
class BookkeepingTest {
  private Instant now = Instant.parse("2026-11-24T10:00:30Z");
  private final MemoryStatements statements = new MemoryStatements();
  private final MemoryFloats floats = new MemoryFloats();
  private final MemoryPartners partners = new MemoryPartners();
  private final List<Money> alerts = new ArrayList<>();
  private final Accounts accounts = new Accounts(floats, () -> now);
  private final Bookkeeping books =
      new Bookkeeping(
          statements,
          new Bookkeeping.Looking(partners, floats, (partner, available) -> alerts.add(available)),
          () -> now);

  private void shop(long float1) {
    assertTrue(partners.put(Shops.corner()));
    var paidIn = accounts.deposit(Shops.corner(), "d1", Highveld.rand(float1), "anna");
    assertInstanceOf(Answer.Given.class, paidIn);
  }

  private void sale(String reference, String terminal, long minor) {
    books.record(Sales.of(reference, terminal, minor, now));
  }

  @Test
  void aSaleStandsOnTheStatementOnceHoweverOftenItIsHandedOver() {
    shop(1_000_000);
    sale("s1", Shops.TILL, 10_000);
    sale("s1", Shops.TILL, 10_000);
    List<Entry> entries = statements.page(Shops.CORNER, Entry.dayOf(now), Optional.empty(), 10);
    assertEquals(1, entries.size());
    Entry entry = entries.getFirst();
    assertEquals(Entry.Kind.SALE, entry.kind());
    assertEquals(Highveld.rand(10_000), entry.gross());
    assertEquals(Highveld.rand(-9_850), entry.change());
    assertEquals(Highveld.rand(150), entry.sale().orElseThrow().commission());
    assertEquals(Highveld.rand(1_304), entry.sale().orElseThrow().tax());
    var totals = statements.totals(Shops.CORNER, Entry.dayOf(now)).get("highveld");
    assertEquals(Highveld.rand(9_850), Optional.ofNullable(totals).orElseThrow().net());
  }

  @Test
  void whatAConsumerPaidIsNoPartnersBusiness() {
    books.record(Sales.onTheWeb("w1", now));
    assertEquals(List.of(), statements.page("web", Entry.dayOf(now), Optional.empty(), 10));
  }

  @Test
  void aLowFloatIsToldOnceADay() {
    shop(40_000);
    sale("s1", Shops.TILL, 10_000);
    sale("s2", Shops.TILL, 10_000);
    now = now.plus(Duration.ofMinutes(2));
    sale("s3", Shops.TILL, 10_000);
    assertEquals(List.of(Highveld.rand(40_000)), alerts);
    now = now.plus(Duration.ofDays(1));
    sale("s4", Shops.TILL, 10_000);
    assertEquals(2, alerts.size());
  }

  @Test
  void aFloatThatIsHighEnoughAlarmsNobody() {
    shop(50_000);
    sale("s1", Shops.TILL, 10_000);
    assertEquals(List.of(), alerts);
    assertFalse(accounts.standing(Shops.corner()).isLow(Shops.corner()));
  }

  @Test
  void batchesFollowOneAnotherAndAddUpTheirSales() {
    shop(1_000_000);
    Closing closing = new Closing(statements, () -> now);
    sale("s1", Shops.TILL, 10_000);
    sale("s2", "TILL0009", 5_000);
    now = now.plusSeconds(60);
    Batch shift = closed(closing, Batch.Kind.SHIFT, Optional.of(Shops.TILL));
    sale("s3", Shops.TILL, 7_000);
    now = now.plusSeconds(60);
    Batch next = closed(closing, Batch.Kind.SHIFT, Optional.of(Shops.TILL));
    Batch bank = closed(closing, Batch.Kind.BANKING, Optional.empty());
    assertEquals(shift.to(), next.from());
    assertEquals(2, next.sequence());
    assertEquals("corner-shop-bank-000001", bank.slip());
    assertEquals(1, totals(shift).all().count());
    assertEquals(Highveld.rand(7_000), totals(next).all().gross());
    BatchTotals all = totals(bank);
    assertEquals(3, all.all().count());
    assertEquals(Highveld.rand(22_000), all.all().gross());
    assertEquals(all.all(), all.groups().get("payment:cash"));
    assertEquals(
        1, Optional.ofNullable(all.groups().get("terminal:TILL0009")).orElseThrow().count());
  }

  private static Batch closed(Closing closing, Batch.Kind kind, Optional<String> terminal) {
    return closing.close(Shops.corner(), kind, terminal, "anna")
            instanceof Answer.Given<Batch>(var b)
        ? b
        : fail();
  }

  private BatchTotals totals(Batch batch) {
    return BatchTotals.of(batch, Highveld.RAND, statements)
            instanceof Answer.Given<BatchTotals>(var totals)
        ? totals
        : fail();
  }

  private static <T> T fail() {
    throw new AssertionError("refused");
  }
}
