package prepaid.vending.ledger;

import java.util.Optional;
import prepaid.sts.Token;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;

/**
 * One token of a vend, as the meter will read it.
 *
 * @param tokenIdentifier TID under the key's base date
 * @param units what the meter adds, in units mode
 * @param credit what the meter adds, in currency mode
 */
public record IssuedToken(
    TokenKind kind,
    Token token,
    int tokenIdentifier,
    Optional<Units> units,
    Optional<Money> credit) {}
