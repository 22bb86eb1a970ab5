package prepaid.webvend;

import java.time.Instant;
import prepaid.http.JsonObject;
import prepaid.vending.payments.Purchase;
import prepaid.vending.payments.PurchaseStatus;

/** A purchase as JSON, as far as its own row tells. */
final class PurchaseJson {
  private PurchaseJson() {}

  static JsonObject of(Purchase purchase) {
    JsonObject json =
        new JsonObject()
            .put("id", purchase.id())
            .put("status", purchase.status().slug())
            .put("meterNumber", purchase.meter().digits())
            .put("amount", purchase.amount().text())
            .put("currency", purchase.amount().currency().getCurrencyCode());
    purchase
        .checkout()
        .ifPresent(checkout ->
            json.put(
                "payment",
                new JsonObject()
                    .put("provider", purchase.provider())
                    .put("checkoutUrl", checkout.url())));
    json.put("createdAt", purchase.createdAt().toString())
        .put("expiresAt", purchase.expiresAt().toString())
        .put("paidAt", purchase.paidAt().map(Instant::toString));
    if (purchase.status() == PurchaseStatus.PAID) {
      json.put("decideBy", purchase.decideBy().map(Instant::toString));
    }
    return json.put("reason", purchase.refundReason());
  }
}
