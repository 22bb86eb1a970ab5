package prepaid.vending.ledger;

import java.util.Locale;

/** What an issued token does. Rooms of later issues add theirs. */
public enum TokenKind {
  CREDIT,
  FREE_UNITS;

  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
