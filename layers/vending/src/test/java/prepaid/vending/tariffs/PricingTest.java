package prepaid.vending.tariffs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static prepaid.vending.tariffs.SampleTariffs.AOA;
import static prepaid.vending.tariffs.SampleTariffs.block;
import static prepaid.vending.tariffs.SampleTariffs.bought;
import static prepaid.vending.tariffs.SampleTariffs.due;
import static prepaid.vending.tariffs.SampleTariffs.flat;
import static prepaid.vending.tariffs.SampleTariffs.fresh;
import static prepaid.vending.tariffs.SampleTariffs.given;
import static prepaid.vending.tariffs.SampleTariffs.inclining;
import static prepaid.vending.tariffs.SampleTariffs.last;
import static prepaid.vending.tariffs.SampleTariffs.refused;
import static prepaid.vending.tariffs.SampleTariffs.tariff;
import static prepaid.vending.tariffs.SampleTariffs.taxInside;
import static prepaid.vending.tariffs.SampleTariffs.units;
import static prepaid.vending.tariffs.SampleTariffs.withCharge;
import static prepaid.vending.tariffs.SampleTariffs.words;
import static prepaid.vending.tariffs.SampleTariffs.zar;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.vending.meters.CreditMode;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.tariffs.TariffVersion.EnergyRounding;
import prepaid.vending.tariffs.TariffVersion.NetRounding;

class PricingTest {
  private static final TariffVersion FLAT = flat(1_210_000, 1500, EnergyRounding.UP);

  @Test
  void ninetyRandAtFifteenPercentBuyWhatTheRealServerSold() {
    Priced priced = given(Pricing.price(zar("90.00"), FLAT, fresh()));

    assertEquals(List.of("64.7 kWh at 1.21 | 78.26 + 11.74 | 64.7"), words(priced));
    assertEquals(units("64.7"), priced.units());
    assertEquals(647, priced.monthTenthsAfter());
    assertEquals(0, priced.carriedMinorAfter());
  }

  @Test
  void aFeeOfFortyComesFirst() {
    TariffVersion tariff = withCharge(flat(2_230_000, 1500, EnergyRounding.UP), "40.00", false);

    Priced priced = given(Pricing.price(zar("90.00"), tariff, due()));

    assertEquals(
        List.of(
            "Fixed charge, November 2026 | 40.00 + 0.00 | -",
            "19.5 kWh at 2.23 | 43.48 + 6.52 | 19.5"),
        words(priced));
    assertTrue(priced.fixedChargeTaken());
  }

  @Test
  void aHundredKwanzaAtFourteenPercentCrossABlock() {
    TariffVersion tariff =
        tariff(AOA, List.of(block(1200, 2_460_000), last(6_410_000)), 1400, EnergyRounding.UP);

    Priced priced = given(Pricing.price(new Money(10_000, AOA), tariff, bought(1200 - 129)));

    assertEquals(
        List.of(
            "Block 1: 12.9 kWh at 2.46 | 31.73 + 4.44 | 12.9",
            "Block 2: 8.8 kWh at 6.41 | 55.99 + 7.84 | 8.8"),
        words(priced));
    assertEquals(units("21.7"), priced.units());
    assertEquals("87.72 + 12.28", totals(priced));
  }

  @Test
  void theFixedChargeIsTaxedByItsFlagAndTakenOnceAMonth() {
    TariffVersion tariff = withCharge(inclining(EnergyRounding.UP), "98.00", true);

    Priced first = given(Pricing.price(zar("500.00"), tariff, due()));
    Priced second = given(Pricing.price(zar("500.00"), tariff, SampleTariffs.after(due(), first)));

    assertEquals("Fixed charge, November 2026 | 98.00 + 14.70 | -", words(first).getFirst());
    assertTrue(first.fixedChargeTaken());
    assertFalse(second.fixedChargeTaken());
    assertTrue(second.lines().stream().allMatch(line -> line.kind() == LineKind.ENERGY));
  }

  @Test
  void blocksEndWithTheirLastTenth() {
    TariffVersion tariff =
        tariff(
            SampleTariffs.ZAR,
            List.of(block(500, 1_000_000), last(2_000_000)),
            0,
            EnergyRounding.UP);

    assertEquals(
        List.of("Block 1: 50.0 kWh at 1.00 | 50.00 + 0.00 | 50.0"),
        words(given(Pricing.price(zar("50.00"), tariff, fresh()))));
    assertEquals(
        List.of(
            "Block 1: 50.0 kWh at 1.00 | 50.00 + 0.00 | 50.0",
            "Block 2: 0.1 kWh at 2.00 | 0.01 + 0.00 | 0.1"),
        words(given(Pricing.price(zar("50.01"), tariff, fresh()))));
    assertEquals(
        List.of("Block 2: 25.0 kWh at 2.00 | 50.00 + 0.00 | 25.0"),
        words(given(Pricing.price(zar("50.00"), tariff, bought(500)))));
    assertEquals(
        List.of(
            "Block 1: 0.1 kWh at 1.00 | 0.10 + 0.00 | 0.1",
            "Block 2: 25.0 kWh at 2.00 | 49.90 + 0.00 | 25.0"),
        words(given(Pricing.price(zar("50.00"), tariff, bought(499)))));
  }

  @Test
  void aFullBlocksMoneyIsRoundedHalfUpAndTheLastTakesTheRest() {
    TariffVersion tariff =
        tariff(
            SampleTariffs.ZAR, List.of(block(3, 1_250_000), last(2_000_000)), 0, EnergyRounding.UP);

    assertEquals(
        List.of(
            "Block 1: 0.3 kWh at 1.25 | 0.38 + 0.00 | 0.3",
            "Block 2: 0.6 kWh at 2.00 | 1.12 + 0.00 | 0.6"),
        words(given(Pricing.price(zar("1.50"), tariff, fresh()))));
  }

  @Test
  void whatIsRoundedDownIsCarriedOverAndBroughtForward() {
    TariffVersion tariff = flat(1_210_000, 1500, EnergyRounding.DOWN);

    Priced first = given(Pricing.price(zar("90.00"), tariff, fresh()));
    assertEquals(
        List.of(
            "64.6 kWh at 1.21 | 78.17 + 11.72 | 64.6",
            "Carried over to the next purchase | 0.09 + 0.02 | -"),
        words(first));
    assertEquals(9, first.carriedMinorAfter());

    Priced second = given(Pricing.price(zar("90.00"), tariff, SampleTariffs.after(fresh(), first)));
    assertEquals(
        List.of(
            "Brought forward from the last purchase | -0.09 + 0.00 | -",
            "64.7 kWh at 1.21 | 78.29 + 11.73 | 64.7",
            "Carried over to the next purchase | 0.06 + 0.01 | -"),
        words(second));
    assertEquals(6, second.carriedMinorAfter());
  }

  @Test
  void pricesThatIncludeTheTaxBuyFromTheWholeRemainder() {
    TariffVersion tariff = taxInside(FLAT, true, NetRounding.HALF_UP);

    Priced priced = given(Pricing.price(zar("1.21"), tariff, fresh()));

    assertEquals(List.of("1.0 kWh at 1.21 | 1.05 + 0.16 | 1.0"), words(priced));
  }

  @Test
  void netMayBeRoundedDown() {
    TariffVersion tariff = taxInside(FLAT, false, NetRounding.DOWN);

    assertEquals("78.26 + 11.74", totals(given(Pricing.price(zar("90.00"), tariff, fresh()))));
    assertEquals("8.68 + 1.31", totals(given(Pricing.price(zar("9.99"), tariff, fresh()))));
    assertEquals("8.69 + 1.30", totals(given(Pricing.price(zar("9.99"), FLAT, fresh()))));
  }

  @Test
  void aMeterThatCountsMoneyIsCreditedWithWhatTheChargeLeaves() {
    TariffVersion tariff = withCharge(FLAT, "40.00", false);
    PricingState state = SampleTariffs.state(CreditMode.CURRENCY, 0, 1, 0);

    Priced priced = given(Pricing.price(zar("90.00"), tariff, state));

    assertEquals(Optional.of(zar("50.00")), priced.credit());
    assertEquals(Units.ZERO, priced.units());
    assertEquals(0, priced.monthTenthsAfter());
    assertEquals(
        List.of(
            "Fixed charge, November 2026 | 40.00 + 0.00 | -",
            "Credit to the meter | 43.48 + 6.52 | -"),
        words(priced));
    assertEquals(
        RefusalKind.INVALID_REQUEST, refused(Pricing.tenderFor(units("1"), tariff, state)).kind());
  }

  @Test
  void whenNothingIsLeftTheRefusalNamesTheSmallestAmountThatWouldDo() {
    TariffVersion up = withCharge(FLAT, "40.00", true);
    TariffVersion down = withCharge(flat(1_210_000, 1500, EnergyRounding.DOWN), "40.00", true);
    for (TariffVersion tariff : List.of(up, down)) {
      Money smallest = given(Pricing.tenderFor(units("0.1"), tariff, due()));
      Money less = tariff.equals(up) ? zar("45.99") : smallest.minus(zar("0.01"));

      var refusal = refused(Pricing.price(less, tariff, due()));

      assertEquals(RefusalKind.NOTHING_LEFT_TO_VEND, refusal.kind());
      assertEquals(Optional.of("amount"), refusal.field());
      assertTrue(refusal.detail().contains(smallest.text() + " ZAR"), refusal.detail());
      assertEquals(units("0.1"), given(Pricing.price(smallest, tariff, due())).units());
    }
    assertEquals(zar("46.01"), given(Pricing.tenderFor(units("0.1"), up, due())));
    assertEquals(zar("46.15"), given(Pricing.tenderFor(units("0.1"), down, due())));
    assertTrue(
        refused(Pricing.price(zar("45.99"), up, SampleTariffs.state(CreditMode.CURRENCY, 0, 1, 0)))
            .detail()
            .contains("46.01 ZAR"));
  }

  @Test
  void amountsThatCannotBePricedAreRefused() {
    assertEquals(
        RefusalKind.AMOUNT_INVALID, refused(Pricing.price(zar("0.00"), FLAT, fresh())).kind());
    assertEquals(
        RefusalKind.AMOUNT_INVALID,
        refused(Pricing.price(zar("5.00").negated(), FLAT, fresh())).kind());
    assertEquals(
        RefusalKind.CURRENCY_MISMATCH,
        refused(Pricing.price(new Money(10_000, AOA), FLAT, fresh())).kind());
    assertEquals(
        RefusalKind.AMOUNT_INVALID, refused(Pricing.tenderFor(Units.ZERO, FLAT, fresh())).kind());
    assertEquals(
        RefusalKind.AMOUNT_TOO_LARGE,
        refused(Pricing.tenderFor(new Units(Long.MAX_VALUE), FLAT, fresh())).kind());
    TariffVersion nearlyFree = flat(1, 1500, EnergyRounding.UP);
    assertEquals(
        RefusalKind.AMOUNT_TOO_LARGE,
        refused(Pricing.price(zar("1000000.00"), nearlyFree, fresh())).kind());
    TariffVersion dear = flat(1_000_000_000_000L, 1500, EnergyRounding.UP);
    assertEquals(
        RefusalKind.AMOUNT_TOO_LARGE,
        refused(Pricing.tenderFor(units("999999999.9"), dear, fresh())).kind());
  }

  @Test
  void aQuantityCostsTheSmallestTenderThatGivesIt() {
    TariffVersion down = flat(1_210_000, 1500, EnergyRounding.DOWN);
    assertEquals(zar("69.57"), given(Pricing.tenderFor(units("50.0"), down, fresh())));
    assertEquals(zar("69.44"), given(Pricing.tenderFor(units("50.0"), FLAT, fresh())));
    assertEquals(units("49.9"), given(Pricing.price(zar("69.43"), FLAT, fresh())).units());
  }

  @Test
  void theLongestDescriptionFits() {
    TariffVersion tariff =
        tariff(
            SampleTariffs.ZAR,
            List.of(block(1, 999_999_999_999L), last(10_000_001)),
            1500,
            EnergyRounding.DOWN);
    Priced priced = given(Pricing.price(zar("999999999999.00"), tariff, fresh()));
    assertEquals(2, priced.lines().stream().filter(l -> l.kind() == LineKind.ENERGY).count());
    for (Line line : priced.lines()) {
      assertTrue(line.description().length() <= 60, line.description());
    }
  }

  private static String totals(Priced priced) {
    Money net = new Money(0, priced.tender().currency());
    Money tax = net;
    for (Line line : priced.lines()) {
      net = net.plus(line.net());
      tax = tax.plus(line.tax());
    }
    return net.text() + " + " + tax.text();
  }
}
