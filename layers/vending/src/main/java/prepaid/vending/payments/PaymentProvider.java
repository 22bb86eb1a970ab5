package prepaid.vending.payments;

import java.util.Map;
import java.util.Optional;
import prepaid.vending.refusals.Answer;

/**
 * Port: a payment provider. Every call may be repeated: the purchase's id is its idempotency key.
 */
public interface PaymentProvider {
  /** The provider's name, as in {@code /v1/payments/{provider}/events}. */
  String name();

  /** Opens the payment of a purchase; a repeat answers the same checkout. */
  Answer<Checkout> open(Purchase purchase);

  /**
   * Closes the checkout of an order that has waited long enough, so that nobody can pay it any
   * more; a repeat answers the same.
   *
   * @return empty when it is closed unpaid; when it was paid, the event of its payment as the
   *     provider sent it or would have, since an event can be lost for good
   */
  Answer<Optional<PaymentEvent>> close(Purchase purchase);

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
