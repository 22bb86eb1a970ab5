package prepaid.aws.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import prepaid.aws.fixture.Fault;
import prepaid.aws.fixture.LocalPorts;
import prepaid.aws.fixture.Samples;
import prepaid.aws.fixture.TableShape;
import prepaid.sts.Drn;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.meters.Resource;
import prepaid.vending.reports.Figure;
import prepaid.vending.reports.FigureBooks;
import prepaid.vending.reports.FigureBooks.Counted;
import prepaid.vending.reports.FigureBooks.Row;
import prepaid.vending.reports.FigureBooks.Usage;
import prepaid.vending.reports.Figures;

class DynamoFiguresTest {
  private static final LocalDate DAY = LocalDate.of(2026, 10, 31);

  private final LocalPorts local =
      LocalPorts.fresh(Clock.fixed(Samples.NOW, ZoneOffset.UTC), TableShape.FIGURES);
  private final FigureBooks books = local.ports().register().figures();

  private static Counted counted(int number, LocalDate day, int meter, Figures figures) {
    return new Counted(
        new VendKey("web", "v" + number),
        "city",
        day,
        "t" + number % 3,
        Samples.drn(meter),
        Resource.ELECTRICITY,
        figures);
  }

  private static Figures figures(SplittableRandom random) {
    Map<Figure, Long> values = new EnumMap<>(Figure.class);
    for (Figure figure : Figure.values()) {
      long value = random.nextLong(-3, 1_000_000_000_000L);
      if (random.nextBoolean() && value != 0) {
        values.put(figure, value);
      }
    }
    return new Figures(values);
  }

  private static Figures sum(List<Row> rows) {
    return rows.stream().map(Row::figures).reduce(Figures.NONE, Figures::plus);
  }

  @Test
  void figuresAddUpHoweverOftenAVendIsHandedOver() {
    SplittableRandom random = new SplittableRandom(20_261_128);
    Figures all = Figures.NONE;
    Figures october = Figures.NONE;
    List<Counted> handed = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      LocalDate day = DAY.plusDays(random.nextInt(3));
      Counted one = counted(i, day, 1 + random.nextInt(15), figures(random));
      handed.add(one);
      assertTrue(books.add(one));
      all = all.plus(one.figures());
      october = day.equals(DAY) ? october.plus(one.figures()) : october;
    }
    handed.forEach(one -> assertFalse(books.add(one)));
    assertEquals(all, sum(books.rows("city", DAY, DAY.plusDays(2))));
    assertEquals(october, sum(books.rows("city", DAY, DAY)));
    assertEquals(List.of(), books.rows("city", DAY.plusDays(3), DAY.plusDays(40)));
    assertEquals(List.of(), books.rows("north", DAY, DAY));
  }

  @Test
  void aLostAnswerCountsOnce() {
    Counted one = counted(1, DAY, 1, new Figures(Map.of(Figure.TENDER, 100L)));
    local.faults().next("TransactWriteItems", Fault.lostAfter());
    assertTrue(books.add(one));
    assertFalse(books.add(one));
    assertEquals(100, sum(books.rows("city", DAY, DAY)).get(Figure.TENDER));
  }

  @Test
  void whatMetersBoughtComesPageByPage() {
    Figures two = new Figures(Map.of(Figure.VENDS, 1L, Figure.UNITS, 15L, Figure.FREE_UNITS, 5L));
    for (int i = 0; i < 24; i++) {
      books.add(counted(i, DAY, 1 + i % 12, two));
    }
    List<Usage> found = new ArrayList<>();
    List<Usage> page = books.usage("city", YearMonth.from(DAY), Optional.empty(), 5);
    while (!page.isEmpty()) {
      found.addAll(page);
      page = books.usage("city", YearMonth.from(DAY), Optional.of(page.getLast().meter()), 5);
    }
    assertEquals(12, found.stream().map(Usage::meter).distinct().count());
    assertEquals(12, found.size());
    found.forEach(usage -> assertEquals(40, usage.tenths()));
    found.forEach(usage -> assertEquals(2, usage.vends()));
    List<Drn> named = List.of(Samples.drn(3), Samples.drn(11), Samples.drn(40));
    List<Usage> some = books.usage("city", YearMonth.from(DAY), named);
    assertEquals(
        Set.copyOf(named.subList(0, 2)), Set.copyOf(some.stream().map(Usage::meter).toList()));
    assertTrue(found.containsAll(some));
    assertEquals(List.of(), books.usage("city", YearMonth.of(2026, 9), named));
    assertEquals(List.of(), books.usage("city", YearMonth.from(DAY), List.of()));
  }

  @Test
  void countingAVendTakesSixWriteUnits() {
    local.units().clear();
    books.add(counted(1, DAY, 1, new Figures(Map.of(Figure.TENDER, 100L))));
    assertEquals(6, local.units().units());
  }
}
