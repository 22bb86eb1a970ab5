package prepaid.vending.tariffs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import prepaid.vending.credit.Debt;
import prepaid.vending.credit.DebtKind;
import prepaid.vending.credit.Terms;
import prepaid.vending.meters.CreditMode;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.tariffs.TariffVersion.EnergyRounding;

/** Sales with everything that a tariff and a meter can bring, of a seed. */
public final class RandomSales {
  private RandomSales() {}

  public record Sale(TariffVersion tariff, Money tender, PricingState state) {
    Sale tendering(long minor) {
      return new Sale(tariff, new Money(minor, tender.currency()), state);
    }

    Sale after(Priced priced) {
      return new Sale(tariff, tender, SampleTariffs.after(state, priced));
    }
  }

  public static Sale of(SplittableRandom random) {
    EnergyRounding rounding = random.nextBoolean() ? EnergyRounding.UP : EnergyRounding.DOWN;
    TariffVersion plain = SampleTariffs.random(random, rounding);
    TariffVersion tariff = withMonths(plain, random).with(terms(plain, random));
    Money tender = new Money(random.nextLong(1, 500_000), tariff.currency());
    return new Sale(tariff, tender, state(random));
  }

  private static TariffVersion withMonths(TariffVersion tariff, SplittableRandom random) {
    return tariff
        .fixedCharge()
        .map(charge ->
            SampleTariffs.charging(
                tariff, new FixedCharge(charge.amount(), charge.taxed(), random.nextInt(1, 5))))
        .orElse(tariff);
  }

  private static TariffTerms terms(TariffVersion tariff, SplittableRandom random) {
    List<Levy> levies = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      Levy.Rate rate =
          random.nextBoolean()
              ? new Levy.Rate.OfEnergy(random.nextInt(1, 3_000))
              : new Levy.Rate.AUnit(random.nextLong(1, 1_000_000));
      levies.add(new Levy("Levy " + i, rate));
    }
    Optional<FreeUnits> free =
        random.nextBoolean()
            ? Optional.of(
                new FreeUnits(
                    new Units(random.nextLong(1, 1_000)),
                    random.nextBoolean(),
                    random.nextBoolean()))
            : Optional.empty();
    int energyPart = random.nextBoolean() ? 0 : random.nextInt(0, 10_001);
    Optional<Money> cashStep =
        random.nextBoolean()
            ? Optional.of(new Money(random.nextLong(1, 100), tariff.currency()))
            : Optional.empty();
    return new TariffTerms(levies, free, energyPart, fees(tariff, random), cashStep);
  }

  private static List<ChannelTerms> fees(TariffVersion tariff, SplittableRandom random) {
    Fee fee =
        random.nextBoolean()
            ? new Fee.OfTender(random.nextInt(1, 2_000), random.nextBoolean())
            : new Fee.Fixed(
                new Money(random.nextLong(1, 500), tariff.currency()), random.nextBoolean());
    return List.of(
        new ChannelTerms(
            Channel.WEB,
            true,
            Optional.empty(),
            Optional.empty(),
            random.nextBoolean() ? Optional.of(fee) : Optional.empty()));
  }

  private static PricingState state(SplittableRandom random) {
    List<Debt> debts = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      debts.add(debt("d" + i, random));
    }
    PaymentKind payment = random.nextInt(3) == 0 ? PaymentKind.CASH : PaymentKind.ONLINE;
    return new PricingState(
        random.nextInt(5) == 0 ? CreditMode.CURRENCY : CreditMode.UNITS,
        SampleTariffs.NOVEMBER,
        random.nextBoolean() ? 0 : random.nextLong(0, 20_000),
        random.nextInt(4),
        random.nextInt(3) == 0 ? random.nextLong(0, 500) : 0,
        random.nextBoolean(),
        debts,
        new SaleWay(Channel.WEB, payment));
  }

  private static Debt debt(String id, SplittableRandom random) {
    DebtKind kind = DebtKind.values()[random.nextInt(DebtKind.values().length)];
    Terms terms =
        switch (random.nextInt(4)) {
          case 0 -> new Terms.Instalment(random.nextLong(1, 20_000));
          case 1 -> new Terms.Share(Terms.Share.WHOLE);
          default -> new Terms.Share(random.nextInt(0, 10_001));
        };
    return new Debt(
        id,
        kind,
        Units.ZERO,
        random.nextLong(1, 200_000),
        Optional.empty(),
        random.nextInt(3),
        terms,
        terms instanceof Terms.Instalment ? random.nextLong(0, 20_000) : 0);
  }
}
