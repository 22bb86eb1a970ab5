package prepaid.vending.keys;

import java.util.Locale;

/**
 * Something about a key that people should see to.
 *
 * @param words a sentence with everything that matters
 * @param mark the same for the same warning, so that it is told once
 */
public record KeyWarning(KeyName key, Kind kind, String words, String mark) {
  /** What it is about. */
  public enum Kind {
    /** The key makes its last token soon. */
    ENDS,
    /** The key makes no token any more, and nobody retired it. */
    ENDED,
    /** A good part of the period's limit is taken. */
    LIMIT_NEAR,
    LIMIT_REACHED;

    public String slug() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
