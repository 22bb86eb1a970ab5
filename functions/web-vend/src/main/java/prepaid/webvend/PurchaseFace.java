package prepaid.webvend;

import java.util.Optional;
import prepaid.http.Field;
import prepaid.http.Fields;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.JsonBody;
import prepaid.http.JsonObject;
import prepaid.http.Problem;
import prepaid.http.Reply;
import prepaid.http.Shapes;
import prepaid.vending.payments.Order;
import prepaid.vending.payments.Ordering;
import prepaid.vending.payments.Purchase;
import prepaid.vending.payments.PurchaseStatus;
import prepaid.vending.payments.Purchases;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

/** {@code /v1/purchases}: an order, and how far it has come. */
final class PurchaseFace {
  private final Ordering ordering;
  private final Purchases purchases;
  private final Receipts receipts;

  PurchaseFace(Ordering ordering, Purchases purchases, Receipts receipts) {
    this.ordering = ordering;
    this.purchases = purchases;
    this.receipts = receipts;
  }

  Reply order(HttpRequest request) {
    String key = request.header("idempotency-key").orElse("");
    return JsonBody.read(
        request,
        fields -> Reply.of(read(fields).then(order -> ordering.order(key, order)), this::taken));
  }

  Reply read(HttpRequest request) {
    return purchases
        .find(request.pathParameter("id"))
        .<Reply>map(purchase -> HttpResponse.json(200, json(purchase)))
        .orElseGet(PurchaseFace::unknown);
  }

  private static Answer<Order> read(Fields fields) {
    WishFields asked = WishFields.of(fields);
    Field<Optional<String>> phone = fields.optionalText("phone", Shapes.phone());
    Field<Optional<String>> language = fields.optionalText("language", Shapes.language());
    return fields.finish(
        () -> new Order(asked.meterNumber(), asked.wish(), phone.get(), language.get()));
  }

  private Reply taken(Purchase purchase) {
    return HttpResponse.json(201, PurchaseJson.of(purchase))
        .withHeader("Location", "/v1/purchases/" + purchase.id());
  }

  private JsonObject json(Purchase purchase) {
    JsonObject json = PurchaseJson.of(purchase);
    return purchase.status() == PurchaseStatus.VENDED ? receipts.addTo(json, purchase) : json;
  }

  private static Reply unknown() {
    return Problem.of(Refusal.of(RefusalKind.PURCHASE_UNKNOWN, "There is no purchase of this id."));
  }
}
