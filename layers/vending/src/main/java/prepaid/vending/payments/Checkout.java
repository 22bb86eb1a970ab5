package prepaid.vending.payments;

/**
 * A payment that a provider has opened.
 *
 * @param session the provider's name for it
 * @param url where the consumer pays
 */
public record Checkout(String session, String url) {}
