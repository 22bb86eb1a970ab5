package prepaid.vending.ledger;

import java.util.Locale;

/** What an issued token does. */
public enum TokenKind {
  /** A section of a key change: entered before everything that follows it. */
  KEY_CHANGE("KEY"),
  CREDIT("CREDIT"),
  FREE_UNITS("FREE"),
  RESERVE_CREDIT("RESERVE"),
  POWER_LIMIT("LIMIT"),
  ENGINEERING("SERVICE");

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
