package prepaid.vending.payments;

import java.time.Instant;
import java.util.Optional;
import prepaid.sts.Drn;
import prepaid.vending.limits.Limits;
import prepaid.vending.money.Money;

/**
 * A consumer's order, and how far it has come.
 *
 * @param id at least 128 random bits, the authority to read this one sale; also the reference of
 *     its vend, whose key is {@code web#id}
 * @param phone where the token is texted, E.164
 * @param language of the text, IETF tag
 * @param checkout the provider's, once it has opened one
 * @param received what the provider took, once it has: what a refund gives back
 * @param paidAt when we learnt of the payment
 * @param decideBy once paid: until then the vend is tried, after it the money goes back
 * @param refundReason once a refund is due: why, in words
 */
public record Purchase(
    String id,
    Drn meter,
    Money amount,
    Optional<String> phone,
    Optional<String> language,
    String provider,
    Optional<Checkout> checkout,
    PurchaseStatus status,
    Instant createdAt,
    Optional<Money> received,
    Optional<Instant> paidAt,
    Optional<Instant> decideBy,
    Optional<String> refundReason) {

  /** Until then the order waits for its payment. */
  public Instant expiresAt() {
    return createdAt.plus(Limits.PAYMENT_WAIT_MAX);
  }

  Purchase with(Checkout opened) {
    return new Purchase(
        id,
        meter,
        amount,
        phone,
        language,
        provider,
        Optional.of(opened),
        status,
        createdAt,
        received,
        paidAt,
        decideBy,
        refundReason);
  }

  /** Money has come: the vend is to be made, or the money given back, by the time to decide. */
  Purchase paid(Money money, Instant at) {
    return copy(
        PurchaseStatus.PAID,
        Optional.of(money),
        new Times(Optional.of(at), Optional.of(at.plus(Limits.DECISION_WAIT_MAX))),
        refundReason);
  }

  Purchase refundDue(String reason) {
    return copy(
        PurchaseStatus.REFUND_DUE, received, new Times(paidAt, decideBy), Optional.of(reason));
  }

  Purchase in(PurchaseStatus other) {
    return copy(other, received, new Times(paidAt, decideBy), refundReason);
  }

  private record Times(Optional<Instant> paidAt, Optional<Instant> decideBy) {}

  private Purchase copy(
      PurchaseStatus status, Optional<Money> received, Times times, Optional<String> reason) {
    return new Purchase(
        id,
        meter,
        amount,
        phone,
        language,
        provider,
        checkout,
        status,
        createdAt,
        received,
        times.paidAt,
        times.decideBy,
        reason);
  }

  @Override
  public String toString() {
    return "Purchase[" + status.slug() + " " + amount + "]";
  }
}
