package prepaid.vending.credit;

import java.util.ArrayList;
import java.util.List;
import prepaid.vending.money.Shares;

/**
 * What one sale pays back.
 *
 * <p>Debts are served in their order. Arrears and accounts leave at least the energy part of the
 * tender; so does reserve credit that is recovered by a share, while one that is recovered whole
 * comes before the energy. Together with {@link Shares} this keeps a promise to buyers: who pays
 * more never gets less.
 *
 * @param taken of each debt that the sale touches, in order
 * @param after the debts that remain, in order
 */
public record Recovery(List<Taken> taken, List<Debt> after) {
  /**
   * One debt in one sale.
   *
   * @param minor what it takes, more than zero
   * @param why in words, in which the debt's terms show
   */
  public record Taken(Debt before, long minor, String why) {
    public long leftMinor() {
      return before.owedMinor() - minor;
    }
  }

  public Recovery {
    taken = List.copyOf(taken);
    after = List.copyOf(after);
  }

  /** A sale that pays nothing back. */
  public static Recovery none(List<Debt> debts) {
    return new Recovery(List.of(), debts);
  }

  /**
   * @param shares of the tender
   * @param available what is left of the tender, zero or more
   * @param energyPart what must stay for energy, zero or more
   */
  public static Recovery of(List<Debt> debts, Shares shares, long available, long energyPart) {
    List<Taken> taken = new ArrayList<>();
    List<Debt> after = new ArrayList<>();
    long left = available;
    for (Debt debt : debts.stream().sorted(Debt.RECOVERY_ORDER).toList()) {
      long room = Math.max(0, isFirst(debt) ? left : left - energyPart);
      long wanted = wanted(debt, shares);
      long minor = Math.min(wanted, room);
      if (minor > 0) {
        taken.add(new Taken(debt, minor, why(debt, minor < wanted)));
      }
      if (minor < debt.owedMinor()) {
        after.add(debt.less(minor));
      }
      left -= minor;
    }
    return new Recovery(taken, after);
  }

  public long minor() {
    return taken.stream().mapToLong(Taken::minor).sum();
  }

  private static boolean isFirst(Debt debt) {
    return debt.kind() == DebtKind.RESERVE
        && debt.terms() instanceof Terms.Share(int points)
        && points == Terms.Share.WHOLE;
  }

  private static long wanted(Debt debt, Shares shares) {
    return switch (debt.terms()) {
      case Terms.Share(int points) -> shares.take(points, debt.owedMinor());
      case Terms.Instalment(long minor) ->
          Math.min(debt.owedMinor(), Math.max(0, minor - debt.takenMinor()));
    };
  }

  private static String why(Debt debt, boolean cut) {
    if (cut) {
      return isFirst(debt) ? "all that is left" : "all but the energy part";
    }
    return switch (debt.terms()) {
      case Terms.Share(int points) -> Shares.percent(points) + " of the tender";
      case Terms.Instalment instalment -> "instalment";
    };
  }
}
