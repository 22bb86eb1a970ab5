package prepaid.vending.keys;

/** The key management service did not do what was asked; no token was made. */
public final class KeyWrappingFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public KeyWrappingFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
