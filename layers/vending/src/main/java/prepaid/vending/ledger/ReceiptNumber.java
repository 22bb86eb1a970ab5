package prepaid.vending.ledger;

import java.util.Optional;
import prepaid.sts.Drn;

/**
 * The number of a sale on paper: the meter's number and the sale's token minute, digits only, which
 * is how the index of vends finds it.
 *
 * @param minute since 1993-01-01T00:00Z, unlike any other vend's of the meter
 */
public record ReceiptNumber(Drn meter, long minute) {
  private static final int MINUTE_DIGITS = 8;
  private static final String SHAPE = "[0-9]{19}|[0-9]{21}";

  public static ReceiptNumber of(Vend vend) {
    return new ReceiptNumber(vend.meter(), vend.tokenMinute());
  }

  /** Empty for any text that no receipt prints. */
  public static Optional<ReceiptNumber> parse(String text) {
    if (!text.matches(SHAPE)) {
      return Optional.empty();
    }
    String digits = text.substring(0, text.length() - MINUTE_DIGITS);
    long minute = Long.parseLong(text.substring(digits.length()));
    return Drn.refusal(digits).isPresent()
        ? Optional.empty()
        : Optional.of(new ReceiptNumber(new Drn(digits), minute));
  }

  public String text() {
    return meter.digits() + "%08d".formatted(minute);
  }
}
