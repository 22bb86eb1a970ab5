package prepaid.vending.messaging;

/** A text was not taken by the carrier. */
public final class TextNotSent extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TextNotSent(String message, Throwable cause) {
    super(message, cause);
  }
}
