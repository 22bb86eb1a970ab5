package prepaid.vending.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import prepaid.sts.BaseDate;
import prepaid.sts.Drn;
import prepaid.sts.EncryptionAlgorithm;
import prepaid.sts.KeyType;
import prepaid.sts.Token;
import prepaid.vending.credit.Debt;
import prepaid.vending.credit.DebtKind;
import prepaid.vending.credit.Terms;
import prepaid.vending.ledger.MoneySource.Engineering;
import prepaid.vending.ledger.MoneySource.Grant;
import prepaid.vending.ledger.MoneySource.Granted;
import prepaid.vending.ledger.MoneySource.KeyChange;
import prepaid.vending.meters.CreditMode;
import prepaid.vending.meters.Resource;
import prepaid.vending.meters.StsAttributes;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.tariffs.Channel;
import prepaid.vending.tariffs.Line;
import prepaid.vending.tariffs.LineKind;
import prepaid.vending.tariffs.PaymentKind;
import prepaid.vending.tariffs.PricingState;
import prepaid.vending.tariffs.SaleWay;

class ChainTest {
  /** Computed apart: SHA-256 over the fields, each with its length in 4 bytes before it. */
  private static final String PINNED =
      "9b9e5d32162119debeea072f405cba47305e159e42bbf7b86211c4cf467ca5ca";

  private static final Currency ZAR = Currency.getInstance("ZAR");
  private static final Line ENERGY =
      new Line(
          LineKind.ENERGY,
          "47.1 kWh",
          new Money(8696, ZAR),
          new Money(1304, ZAR),
          Optional.of(new Units(471)));

  private static final Debt DEBT =
      new Debt(
          "d1",
          DebtKind.RESERVE,
          new Units(100),
          4200,
          Optional.of(LocalDate.of(2026, 12, 1)),
          1,
          new Terms.Instalment(500),
          100);
  private static final PricingState PRICED_FROM = from(List.of(DEBT));

  private static PricingState from(List<Debt> debts) {
    return new PricingState(
        CreditMode.UNITS, YearMonth.of(2026, 11), 120, 1, 3, true, debts, SaleWay.WEB);
  }

  /** Every way in which what pricing started from may be forged. */
  private static List<PricingState> forged() {
    PricingState s = PRICED_FROM;
    Debt d = DEBT;
    List<Debt> debts =
        List.of(
            new Debt("d2", d.kind(), d.units(), 4200, d.due(), 1, d.terms(), 100),
            new Debt("d1", DebtKind.ACCOUNT, d.units(), 4200, d.due(), 1, d.terms(), 100),
            new Debt("d1", d.kind(), Units.ZERO, 4200, d.due(), 1, d.terms(), 100),
            new Debt("d1", d.kind(), d.units(), 4201, d.due(), 1, d.terms(), 100),
            new Debt("d1", d.kind(), d.units(), 4200, Optional.empty(), 1, d.terms(), 100),
            new Debt("d1", d.kind(), d.units(), 4200, d.due(), 2, d.terms(), 100),
            new Debt("d1", d.kind(), d.units(), 4200, d.due(), 1, new Terms.Share(500), 0),
            new Debt("d1", d.kind(), d.units(), 4200, d.due(), 1, new Terms.Instalment(501), 100),
            new Debt("d1", d.kind(), d.units(), 4200, d.due(), 1, d.terms(), 101));
    YearMonth november = s.month();
    SaleWay cash = new SaleWay(Channel.WEB, PaymentKind.CASH);
    SaleWay partner = new SaleWay(Channel.PARTNER, PaymentKind.ONLINE);
    List<PricingState> forged = new ArrayList<>();
    debts.forEach(debt -> forged.add(from(List.of(debt))));
    forged.add(from(List.of()));
    CreditMode units = s.mode();
    List<Debt> same = s.debts();
    forged.add(new PricingState(CreditMode.CURRENCY, november, 120, 1, 3, true, same, SaleWay.WEB));
    forged.add(new PricingState(units, november.plusMonths(1), 120, 1, 3, true, same, SaleWay.WEB));
    forged.add(new PricingState(units, november, 121, 1, 3, true, same, SaleWay.WEB));
    forged.add(new PricingState(units, november, 120, 2, 3, true, same, SaleWay.WEB));
    forged.add(new PricingState(units, november, 120, 1, 4, true, same, SaleWay.WEB));
    forged.add(new PricingState(units, november, 120, 1, 3, false, same, SaleWay.WEB));
    forged.add(s.with(cash));
    forged.add(s.with(partner));
    return forged;
  }

  @Test
  void changingWhatItWasPricedFromChangesTheHash() {
    Set<String> hashes = new HashSet<>();
    hashes.add(Chain.hash(Row.sample()));
    for (PricingState state : forged()) {
      Row row = new Row();
      row.pricedFrom = state;
      assertTrue(hashes.add(Chain.hash(row.build())), state::toString);
    }
  }

  @Test
  void aSealedRowFollowsItsHeadAndNoOther() {
    Vend first = Chain.seal(Row.sample());
    assertTrue(Chain.follows(first, ChainHead.GENESIS));
    Row next = new Row();
    next.sequence = 2;
    next.previousHash = first.hash();
    Vend second = Chain.seal(next.build());
    assertTrue(Chain.follows(second, first.head()));
    assertFalse(Chain.follows(second, ChainHead.GENESIS));
    assertFalse(Chain.follows(first, second.head()));
  }

  @Test
  void theHashOfARowIsWrittenDownSoThatTheFormCannotDrift() {
    assertEquals(PINNED, Chain.hash(Row.sample()));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void changingAnyFieldChangesTheHash(UnaryOperator<Row> change) {
    assertNotEquals(Chain.hash(Row.sample()), Chain.hash(change.apply(new Row()).build()));
  }

  static List<UnaryOperator<Row>> changes() {
    return List.of(
        row -> row.with(() -> row.reference = "q1"),
        row -> row.with(() -> row.supplyGroup = "123458"),
        row -> row.with(() -> row.tariffIndex = "02"),
        row -> row.with(() -> row.holder = Optional.of("2".repeat(64))),
        row -> row.with(() -> row.tenderMinor = 10001),
        row -> row.with(() -> row.source = new MoneySource.PaidPurchase("other")),
        row -> row.with(() -> row.keyMoved = Optional.of(moved("123456", BaseDate.BASE_1993))),
        row -> row.with(() -> row.tariff = "block"),
        row -> row.with(() -> row.tariffVersion = LocalDate.of(2026, 7, 2)),
        row -> row.with(() -> row.lines = List.of()),
        row -> row.with(() -> row.lines = List.of(ENERGY, ENERGY)),
        row -> row.with(() -> row.token = "12345678901234567891"),
        row -> row.with(() -> row.tid = 8),
        row -> row.with(() -> row.units = 472),
        row -> row.with(() -> row.tokenMinute = 17_000_001),
        row -> row.with(() -> row.at = row.at.plusMillis(1)),
        row -> row.with(() -> row.sampleTables = true),
        row -> row.with(() -> row.sequence = 2),
        row -> row.with(() -> row.previousHash = "1".repeat(64)));
  }

  private static KeyMoved moved(String supplyGroup, BaseDate baseDate) {
    return new KeyMoved(
        new StsAttributes(supplyGroup, "01", 1, KeyType.DUTK, EncryptionAlgorithm.EA11), baseDate);
  }

  @Test
  void whereAKeyCameFromIsInTheHash() {
    Set<String> hashes = new HashSet<>();
    for (KeyMoved moved :
        List.of(
            moved("123456", BaseDate.BASE_1993),
            moved("123455", BaseDate.BASE_1993),
            moved("123456", BaseDate.BASE_2014))) {
      Row row = new Row();
      row.keyMoved = Optional.of(moved);
      assertTrue(hashes.add(Chain.hash(row.build())), moved::toString);
    }
  }

  @Test
  void everyWordOfAMandateIsInTheHash() {
    Mandate mandate = Mandate.of("dina", "storm");
    Optional<String> some = Optional.of("x");
    Optional<String> none = Optional.empty();
    Money value = new Money(100, ZAR);
    Money fee = new Money(10, ZAR);
    Optional<Units> ten = Optional.of(new Units(100));
    Granted lent = new Granted(value, fee, Optional.of(DEBT));
    EngineeringTask limit = new EngineeringTask(EngineeringTask.Kind.POWER_LIMIT, 100);
    List<MoneySource> sources =
        List.of(
            new Grant(GrantKind.EMERGENCY, ten, mandate, Optional.of(lent)),
            new Grant(GrantKind.ADDITIONAL, ten, mandate, Optional.of(lent)),
            new Grant(GrantKind.EMERGENCY, Optional.of(new Units(99)), mandate, Optional.of(lent)),
            new Grant(
                GrantKind.EMERGENCY, ten, mandate, Optional.of(new Granted(fee, fee, lent.debt()))),
            new Grant(
                GrantKind.EMERGENCY,
                ten,
                mandate,
                Optional.of(new Granted(value, value, lent.debt()))),
            new Grant(
                GrantKind.EMERGENCY,
                ten,
                mandate,
                Optional.of(new Granted(value, fee, Optional.empty()))),
            new Engineering(limit, mandate),
            new Engineering(new EngineeringTask(EngineeringTask.Kind.POWER_LIMIT, 101), mandate),
            new Engineering(new EngineeringTask(EngineeringTask.Kind.CLEAR_TAMPER, 0), mandate),
            new Engineering(limit, Mandate.of("dora", "storm")),
            new Engineering(limit, Mandate.of("dina", "wind")),
            new Engineering(limit, mandate.notifying()),
            new Engineering(limit, new Mandate("dina", some, none, "storm", none, false)),
            new Engineering(limit, new Mandate("dina", none, some, "storm", none, false)),
            new Engineering(limit, new Mandate("dina", none, none, "storm", some, false)),
            new KeyChange(KeyTarget.NEWEST, mandate),
            new KeyChange(new KeyTarget(Optional.of("123456"), Optional.empty(), none), mandate),
            new KeyChange(new KeyTarget(none, Optional.of(2), none), mandate),
            new KeyChange(new KeyTarget(none, Optional.empty(), Optional.of("02")), mandate));
    Set<String> hashes = new HashSet<>();
    for (MoneySource source : sources) {
      Row row = new Row();
      row.source = source;
      assertTrue(hashes.add(Chain.hash(row.build())), source::toString);
    }
  }

  /** A row whose fields a test can change one by one. */
  static final class Row {
    String reference = "p1";
    String supplyGroup = "123457";
    String tariffIndex = "01";
    Optional<String> holder = Optional.empty();
    long tenderMinor = 10000;
    MoneySource source = new MoneySource.PaidPurchase("p1");
    Optional<KeyMoved> keyMoved = Optional.empty();
    String tariff = "flat";
    LocalDate tariffVersion = LocalDate.of(2026, 7, 1);
    PricingState pricedFrom = PRICED_FROM;
    List<Line> lines = List.of(ENERGY);
    String token = "12345678901234567890";
    int tid = 7;
    long units = 471;
    long tokenMinute = 17_000_000;
    Instant at = Instant.parse("2026-11-24T10:00:30Z");
    boolean sampleTables;
    long sequence = 1;
    String previousHash = ChainHead.GENESIS.hash();

    static Vend sample() {
      return new Row().build();
    }

    Row with(Runnable change) {
      change.run();
      return this;
    }

    Vend build() {
      IssuedToken issued =
          new IssuedToken(
              TokenKind.CREDIT,
              new Token(token),
              tid,
              Optional.of(new Units(units)),
              Optional.empty());
      return new Vend(
          new VendKey("web", reference),
          new Drn("12345678903"),
          new StsAttributes(supplyGroup, tariffIndex, 1, KeyType.DUTK, EncryptionAlgorithm.EA11),
          BaseDate.BASE_2014,
          "highveld",
          Resource.ELECTRICITY,
          holder,
          keyMoved,
          new Money(tenderMinor, ZAR),
          source,
          tariff,
          tariffVersion,
          pricedFrom,
          lines,
          List.of(issued),
          tokenMinute,
          at,
          sampleTables,
          sequence,
          previousHash,
          "");
    }
  }
}
