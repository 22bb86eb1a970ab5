package prepaid.vending.ledger;

/** A call to the store failed or timed out, and may have taken effect: read before deciding. */
public final class OutcomeUnknown extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public OutcomeUnknown(String message, Throwable cause) {
    super(message, cause);
  }
}
