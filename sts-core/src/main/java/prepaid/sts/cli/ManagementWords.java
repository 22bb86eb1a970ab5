package prepaid.sts.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import prepaid.sts.BaseDate;
import prepaid.sts.CreditRegister;
import prepaid.sts.ManagementToken;

/** Management tokens in sentences. */
final class ManagementWords {
  private ManagementWords() {}

  static List<String> of(ManagementToken token, Optional<BaseDate> base) {
    List<String> sentences = new ArrayList<>();
    sentences.add("A management token for a meter with this key: " + what(token) + ".");
    sentences.add("It is for " + meters(token) + ".");
    sentences.addAll(TimeWords.of(token, base));
    sentences.add("Its random bits are %d.".formatted(token.rnd()));
    return sentences;
  }

  private static String what(ManagementToken token) {
    return switch (token) {
      case ManagementToken.PowerLimit limit ->
          "it sets the maximum power to %d W, above which the meter opens its contactor"
              .formatted(limit.watts());
      case ManagementToken.PhaseUnbalanceLimit limit ->
          "it sets the power by which the phases may differ to %d W".formatted(limit.watts());
      case ManagementToken.ClearCredit clear ->
          "it sets " + register(clear.register()) + " to zero";
      case ManagementToken.TariffRate rate -> "it sets the tariff rate to " + rate.value();
      case ManagementToken.ClearTamper clear ->
          "it clears the tamper condition, so that the meter supplies again";
      case ManagementToken.WaterMeterFactor factor ->
          "it sets the water meter factor to " + factor.value();
      case ManagementToken.ExtendedSet extended ->
          "it is number %d of the extended set, with the content %d; one public source only"
              .formatted(extended.index(), extended.rest());
    };
  }

  private static String register(CreditRegister register) {
    if (register == CreditRegister.ALL) {
      return "all credit registers";
    }
    String name = register.name().toLowerCase(Locale.ROOT);
    return register.number() < CreditRegister.ELECTRICITY_CURRENCY.number()
        ? "the credit register of " + name + " in units"
        : "the credit register of " + name.replace("_currency", "") + " in money";
  }

  private static String meters(ManagementToken token) {
    return switch (token) {
      case ManagementToken.PowerLimit limit -> "electricity meters with a contactor";
      case ManagementToken.PhaseUnbalanceLimit limit -> "electricity meters of several phases";
      case ManagementToken.TariffRate rate -> "meters that count money";
      case ManagementToken.WaterMeterFactor factor -> "water meters";
      case ManagementToken.ClearCredit clear -> "meters that have the register";
      case ManagementToken.ClearTamper clear -> "every kind of meter";
      case ManagementToken.ExtendedSet extended -> "meters that know the extended set";
    };
  }
}
