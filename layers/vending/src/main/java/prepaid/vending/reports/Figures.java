package prepaid.vending.reports;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.vending.credit.DebtKind;
import prepaid.vending.ledger.GrantKind;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.MoneySource.Grant;
import prepaid.vending.ledger.MoneySource.Granted;
import prepaid.vending.ledger.Vend;
import prepaid.vending.money.Units;
import prepaid.vending.tariffs.Line;
import prepaid.vending.tariffs.LineKind;
import prepaid.vending.tariffs.PaymentKind;

/**
 * Figures of one or more vends; those that are not there are zero.
 *
 * @param values never zero
 */
public record Figures(Map<Figure, Long> values) {
  public static final Figures NONE = new Figures(Map.of());

  public Figures {
    values = Map.copyOf(values);
  }

  /**
   * What a vend adds. A reversal's row has no units, so those of the sale that it undoes are taken.
   *
   * @param undone the sale, when the vend reverses one
   */
  public static Figures of(Vend vend, Optional<Vend> undone) {
    long sign = vend.isReversal() ? -1 : 1;
    Map<Figure, Long> values = new EnumMap<>(Figure.class);
    if (vend.source() instanceof MoneySource.Grant grant) {
      grant.granted().ifPresent(granted -> addGrant(values, grant, granted));
    }
    if (vend.source() instanceof MoneySource.WriteOff writeOff) {
      add(values, writtenOff(vend, writeOff), writeOff.written().orElse(0L));
    }
    if (!(vend.source() instanceof MoneySource.Unpaid) || !vend.tender().isZero()) {
      add(values, Figure.VENDS, sign);
    }
    add(values, Figure.TENDER, vend.tender().minor());
    if (vend.pricedFrom().way().payment() == PaymentKind.ACCOUNT) {
      add(values, Figure.ON_ACCOUNT, vend.tender().minor());
    }
    for (Line line : vend.lines()) {
      add(values, Figure.TAX, line.tax().minor());
      add(values, Figure.of(line.kind()), line.net().plus(line.tax()).minor());
    }
    List<Line> withUnits = undone.map(Vend::lines).orElse(vend.lines());
    add(values, Figure.UNITS, sign * tenths(withUnits, LineKind.ENERGY));
    add(values, Figure.FREE_UNITS, sign * tenths(withUnits, LineKind.FREE_UNITS));
    return new Figures(values);
  }

  /** What was paid for at the desk is a sale like any other. */
  private static void addGrant(Map<Figure, Long> values, Grant grant, Granted granted) {
    long tenths = grant.wanted().map(Units::tenths).orElse(0L);
    if (granted.debt().isPresent()) {
      add(values, Figure.GRANTED, granted.debt().get().owedMinor());
      add(values, Figure.GRANTED_UNITS, tenths);
    } else if (grant.kind() != GrantKind.PAID_REFILL) {
      add(values, Figure.GIVEN, granted.value().minor());
      add(values, Figure.GIVEN_UNITS, tenths);
    }
  }

  private static Figure writtenOff(Vend vend, MoneySource.WriteOff writeOff) {
    boolean isReserve =
        vend.pricedFrom().debts().stream()
            .filter(debt -> debt.id().equals(writeOff.debt()))
            .anyMatch(debt -> debt.kind() == DebtKind.RESERVE);
    return isReserve ? Figure.RESERVE_WRITTEN_OFF : Figure.OTHERS_WRITTEN_OFF;
  }

  private static long tenths(List<Line> lines, LineKind kind) {
    return lines.stream()
        .filter(line -> line.kind() == kind)
        .flatMap(line -> line.units().stream())
        .mapToLong(Units::tenths)
        .sum();
  }

  private static void add(Map<Figure, Long> values, Figure figure, long value) {
    long sum = Math.addExact(values.getOrDefault(figure, 0L), value);
    if (sum == 0) {
      values.remove(figure);
    } else {
      values.put(figure, sum);
    }
  }

  public long get(Figure figure) {
    return values.getOrDefault(figure, 0L);
  }

  public Figures plus(Figures other) {
    Map<Figure, Long> sum = new EnumMap<>(Figure.class);
    values.forEach((figure, value) -> add(sum, figure, value));
    other.values.forEach((figure, value) -> add(sum, figure, value));
    return new Figures(sum);
  }

  /** What was received for debts: arrears and reserve credit. */
  public long recoveredMinor() {
    return get(Figure.ARREARS) + get(Figure.RESERVE_RECOVERY);
  }

  /** What was sold, whether it was paid or is owed: all of a tender but what pays debts. */
  public long soldMinor() {
    return get(Figure.TENDER) - recoveredMinor();
  }

  /** What was received for what was sold. */
  public long paidMinor() {
    return soldMinor() - get(Figure.ON_ACCOUNT);
  }

  /** What reserve credit was granted for. */
  public long grantedMinor() {
    return get(Figure.GRANTED);
  }

  /** What of the reserve credit granted is still owed: neither paid back nor written off. */
  public long outstandingMinor() {
    return grantedMinor() - get(Figure.RESERVE_RECOVERY) - get(Figure.RESERVE_WRITTEN_OFF);
  }
}
