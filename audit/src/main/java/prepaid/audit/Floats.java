package prepaid.audit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import prepaid.vending.ledger.AuditRow;
import prepaid.vending.ledger.Finding;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.Vend;
import prepaid.vending.limits.Limits;
import prepaid.vending.money.Money;

/**
 * The partners' floats: what was paid in and lent, less what the rows took, is what is left.
 *
 * <p>A float is read while others sell. A row whose time is within {@link
 * Limits#COMMIT_IN_FLIGHT_MAX} of the reading may or may not have taken its money by then, so it is
 * held to a range; later rows do not count.
 */
final class Floats {
  private final Map<String, Sum> sums = new TreeMap<>();

  private static final class Sum {
    private Optional<AuditRow.Standing> standing = Optional.empty();
    private String place = "";
    private long before;
    private long aboutTaken;
    private long aboutGiven;

    void add(Instant at, long minor) {
      Instant read = standing.map(AuditRow.Standing::at).orElse(Instant.MAX);
      if (at.isBefore(read.minus(Limits.COMMIT_IN_FLIGHT_MAX))) {
        before = Math.addExact(before, minor);
      } else if (!at.isAfter(read)) {
        aboutTaken = Math.addExact(aboutTaken, Math.max(minor, 0));
        aboutGiven = Math.addExact(aboutGiven, Math.max(-minor, 0));
      }
    }

    Finding finding(Finding.Kind kind, String detail) {
      return new Finding(kind, place, "the float of " + standing.orElseThrow().partner(), detail);
    }
  }

  /** Stands before the rows of an export, so that it is known which of them it was read after. */
  void standing(AuditRow.Standing standing, String place) {
    Sum sum = sums.computeIfAbsent(standing.partner(), unused -> new Sum());
    sum.standing = Optional.of(standing);
    sum.place = place;
  }

  void sold(Vend vend) {
    if (vend.source() instanceof MoneySource.PartnerFloat account) {
      Money taken = account.settlement().orElseThrow().taken(vend.tender());
      sums.computeIfAbsent(account.partner(), unused -> new Sum()).add(vend.at(), taken.minor());
    }
  }

  void check(Consumer<Finding> findings) {
    sums.forEach((partner, sum) -> sum.standing.ifPresent(one -> check(one, sum, findings)));
  }

  /** Partners of whose float the export says nothing. */
  long unknown() {
    return sums.values().stream().filter(sum -> sum.standing.isEmpty()).count();
  }

  private static void check(AuditRow.Standing standing, Sum sum, Consumer<Finding> findings) {
    long all = standing.paidIn().plus(standing.credit()).minor() - sum.before;
    long available = standing.available().minor();
    long tooMuch = available - (all + sum.aboutGiven);
    long tooLittle = all - sum.aboutTaken - available;
    if (tooMuch > 0) {
      findings.accept(
          sum.finding(
              Finding.Kind.MONEY_MISSING,
              "%s more is left than its rows leave: they did not take their money"
                  .formatted(money(tooMuch, standing))));
    } else if (tooLittle > 0) {
      findings.accept(
          sum.finding(
              Finding.Kind.REMOVED,
              "%s less is left than its rows leave: a row that took it is missing"
                  .formatted(money(tooLittle, standing))));
    }
  }

  private static Money money(long minor, AuditRow.Standing standing) {
    return new Money(minor, standing.available().currency());
  }
}
