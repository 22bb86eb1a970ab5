package prepaid.vending.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.sts.BaseDate;
import prepaid.vending.credit.Debt;
import prepaid.vending.credit.DebtKind;
import prepaid.vending.credit.Terms;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.fixture.MemoryFigures;
import prepaid.vending.fixture.MemoryRegistry;
import prepaid.vending.ledger.EngineeringTask;
import prepaid.vending.ledger.GrantKind;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.MoneySource.Grant;
import prepaid.vending.ledger.MoneySource.Granted;
import prepaid.vending.ledger.MoneySource.PaidPurchase;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.meters.CreditMode;
import prepaid.vending.meters.Registration;
import prepaid.vending.meters.Resource;
import prepaid.vending.money.Units;
import prepaid.vending.tariffs.Channel;
import prepaid.vending.tariffs.Line;
import prepaid.vending.tariffs.LineKind;
import prepaid.vending.tariffs.PaymentKind;
import prepaid.vending.tariffs.PricingState;
import prepaid.vending.tariffs.SaleWay;

/** What vends of each kind add to the figures. */
class CountingTest {
  /** One o'clock at night in Johannesburg: the next day, and the next month. */
  private static final Instant AT = Instant.parse("2026-11-30T23:00:00Z");

  private static final LocalDate DAY = LocalDate.of(2026, 12, 1);

  private final MemoryFigures figures = new MemoryFigures();
  private final MemoryRegistry registry =
      new MemoryRegistry().with(Highveld.UTILITY, Highveld.TARIFF);
  private Optional<Vend> inLedger = Optional.empty();
  private final Counting counting = new Counting(figures, registry, key -> inLedger);

  private static Line line(LineKind kind, long net, long tax, long tenths) {
    return new Line(
        kind,
        kind.slug(),
        Highveld.rand(net),
        Highveld.rand(tax),
        tenths == 0 ? Optional.empty() : Optional.of(new Units(tenths)));
  }

  private static final List<Line> LINES =
      List.of(
          line(LineKind.FEE, 100, 15, 0),
          line(LineKind.FIXED_CHARGE, 200, 30, 0),
          line(LineKind.ARREARS, 500, 0, 0),
          line(LineKind.RESERVE_RECOVERY, 700, 0, 0),
          line(LineKind.ENERGY, 5_000, 750, 300),
          line(LineKind.ENERGY, 2_000, 300, 100),
          line(LineKind.LEVY, 300, 45, 0),
          line(LineKind.FREE_UNITS, 0, 0, 50),
          line(LineKind.ROUNDING, 60, 0, 0));
  private static final long TENDER = 10_000;
  private static final Debt DEBT =
      new Debt(
          "reserve-1",
          DebtKind.RESERVE,
          new Units(100),
          2_185,
          Optional.empty(),
          0,
          new Terms.Share(10_000),
          0);

  private static Vend vend(VendKey key, MoneySource source, long tender, List<Line> lines) {
    return vend(new Sold(key, source, tender, PaymentKind.ONLINE), lines);
  }

  /** What vends differ in. */
  private record Sold(VendKey key, MoneySource source, long tender, PaymentKind payment) {}

  private static Vend vend(Sold sold, List<Line> lines) {
    Registration meter = Highveld.meter(Highveld.METER, 1, Optional.empty());
    return new Vend(
        sold.key(),
        Highveld.METER,
        meter.sts(),
        BaseDate.BASE_2014,
        Highveld.UTILITY.id(),
        Resource.ELECTRICITY,
        Highveld.rand(sold.tender()),
        sold.source(),
        "flat",
        DAY,
        new PricingState(
            CreditMode.UNITS,
            YearMonth.from(DAY),
            0,
            0,
            0,
            false,
            List.of(DEBT),
            new SaleWay(Channel.WEB, sold.payment())),
        lines,
        List.of(),
        1,
        AT,
        false,
        1,
        "",
        "");
  }

  private static Vend sale(String reference) {
    return vend(new VendKey("web", reference), new PaidPurchase(reference), TENDER, LINES);
  }

  private Figures sum() {
    return figures.rows(Highveld.UTILITY.id(), DAY, DAY).stream()
        .map(FigureBooks.Row::figures)
        .reduce(Figures.NONE, Figures::plus);
  }

  @Test
  void thePartsOfASaleAddUpToItsTenderOnTheUtilitysDay() {
    counting.count(sale("s1"));
    Figures sum = sum();
    assertEquals(1, sum.get(Figure.VENDS));
    assertEquals(TENDER, sum.get(Figure.TENDER));
    assertEquals(1_140, sum.get(Figure.TAX));
    assertEquals(8_050, sum.get(Figure.ENERGY));
    assertEquals(400, sum.get(Figure.UNITS));
    assertEquals(50, sum.get(Figure.FREE_UNITS));
    assertEquals(1_200, sum.recoveredMinor());
    assertEquals(8_800, sum.soldMinor());
    assertEquals(8_800, sum.paidMinor());
    long parts =
        sum.get(Figure.ENERGY)
            + sum.get(Figure.FEE)
            + sum.get(Figure.FIXED_CHARGE)
            + sum.get(Figure.LEVY)
            + sum.get(Figure.ROUNDING)
            + sum.recoveredMinor();
    assertEquals(TENDER, parts);
  }

  @Test
  void handedOverTwiceItCountsOnceAndReversedNotAtAll() {
    Vend sale = sale("s1");
    counting.count(sale);
    counting.count(sale);
    assertEquals(TENDER, sum().get(Figure.TENDER));
    inLedger = Optional.of(sale);
    Vend reversal =
        vend(
            sale.key().followUp(),
            sale.source(),
            -TENDER,
            LINES.stream().map(Line::reversed).toList());
    counting.count(reversal);
    counting.count(reversal);
    assertEquals(Figures.NONE, sum());
  }

  @Test
  void whatAnAccountOwesIsSoldAndNotPaid() {
    VendKey key = new VendKey("web", "a1");
    counting.count(vend(new Sold(key, new PaidPurchase("a1"), TENDER, PaymentKind.ACCOUNT), LINES));
    assertEquals(8_800, sum().soldMinor());
    assertEquals(-1_200, sum().paidMinor());
  }

  private static Vend grant(GrantKind kind, long tender, Optional<Debt> debt, List<Line> lines) {
    Grant asked =
        new Grant(kind, Optional.of(new Units(100)), Mandate.of("dumi", "storm"), Optional.empty());
    Granted granted = new Granted(Highveld.rand(2_000), Highveld.rand(185), debt);
    return vend(
        new VendKey("office", kind.slug()), asked.with(new Units(100), granted), tender, lines);
  }

  @Test
  void reserveCreditIsGrantedGivenOrSold() {
    counting.count(grant(GrantKind.EMERGENCY, 0, Optional.of(DEBT), List.of()));
    counting.count(grant(GrantKind.GIFT, 0, Optional.empty(), List.of()));
    List<Line> paid = List.of(line(LineKind.ENERGY, 1_739, 261, 100));
    counting.count(grant(GrantKind.PAID_REFILL, 2_000, Optional.empty(), paid));
    assertEquals(
        new Figures(
            Map.of(
                Figure.GRANTED, 2_185L,
                Figure.GRANTED_UNITS, 100L,
                Figure.GIVEN, 2_000L,
                Figure.GIVEN_UNITS, 100L,
                Figure.VENDS, 1L,
                Figure.TENDER, 2_000L,
                Figure.TAX, 261L,
                Figure.ENERGY, 2_000L,
                Figure.UNITS, 100L)),
        sum());
  }

  @Test
  void whatIsWrittenOffIsOfReserveCreditOrOfOtherDebts() {
    for (String debt : List.of("reserve-1", "a1")) {
      MoneySource source =
          new MoneySource.WriteOff(debt, Optional.of(700L), Mandate.of("dumi", "moved away"));
      counting.count(vend(new VendKey("office", debt), source, 0, List.of()));
    }
    assertEquals(
        new Figures(Map.of(Figure.RESERVE_WRITTEN_OFF, 700L, Figure.OTHERS_WRITTEN_OFF, 700L)),
        sum());
  }

  @Test
  void whatEngineersDoIsNoFigure() {
    MoneySource task =
        new MoneySource.Engineering(
            new EngineeringTask(EngineeringTask.Kind.CLEAR_TAMPER, 0),
            Mandate.of("dumi", "repaired"));
    counting.count(vend(new VendKey("office", "e1"), task, 0, List.of()));
    assertEquals(List.of(), figures.rows(Highveld.UTILITY.id(), DAY, DAY));
  }
}
