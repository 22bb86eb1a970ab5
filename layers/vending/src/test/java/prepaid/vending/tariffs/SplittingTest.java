package prepaid.vending.tariffs;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static prepaid.vending.tariffs.SampleTariffs.after;
import static prepaid.vending.tariffs.SampleTariffs.given;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import prepaid.vending.credit.Debt;
import prepaid.vending.credit.DebtKind;
import prepaid.vending.credit.Terms;
import prepaid.vending.meters.CreditMode;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.Answer;
import prepaid.vending.tariffs.TariffVersion.EnergyRounding;

/**
 * A purchase in parts costs what the whole does, but for the rounding of each part: under a fee in
 * percent, debts by shares, levies, free units in the blocks, and the rest carried over.
 */
class SplittingTest {
  private static final int RUNS = 2_000;

  @Test
  void splittingChangesNoTotalButRounding() {
    int[] compared = new int[1];
    for (long seed = 1; seed <= RUNS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      TariffVersion tariff = tariff(random);
      PricingState state = state(random);
      long tender = random.nextLong(50_000, 1_000_000);
      Bought whole = new Bought().add(given(Pricing.price(money(tender, tariff), tariff, state)));
      Optional<Bought> parts = parts(tender, tariff, state, random);
      if (parts.isPresent()) {
        compared[0]++;
        assertSame(whole, parts.get(), "seed " + seed + ": " + tariff + " " + state);
      }
    }
    assertTrue(compared[0] > RUNS / 2, "compared: " + compared[0]);
  }

  /** Each part rounds each of its lines by less than a minor unit. */
  private static void assertSame(Bought whole, Bought parts, String what) {
    for (LineKind kind : LineKind.values()) {
      long difference =
          Math.abs(whole.minor.getOrDefault(kind, 0L) - parts.minor.getOrDefault(kind, 0L));
      assertTrue(difference <= 6L * parts.count, kind + " differs by " + difference + ", " + what);
    }
    // A minor unit buys at most a tenth at the lowest price that the generator makes.
    assertTrue(Math.abs(whole.tenths - parts.tenths) <= 6L * parts.count, what);
    assertTrue(whole.free == parts.free, what);
  }

  private static final class Bought {
    private final Map<LineKind, Long> minor = new EnumMap<>(LineKind.class);
    private long tenths;
    private long free;
    private int count;

    /** What is too small for a tenth moves between the lines of energy, levies and rounding. */
    private static LineKind side(LineKind kind) {
      return kind == LineKind.LEVY || kind == LineKind.ROUNDING ? LineKind.ENERGY : kind;
    }

    Bought add(Priced priced) {
      for (Line line : priced.lines()) {
        minor.merge(side(line.kind()), line.net().plus(line.tax()).minor(), Long::sum);
      }
      tenths += priced.units().tenths();
      free += priced.freeUnits().map(Units::tenths).orElse(0L);
      count++;
      return this;
    }
  }

  private static Optional<Bought> parts(
      long tender, TariffVersion tariff, PricingState state, SplittableRandom random) {
    Bought bought = new Bought();
    PricingState now = state;
    for (long left = tender; left > 0; ) {
      long part = Math.min(left, random.nextLong(1_000, 200_000));
      if (!(Pricing.price(money(part, tariff), tariff, now)
          instanceof Answer.Given<Priced>(var priced))) {
        return Optional.empty();
      }
      bought.add(priced);
      now = after(now, priced);
      left -= part;
    }
    return bought.count > 1 ? Optional.of(bought) : Optional.empty();
  }

  private static TariffVersion tariff(SplittableRandom random) {
    List<Block> blocks =
        List.of(
            SampleTariffs.block(random.nextLong(1, 3_000), random.nextLong(200_000, 900_000)),
            SampleTariffs.block(6_000, random.nextLong(900_000, 2_000_000)),
            SampleTariffs.last(random.nextLong(2_000_000, 9_000_000)));
    ChannelTerms web =
        new ChannelTerms(
            Channel.WEB,
            true,
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Fee.OfTender(random.nextInt(1, 500), random.nextBoolean())));
    return SampleTariffs.tariff(SampleTariffs.ZAR, blocks, 1500, EnergyRounding.DOWN)
        .with(
            new TariffTerms(
                List.of(new Levy("Fuel", new Levy.Rate.OfEnergy(random.nextInt(1, 1_000)))),
                Optional.of(new FreeUnits(new Units(random.nextLong(1, 900)), true, false)),
                random.nextInt(0, 3_000),
                List.of(web),
                Optional.empty()));
  }

  /** Shares that leave room for the energy part: a limit would bind the parts and not the whole. */
  private static PricingState state(SplittableRandom random) {
    return new PricingState(
        CreditMode.UNITS,
        SampleTariffs.NOVEMBER,
        random.nextLong(0, 2_000),
        0,
        0,
        true,
        List.of(debt("a", DebtKind.ARREARS, random), debt("b", DebtKind.RESERVE, random)),
        SaleWay.WEB);
  }

  private static Debt debt(String id, DebtKind kind, SplittableRandom random) {
    return new Debt(
        id,
        kind,
        Units.ZERO,
        random.nextLong(1, 300_000),
        Optional.empty(),
        1,
        new Terms.Share(random.nextInt(1, 3_000)),
        0);
  }

  private static Money money(long minor, TariffVersion tariff) {
    return new Money(minor, tariff.currency());
  }
}
