package prepaid.sts.cli;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import prepaid.sts.BaseDate;
import prepaid.sts.CreditService;
import prepaid.sts.CreditToken;
import prepaid.sts.CurrencyCredit;
import prepaid.sts.UnitsCredit;

/** Credit tokens in sentences. */
final class CreditWords {
  private CreditWords() {}

  static List<String> of(CreditToken credit, Optional<BaseDate> base) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "A credit token of %s for a meter with this key."
            .formatted(
                switch (credit) {
                  case UnitsCredit units -> units(units);
                  case CurrencyCredit currency -> currency(currency);
                }));
    sentences.add(
        "It is for %s meters that count %s."
            .formatted(
                commodity(credit.service()),
                credit.service().isCurrency() ? "money" : unit(credit.service())));
    sentences.addAll(TimeWords.of(credit, base));
    if (credit instanceof UnitsCredit units) {
      sentences.add("Its random bits are %d.".formatted(units.rnd()));
    }
    return sentences;
  }

  private static String units(UnitsCredit credit) {
    return "%s %s of %s"
        .formatted(
            new BigDecimal(BigInteger.valueOf(credit.tenths()), 1).toPlainString(),
            unit(credit.service()),
            commodity(credit.service()));
  }

  private static String currency(CurrencyCredit credit) {
    return "%s in the base currency for %s"
        .formatted(
            new BigDecimal(credit.unit1e5(), 5).toPlainString(), commodity(credit.service()));
  }

  private static String unit(CreditService service) {
    return switch (service) {
      case ELECTRICITY, ELECTRICITY_CURRENCY -> "kWh";
      case WATER, WATER_CURRENCY, GAS, GAS_CURRENCY -> "m³";
      case TIME, TIME_CURRENCY -> "minutes";
    };
  }

  private static String commodity(CreditService service) {
    return switch (service) {
      case ELECTRICITY, ELECTRICITY_CURRENCY -> "electricity";
      case WATER, WATER_CURRENCY -> "water";
      case GAS, GAS_CURRENCY -> "gas";
      case TIME, TIME_CURRENCY -> "time";
    };
  }
}
