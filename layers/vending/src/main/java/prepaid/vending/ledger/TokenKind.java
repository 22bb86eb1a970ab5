package prepaid.vending.ledger;

import java.util.Locale;

/** What an issued token does. Rooms of later issues add theirs. */
public enum TokenKind {
  CREDIT("CREDIT"),
  FREE_UNITS("FREE");

  private final String label;

  TokenKind(String label) {
    this.label = label;
  }

  /** As a receipt prints it. */
  public String label() {
    return label;
  }

  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
