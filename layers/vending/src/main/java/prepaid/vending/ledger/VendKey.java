package prepaid.vending.ledger;

/**
 * The identity of a vend, and its idempotency record: who asked, and their own reference.
 *
 * @param payer the channel or partner, such as {@code web}; lower-case letters, digits, dashes
 * @param reference theirs; 1-64 characters without {@code #}
 */
public record VendKey(String payer, String reference) {
  public VendKey {
    if (!payer.matches("[a-z0-9-]{1,32}")) {
      throw new IllegalArgumentException("payer: 1-32 lower-case letters, digits, dashes");
    }
    if (!reference.matches("[^#\\s]{1,64}")) {
      throw new IllegalArgumentException("reference: 1-64 characters without # and spaces");
    }
  }

  private static final String FOLLOW_UP = "~fate";

  /** The key of the one row that may follow this vend: its confirmation, or its reversal. */
  public VendKey followUp() {
    return new VendKey(payer, reference + FOLLOW_UP);
  }

  /** Whether this is the key of such a row; no sale may have it. */
  public boolean isFollowUp() {
    return reference.endsWith(FOLLOW_UP);
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
