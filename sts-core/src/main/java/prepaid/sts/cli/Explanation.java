package prepaid.sts.cli;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import prepaid.sts.BaseDate;
import prepaid.sts.CreditToken;
import prepaid.sts.CurrencyCredit;
import prepaid.sts.DecodedToken;
import prepaid.sts.EncryptionAlgorithm;
import prepaid.sts.StaTables;
import prepaid.sts.TokenIdentifier;
import prepaid.sts.UnitsCredit;

/** What a token is, in sentences. */
final class Explanation {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private final EncryptionAlgorithm ea;
  private final StaTables tables;
  private final Optional<BaseDate> base;

  /**
   * @param base the base date of the key where it is known; a token does not tell it
   */
  Explanation(EncryptionAlgorithm ea, StaTables tables, Optional<BaseDate> base) {
    this.ea = ea;
    this.tables = tables;
    this.base = base;
  }

  List<String> of(DecodedToken decoded) {
    List<String> sentences = new ArrayList<>();
    switch (decoded) {
      case DecodedToken.Credit(CreditToken credit) -> addCredit(sentences, credit);
      case DecodedToken.Refused refused ->
          sentences.add(
              "A meter with this key answers %s: %s."
                  .formatted(refused.result().standardName(), refused.reason()));
      case DecodedToken.NotRead(int tokenClass, int subclass) ->
          sentences.add(
              "Its check fits this key. It is of class %d (%s), subclass %d; %s."
                  .formatted(
                      tokenClass,
                      tokenClass == 1 ? "meter test and display" : "meter management",
                      subclass,
                      TokenOperations.NOT_READ));
    }
    if (ea == EncryptionAlgorithm.EA07 && tables.isSample()) {
      sentences.add("Read with the sample EA07 tables, which no live meter uses.");
    }
    return sentences;
  }

  private void addCredit(List<String> sentences, CreditToken credit) {
    sentences.add(
        "A credit token of %s for a meter with this key."
            .formatted(
                switch (credit) {
                  case UnitsCredit units -> units(units);
                  case CurrencyCredit currency -> currency(currency);
                }));
    TokenIdentifier tid = credit.tid();
    sentences.add("Its token identifier is %d: %s.".formatted(tid.minutes(), made(tid)));
    if (tid.isReserved()) {
      sentences.add("That is 00:01, the minute reserved for special tokens.");
    }
    if (credit instanceof UnitsCredit units) {
      sentences.add("Its random bits are %d.".formatted(units.rnd()));
    }
  }

  private static String units(UnitsCredit credit) {
    String amount = new BigDecimal(BigInteger.valueOf(credit.tenths()), 1).toPlainString();
    return switch (credit.service()) {
      case WATER -> amount + " m³ of water";
      case GAS -> amount + " m³ of gas";
      case TIME -> amount + " minutes of time";
      default -> amount + " kWh of electricity";
    };
  }

  private static String currency(CurrencyCredit credit) {
    String what =
        switch (credit.service()) {
          case WATER_CURRENCY -> "water";
          case GAS_CURRENCY -> "gas";
          case TIME_CURRENCY -> "time";
          default -> "electricity";
        };
    return "%s in the base currency for %s"
        .formatted(new BigDecimal(credit.unit1e5(), 5).toPlainString(), what);
  }

  private String made(TokenIdentifier tid) {
    return base.map(date -> "made " + MINUTE.format(tid.instant(date)))
        .orElseGet(() ->
            "made, by the base date of the key, "
                + Stream.of(BaseDate.values())
                    .map(date -> date.year() + ": " + MINUTE.format(tid.instant(date)))
                    .collect(Collectors.joining(", ")));
  }
}
