package prepaid.vending.tariffs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static prepaid.vending.tariffs.SampleTariffs.ZAR;
import static prepaid.vending.tariffs.SampleTariffs.due;
import static prepaid.vending.tariffs.SampleTariffs.flat;
import static prepaid.vending.tariffs.SampleTariffs.freeDue;
import static prepaid.vending.tariffs.SampleTariffs.fresh;
import static prepaid.vending.tariffs.SampleTariffs.given;
import static prepaid.vending.tariffs.SampleTariffs.inclining;
import static prepaid.vending.tariffs.SampleTariffs.owing;
import static prepaid.vending.tariffs.SampleTariffs.refused;
import static prepaid.vending.tariffs.SampleTariffs.terms;
import static prepaid.vending.tariffs.SampleTariffs.units;
import static prepaid.vending.tariffs.SampleTariffs.words;
import static prepaid.vending.tariffs.SampleTariffs.zar;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.vending.credit.Debt;
import prepaid.vending.credit.DebtKind;
import prepaid.vending.credit.Terms;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.tariffs.TariffVersion.EnergyRounding;

/** Fees, missed months, debts, levies, free units, cash: each where the order puts it. */
class ChargesTest {
  private static final TariffVersion FLAT = flat(1_210_000, 1500, EnergyRounding.UP);
  private static final SaleWay CASH = new SaleWay(Channel.PARTNER, PaymentKind.CASH);

  @Test
  void ninetyRandWithAFeeOfFortyBuyWhatTheRealServerSold() {
    TariffVersion tariff =
        withFee(flat(2_230_000, 1500, EnergyRounding.UP), new Fee.Fixed(zar("40.00"), false));

    assertEquals(
        List.of(
            "Channel fee, 40.00 a sale | 40.00 + 0.00 | -",
            "19.5 kWh at 2.23 | 43.48 + 6.52 | 19.5"),
        words(given(Pricing.price(zar("90.00"), tariff, fresh()))));
  }

  @Test
  void thePolokwaneKindOfBlocksWithItsBasicCharge() {
    TariffVersion tariff = SampleTariffs.withCharge(inclining(EnergyRounding.UP), "98.00", true);

    assertEquals(
        List.of(
            "Fixed charge, November 2026 | 98.00 + 14.70 | -",
            "Block 1: 50.0 kWh at 0.98 | 49.00 + 7.35 | 50.0",
            "Block 2: 300.0 kWh at 1.27 | 381.00 + 57.15 | 300.0",
            "Block 3: 140.4 kWh at 1.87 | 262.43 + 39.37 | 140.4"),
        words(given(Pricing.price(zar("909.00"), tariff, due()))));
  }

  @Test
  void aFeeInPercentIsRoundedDownAndMayHoldTax() {
    TariffVersion tariff = withFee(FLAT, new Fee.OfTender(250, true));

    // 2.5 % of 99.99 is 2.49975; of 2.49 with 15 % tax 2.17 is net.
    assertEquals(
        "Channel fee, 2.5 % of the tender | 2.17 + 0.32 | -",
        words(given(Pricing.price(zar("99.99"), tariff, fresh()))).getFirst());
  }

  @Test
  void monthsThatWereMissedAreTakenUpToTheCap() {
    TariffVersion tariff = SampleTariffs.charging(FLAT, new FixedCharge(zar("12.00"), true, 3));

    assertEquals(
        "Fixed charge, 2 months (Oct-Nov) | 24.00 + 3.60 | -",
        words(given(Pricing.price(zar("100.00"), tariff, due(2)))).getFirst());
    Priced capped = given(Pricing.price(zar("100.00"), tariff, due(7)));
    assertEquals("Fixed charge, 3 months (Sep-Nov) | 36.00 + 5.40 | -", words(capped).getFirst());
    assertEquals(0, SampleTariffs.after(due(7), capped).fixedMonthsDue());
  }

  @Test
  void arrearsTakeTheirShareOfTheTenderAndSayWhatIsLeft() {
    Priced priced =
        given(Pricing.price(zar("100.00"), FLAT, owing(fresh(), List.of(arrears(45_000, 3000)))));

    assertEquals(
        List.of(
            "Arrears, 30 % of the tender; 420.00 left to pay | 30.00 + 0.00 | -",
            "50.4 kWh at 1.21 | 60.87 + 9.13 | 50.4"),
        words(priced));
    assertEquals(42_000, Debt.sum(priced.debtsAfter()));
  }

  @Test
  void feeChargeArrearsAndReserveComeInTheirOrder() {
    TariffVersion tariff =
        SampleTariffs.charging(
            withFee(FLAT, new Fee.Fixed(zar("2.00"), false)), new FixedCharge(zar("10.00"), false));
    Debt reserve =
        new Debt(
            "r1",
            DebtKind.RESERVE,
            units("10.0"),
            1_392,
            Optional.empty(),
            2,
            new Terms.Share(Terms.Share.WHOLE),
            0);

    assertEquals(
        List.of(
            "Channel fee, 2.00 a sale | 2.00 + 0.00 | -",
            "Fixed charge, November 2026 | 10.00 + 0.00 | -",
            "Arrears, 30 % of the tender; 420.00 left to pay | 30.00 + 0.00 | -",
            "Reserve credit, paid off | 13.92 + 0.00 | -",
            "31.7 kWh at 1.21 | 38.33 + 5.75 | 31.7"),
        words(
            given(
                Pricing.price(
                    zar("100.00"),
                    tariff,
                    owing(due(), List.of(reserve, arrears(45_000, 3000)))))));
  }

  @Test
  void whenDebtsTakeAllTheMoneyIsAnAccountPaymentWithoutACreditToken() {
    Priced priced =
        given(Pricing.price(zar("100.00"), FLAT, owing(fresh(), List.of(arrears(45_000, 10_000)))));

    assertEquals(
        List.of("Arrears, 100 % of the tender; 350.00 left to pay | 100.00 + 0.00 | -"),
        words(priced));
    assertTrue(priced.isAccountPayment());
    assertEquals(Units.ZERO, priced.units());
    TariffVersion charged = SampleTariffs.withCharge(FLAT, "100.00", false);
    assertTrue(given(Pricing.price(zar("100.00"), charged, due())).isAccountPayment());
    assertEquals(
        RefusalKind.NOTHING_LEFT_TO_VEND,
        refused(Pricing.price(zar("99.99"), charged, due())).kind());
  }

  @Test
  void theEnergyPartIsNeverTouchedByArrears() {
    TariffVersion tariff = FLAT.with(terms(List.of(), Optional.empty(), 4_000, Optional.empty()));
    Priced priced =
        given(
            Pricing.price(zar("100.00"), tariff, owing(fresh(), List.of(arrears(45_000, 10_000)))));

    assertEquals(
        "Arrears, all but the energy part; 390.00 left to pay | 60.00 + 0.00 | -",
        words(priced).getFirst());
    assertFalse(priced.isAccountPayment());
  }

  @Test
  void leviesStandOnTheBlocksPricesAndAreTaxedLikeThem() {
    TariffVersion tariff =
        flat(1_000_000, 1500, EnergyRounding.UP)
            .with(
                terms(
                    List.of(
                        new Levy("Fuel levy", new Levy.Rate.OfEnergy(1_000)),
                        new Levy("Rural levy", new Levy.Rate.AUnit(50_000))),
                    Optional.empty(),
                    0,
                    Optional.empty()));

    // 1.00 and 0.10 and 0.05 make 1.15 a kWh: 115.00 net buy 100.0 kWh.
    assertEquals(
        List.of(
            "100.0 kWh at 1.00 | 100.00 + 15.00 | 100.0",
            "Fuel levy, 10 % of the energy | 10.00 + 1.50 | -",
            "Rural levy, 0.05 a kWh | 5.00 + 0.75 | -"),
        words(given(Pricing.price(zar("132.25"), tariff, fresh()))));
    assertEquals(zar("132.25"), given(Pricing.tenderFor(units("100.0"), down(tariff), fresh())));
  }

  @Test
  void freeUnitsComeOnceAMonthWithATokenOfTheirOwn() {
    TariffVersion tariff = FLAT.with(free(false, false));

    Priced first = given(Pricing.price(zar("90.00"), tariff, freeDue(fresh())));
    Priced second =
        given(Pricing.price(zar("90.00"), tariff, SampleTariffs.after(freeDue(fresh()), first)));

    assertEquals("Free 50.0 kWh of this month | 0.00 + 0.00 | 50.0", words(first).getLast());
    assertEquals(Optional.of(units("50.0")), first.freeUnits());
    assertEquals(647, first.monthTenthsAfter());
    assertEquals(Optional.empty(), second.freeUnits());
  }

  @Test
  void freeUnitsThatCountTakeTheFirstBlock() {
    TariffVersion tariff = inclining(EnergyRounding.UP).with(free(true, false));

    Priced priced = given(Pricing.price(zar("115.00"), tariff, freeDue(fresh())));

    assertEquals("Block 2: 78.8 kWh at 1.27 | 100.00 + 15.00 | 78.8", words(priced).getFirst());
    assertEquals(500 + 788, priced.monthTenthsAfter());
  }

  @Test
  void freeUnitsAloneAreForTariffsThatSaySo() {
    TariffVersion alone = FLAT.with(free(true, true));

    Priced priced = given(Pricing.freeUnits(alone, freeDue(due())));

    assertEquals(List.of("Free 50.0 kWh of this month | 0.00 + 0.00 | 50.0"), words(priced));
    assertTrue(priced.tender().isZero());
    assertFalse(priced.isAccountPayment());
    assertFalse(priced.fixedChargeTaken());
    assertEquals(500, priced.monthTenthsAfter());
    for (var no :
        List.of(
            Pricing.freeUnits(FLAT, freeDue(fresh())),
            Pricing.freeUnits(FLAT.with(free(true, false)), freeDue(fresh())),
            Pricing.freeUnits(alone, fresh()))) {
      assertEquals(RefusalKind.FREE_UNITS_REFUSED, refused(no).kind());
    }
  }

  @Test
  void cashIsRoundedDownToACoinAndOnlyCash() {
    TariffVersion tariff =
        FLAT.with(terms(List.of(), Optional.empty(), 0, Optional.of(zar("0.10"))));

    assertEquals(
        List.of("64.7 kWh at 1.21 | 78.26 + 11.74 | 64.7", "Cash rounding | 0.07 + 0.00 | -"),
        words(given(Pricing.price(zar("90.07"), tariff, fresh().with(CASH)))));
    assertEquals(1, given(Pricing.price(zar("90.07"), tariff, fresh())).lines().size());
    assertEquals(
        RefusalKind.NOTHING_LEFT_TO_VEND,
        refused(Pricing.price(zar("0.07"), tariff, fresh().with(CASH))).kind());
    assertEquals(zar("69.50"), given(Pricing.tenderFor(units("50.0"), tariff, fresh().with(CASH))));
  }

  @Test
  void aSaleOnAccountIsLentAndPaysNothingBack() {
    SaleWay account = new SaleWay(Channel.OFFICE, PaymentKind.ACCOUNT);
    Priced priced =
        given(
            Pricing.price(
                zar("90.00"), FLAT, owing(fresh(), List.of(arrears(45_000, 3000))).with(account)));

    assertEquals(units("64.7"), priced.units());
    assertEquals(45_000 + 9_000, Debt.sum(priced.debtsAfter()));
  }

  private static Debt arrears(long owed, int points) {
    return new Debt(
        "a1", DebtKind.ARREARS, Units.ZERO, owed, Optional.empty(), 1, new Terms.Share(points), 0);
  }

  private static TariffTerms free(boolean inBlocks, boolean alone) {
    return terms(
        List.of(), Optional.of(new FreeUnits(units("50.0"), inBlocks, alone)), 0, Optional.empty());
  }

  private static TariffVersion withFee(TariffVersion tariff, Fee fee) {
    ChannelTerms web =
        new ChannelTerms(
            Channel.WEB, true, Optional.<Money>empty(), Optional.empty(), Optional.of(fee));
    return tariff.with(
        new TariffTerms(List.of(), Optional.empty(), 0, List.of(web), Optional.empty()));
  }

  private static TariffVersion down(TariffVersion tariff) {
    return SampleTariffs.tariff(ZAR, tariff.blocks(), 1500, EnergyRounding.DOWN)
        .with(tariff.terms());
  }
}
