package prepaid.vending.payments;

import java.time.Instant;
import java.util.Optional;
import prepaid.sts.Drn;
import prepaid.vending.money.Money;

/**
 * A consumer's order, and how far it has come.
 *
 * @param id at least 128 random bits, the authority to read this one sale; also the reference of
 *     its vend, whose key is {@code web#id}
 * @param phone where the token is texted, E.164
 * @param language of the text, IETF tag
 * @param checkout the provider's, once it has opened one
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
    Optional<Instant> paidAt,
    Optional<Instant> decideBy,
    Optional<String> refundReason) {}
