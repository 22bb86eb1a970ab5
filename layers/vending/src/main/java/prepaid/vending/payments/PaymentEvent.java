package prepaid.vending.payments;

import java.time.Instant;
import prepaid.vending.money.Money;

/**
 * What a provider reports, signature and age already checked.
 *
 * @param id the provider's own, unique with the provider
 * @param purchaseId the reference we gave when the payment was opened
 */
public record PaymentEvent(
    String provider, String id, Kind kind, String purchaseId, Money amount, Instant at) {
  public enum Kind {
    PAYMENT_SUCCEEDED,
    PAYMENT_DECLINED,
    REFUND_SUCCEEDED
  }
}
