package prepaid.vending.payments;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a purchase stands. */
public enum PurchaseStatus {
  AWAITING_PAYMENT,
  /** The provider has reported the payment; the vend is being made. */
  PAID,
  VENDED,
  /** The vend cannot be made: the provider is being asked to give the money back. */
  REFUND_DUE,
  REFUNDED,
  /** Nobody paid in time. A payment that comes later all the same is honoured. */
  EXPIRED;

  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<PurchaseStatus> ofSlug(String slug) {
    return Arrays.stream(values()).filter(value -> value.slug().equals(slug)).findFirst();
  }
}
