package prepaid.vending.ledger;

import java.util.regex.Pattern;

/**
 * The identity of a vend, and its idempotency record: who asked, and their own reference.
 *
 * @param payer the channel or partner, such as {@code web}; lower-case letters, digits, dashes
 * @param reference theirs; 1-64 characters without {@code #}
 */
public record VendKey(String payer, String reference) {
  private static final Pattern PAYER = Pattern.compile("[a-z0-9-]{1,32}");
  private static final Pattern REFERENCE = Pattern.compile("[^#\\s]{1,64}");

  public VendKey {
    if (!PAYER.matcher(payer).matches()) {
      throw new IllegalArgumentException("payer: 1-32 lower-case letters, digits, dashes");
    }
    if (!REFERENCE.matcher(reference).matches()) {
      throw new IllegalArgumentException("reference: 1-64 characters without # and spaces");
    }
  }

  private static final String FOLLOW_UP = "~fate";

  /** The key of the one row that may follow this vend: its confirmation, or its reversal. */
  public VendKey followUp() {
    return new VendKey(payer, reference + FOLLOW_UP);
  }

  /**
   * The key of the vend that this row follows.
   *
   * @throws IllegalStateException when it follows none
   */
  public VendKey followed() {
    if (!isFollowUp()) {
      throw new IllegalStateException("a vend of its own");
    }
    return new VendKey(payer, reference.substring(0, reference.length() - FOLLOW_UP.length()));
  }

  /** Whether this is the key of such a row; no sale may have it. */
  public boolean isFollowUp() {
    return reference.endsWith(FOLLOW_UP);
  }

  /** As faces call the vend: {@code payer.reference}. */
  public String id() {
    return payer + "." + reference;
  }

  /** As the row's key: {@code payer#reference}. */
  public String text() {
    return payer + "#" + reference;
  }

  public static VendKey parse(String text) {
    int at = text.indexOf('#');
    return new VendKey(text.substring(0, at), text.substring(at + 1));
  }
}
