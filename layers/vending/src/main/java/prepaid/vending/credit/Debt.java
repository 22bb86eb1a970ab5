package prepaid.vending.credit;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import prepaid.vending.money.Units;

/**
 * Something that a meter's account owes. Tax was counted when the debt was made: what recovers it
 * is not taxed again.
 *
 * @param id unique among the meter's debts: 1-16 lower-case letters, digits, dashes
 * @param units what was granted, for reserve credit; else zero
 * @param owedMinor what is left to pay, in minor units of the meter's currency, more than zero
 * @param due when it should be paid, where there is a term
 * @param order debts are recovered by rising order, then by id
 * @param takenMinor what the sales of the state's month have taken so far, for an instalment
 */
public record Debt(
    String id,
    DebtKind kind,
    Units units,
    long owedMinor,
    Optional<LocalDate> due,
    int order,
    Terms terms,
    long takenMinor) {
  /** In which order debts are recovered. */
  public static final Comparator<Debt> RECOVERY_ORDER =
      Comparator.comparingInt(Debt::order).thenComparing(Debt::id);

  public Debt {
    if (!id.matches("[a-z0-9-]{1,16}")) {
      throw new IllegalArgumentException("id: 1-16 lower-case letters, digits, dashes");
    }
    if (owedMinor < 0 || takenMinor < 0 || takenMinor > 0 && !(terms instanceof Terms.Instalment)) {
      throw new IllegalArgumentException("a debt below zero");
    }
  }

  /** The debt after a sale has paid some of it. */
  public Debt less(long minor) {
    long taken = terms instanceof Terms.Instalment ? Math.addExact(takenMinor, minor) : 0;
    return new Debt(id, kind, units, owedMinor - minor, due, order, terms, taken);
  }

  /** The debt after more was lent on it. */
  public Debt more(long minor) {
    return new Debt(
        id, kind, units, Math.addExact(owedMinor, minor), due, order, terms, takenMinor);
  }

  /** The debt at the beginning of a month, of whose instalment nothing is taken. */
  public Debt inNewMonth() {
    return new Debt(id, kind, units, owedMinor, due, order, terms, 0);
  }

  /** What is owed in all, in minor units. */
  public static long sum(List<Debt> debts) {
    return debts.stream().mapToLong(Debt::owedMinor).reduce(0, Math::addExact);
  }
}
