package prepaid.aws;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import prepaid.vending.credit.Debt;
import prepaid.vending.credit.DebtKind;
import prepaid.vending.credit.Terms;
import prepaid.vending.meters.CreditMode;
import prepaid.vending.money.Units;
import prepaid.vending.tariffs.Channel;
import prepaid.vending.tariffs.PaymentKind;
import prepaid.vending.tariffs.PricingState;
import prepaid.vending.tariffs.SaleWay;

/**
 * What a vend was priced from, and a meter's debts, each in one short text, as rows and invocations
 * carry them: {@code mode,month,tenths,months,carried,free,channel,payment} and then, each behind a
 * semicolon, the debts as {@code id,kind,tenths,owed,due,order,terms,taken}. Terms are {@code s}
 * and basis points, or {@code i} and an instalment in minor units.
 */
public final class PricedFromText {
  private static final int STATE_PARTS = 8;
  private static final int DEBT_PARTS = 8;
  private static final String FREE = "f";

  private PricedFromText() {}

  public static String of(PricingState state) {
    String head =
        String.join(
            ",",
            state.mode().slug(),
            state.month().toString(),
            Long.toString(state.monthTenths()),
            Integer.toString(state.fixedMonthsDue()),
            Long.toString(state.carriedMinor()),
            state.freeUnitsDue() ? FREE : "",
            state.way().channel().slug(),
            state.way().payment().slug());
    return state.debts().isEmpty() ? head : head + ";" + of(state.debts());
  }

  /**
   * @throws RuntimeException of arguments, arithmetic or dates when it is of another shape
   */
  public static PricingState parse(String text) {
    String[] halves = text.split(";", 2);
    String[] parts = parts(halves[0], STATE_PARTS);
    return new PricingState(
        known(CreditMode.ofSlug(parts[0])),
        YearMonth.parse(parts[1]),
        Long.parseLong(parts[2]),
        Integer.parseInt(parts[3]),
        Long.parseLong(parts[4]),
        parts[5].equals(FREE),
        halves.length == 1 ? List.of() : debts(halves[1]),
        new SaleWay(known(Channel.ofSlug(parts[6])), known(PaymentKind.ofSlug(parts[7]))));
  }

  /** The debts of a meter, at least one. */
  public static String of(List<Debt> debts) {
    return debts.stream().map(PricedFromText::of).collect(Collectors.joining(";"));
  }

  /** As {@link #parse}, for the debts alone. */
  public static List<Debt> debts(String text) {
    return Arrays.stream(text.split(";", -1)).map(PricedFromText::debt).toList();
  }

  private static String of(Debt debt) {
    return Stream.of(
            debt.id(),
            debt.kind().slug(),
            debt.units().tenths(),
            debt.owedMinor(),
            debt.due().map(LocalDate::toString).orElse(""),
            debt.order(),
            switch (debt.terms()) {
              case Terms.Share(int points) -> "s" + points;
              case Terms.Instalment(long minor) -> "i" + minor;
            },
            debt.takenMinor())
        .map(Object::toString)
        .collect(Collectors.joining(","));
  }

  private static Debt debt(String text) {
    String[] parts = parts(text, DEBT_PARTS);
    return new Debt(
        parts[0],
        known(DebtKind.ofSlug(parts[1])),
        new Units(Long.parseLong(parts[2])),
        Long.parseLong(parts[3]),
        parts[4].isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(parts[4])),
        Integer.parseInt(parts[5]),
        terms(parts[6]),
        Long.parseLong(parts[7]));
  }

  private static Terms terms(String text) {
    return switch (text.charAt(0)) {
      case 's' -> new Terms.Share(Integer.parseInt(text.substring(1)));
      case 'i' -> new Terms.Instalment(Long.parseLong(text.substring(1)));
      default -> throw new IllegalArgumentException("unknown terms");
    };
  }

  private static String[] parts(String text, int count) {
    String[] parts = text.split(",", -1);
    if (parts.length != count) {
      throw new IllegalArgumentException("not " + count + " parts");
    }
    return parts;
  }

  private static <T> T known(Optional<T> value) {
    return value.orElseThrow(() -> new IllegalArgumentException("unknown word"));
  }
}
