package prepaid.vending.payments;

import java.util.Map;
import prepaid.vending.refusals.Answer;

/**
 * Port: a payment provider. Every call may be repeated: the purchase's id is its idempotency key.
 */
public interface PaymentProvider {
  /** The provider's name, as in {@code /v1/payments/{provider}/events}. */
  String name();

  /** Opens the payment of a purchase; a repeat answers the same checkout. */
  Answer<Checkout> open(Purchase purchase);

  /** Asks for the money back; a repeat asks once. */
  Answer<RefundState> refund(Purchase purchase);

  /**
   * Reads an event, after its signature and age were checked.
   *
   * @param headers lower-case names
   */
  Answer<PaymentEvent> read(Map<String, String> headers, byte[] body);

  /** How far a refund has come. */
  enum RefundState {
    PENDING,
    REFUNDED
  }
}
