package prepaid.audit;

import java.util.Optional;
import prepaid.vending.ledger.IssuedToken;
import prepaid.vending.ledger.MoneySource.Grant;
import prepaid.vending.ledger.MoneySource.Granted;
import prepaid.vending.ledger.TokenKind;
import prepaid.vending.ledger.Vend;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;

/**
 * Whether a row says who pays for what its tokens bring: a buyer, a debt, or nobody by a mandate.
 */
final class Funding {
  private Funding() {}

  /** What is missing, in words; empty when nothing is. */
  static Optional<String> missing(Vend vend) {
    boolean sells = has(vend, TokenKind.CREDIT);
    if (sells && vend.tender().minor() <= 0) {
      return Optional.of("it has a credit token, and nothing was tendered");
    }
    if (vend.source() instanceof Grant grant) {
      return sells
          ? Optional.of("it was given, and has a token that is sold")
          : missing(vend, grant);
    }
    return has(vend, TokenKind.RESERVE_CREDIT)
        ? Optional.of("it has a token of reserve credit, and no mandate")
        : Optional.empty();
  }

  private static Optional<String> missing(Vend vend, Grant grant) {
    Granted granted = grant.granted().orElseThrow();
    Money owed = granted.value().plus(granted.fee());
    boolean entered = granted.debt().filter(debt -> debt.owedMinor() == owed.minor()).isPresent();
    if (grant.kind().isOwed() && !entered) {
      return Optional.of(
          "it gives reserve credit that is owed, and its debt is not what it is worth");
    }
    // A token's field has few digits and is rounded up: it brings what was granted, or a bit more.
    Units units =
        vend.tokens().stream()
            .flatMap(token -> token.units().stream())
            .reduce(Units.ZERO, Units::plus);
    boolean less =
        grant.kind().hasToken()
            && units.tenths() > 0
            && units.compareTo(grant.wanted().orElseThrow()) < 0;
    return less ? Optional.of("its tokens bring less than it grants") : Optional.empty();
  }

  private static boolean has(Vend vend, TokenKind kind) {
    return vend.tokens().stream().map(IssuedToken::kind).anyMatch(kind::equals);
  }
}
