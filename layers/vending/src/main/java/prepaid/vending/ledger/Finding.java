package prepaid.vending.ledger;

import java.util.Locale;

/**
 * Something that is wrong with the rows, and where.
 *
 * @param place where in what was read, in words, such as {@code page-3.json row 17 (line 17)}
 * @param row which row it is, in words
 * @param detail what is wrong, in words; never a token
 */
public record Finding(Kind kind, String place, String row, String detail) {
  /** What may be wrong. */
  public enum Kind {
    /** A row does not have the hash of what it says, or another row stood there. */
    ALTERED,
    /** A row is missing in its meter's chain. */
    REMOVED,
    /** A row stands where another one stands. */
    INSERTED,
    /** A row is not where the order of the export has it. */
    REORDERED,
    /** No money paid for a token, or not this money. */
    MONEY_MISSING,
    /** A checkpoint that does not hold, or that the rows do not hold to. */
    CHECKPOINT,
    /** What a token says is not what its row says. */
    TOKEN,
    /** Something that is no row at all. */
    UNREADABLE;

    public String slug() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
