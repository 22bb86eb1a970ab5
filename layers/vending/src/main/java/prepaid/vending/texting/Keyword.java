package prepaid.vending.texting;

/** What a text asks for, as its first known word says. */
public enum Keyword {
  BUY,
  BALANCE,
  LAST,
  PRICE,
  /** Reserve credit in an emergency. */
  SOS,
  FREE,
  WHY,
  LANGUAGE,
  HELP,
  STOP,
  START,
  SELL,
  FLOAT,
  SALES,
  REVERSE,
  YES,
  /** A phone vendor sets a PIN with the one-time code. */
  JOIN;

  /** A word that was mistyped must not do this. */
  boolean isExactOnly() {
    return this == STOP || this == START || this == YES;
  }
}
