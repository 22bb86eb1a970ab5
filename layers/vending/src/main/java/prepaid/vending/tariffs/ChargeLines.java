package prepaid.vending.tariffs;

import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import prepaid.vending.credit.DebtKind;
import prepaid.vending.credit.Recovery;
import prepaid.vending.money.Money;

/** The lines of what a tender loses before energy. */
final class ChargeLines {
  private final TariffVersion tariff;
  private final PricingState state;
  private final Deductions taken;

  ChargeLines(TariffVersion tariff, PricingState state, Deductions taken) {
    this.tariff = tariff;
    this.state = state;
    this.taken = taken;
  }

  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    taken.feeTerms().filter(fee -> taken.fee() > 0).map(this::fee).ifPresent(lines::add);
    if (taken.fixed().gross() > 0) {
      FixedPart fixed = taken.fixed();
      lines.add(line(LineKind.FIXED_CHARGE, fixedWords(), fixed.net(), fixed.tax()));
    }
    taken.recovery().taken().forEach(recovered -> lines.add(recovered(recovered)));
    return lines;
  }

  private Line fee(Fee fee) {
    long net = fee.taxed() ? Tax.net(taken.fee(), tariff) : taken.fee();
    return line(LineKind.FEE, "Channel fee, " + fee.words(), net, taken.fee() - net);
  }

  private String fixedWords() {
    int months = taken.fixed().months();
    YearMonth last = state.month();
    return months == 1
        ? "Fixed charge, %s %d".formatted(name(last, TextStyle.FULL), last.getYear())
        : "Fixed charge, %d months (%s-%s)"
            .formatted(
                months,
                name(last.minusMonths(months - 1L), TextStyle.SHORT),
                name(last, TextStyle.SHORT));
  }

  private static String name(YearMonth month, TextStyle style) {
    return month.getMonth().getDisplayName(style, Locale.ENGLISH);
  }

  private Line recovered(Recovery.Taken debt) {
    LineKind kind =
        debt.before().kind() == DebtKind.RESERVE ? LineKind.RESERVE_RECOVERY : LineKind.ARREARS;
    String words =
        debt.leftMinor() == 0
            ? "paid off"
            : debt.why()
                + "; "
                + new Money(debt.leftMinor(), tariff.currency()).text()
                + " left to pay";
    return line(kind, debt.before().kind().words() + ", " + words, debt.minor(), 0);
  }

  private Line line(LineKind kind, String words, long net, long tax) {
    return new Line(
        kind,
        words,
        new Money(net, tariff.currency()),
        new Money(tax, tariff.currency()),
        Optional.empty());
  }
}
