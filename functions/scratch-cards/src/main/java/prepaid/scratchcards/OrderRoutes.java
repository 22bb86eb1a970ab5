package prepaid.scratchcards;

import java.util.List;
import java.util.Optional;
import prepaid.http.Amounts;
import prepaid.http.Field;
import prepaid.http.Fields;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.JsonBody;
import prepaid.http.JsonObject;
import prepaid.http.Operator;
import prepaid.http.OperatorDoor;
import prepaid.http.Reply;
import prepaid.http.Route;
import prepaid.http.Shapes;
import prepaid.vending.cards.CardBatch;
import prepaid.vending.cards.CardOrder;
import prepaid.vending.cards.CardOrders;
import prepaid.vending.cards.CardSales;
import prepaid.vending.cards.CardSales.Against;
import prepaid.vending.cards.CardStore;
import prepaid.vending.cards.Serial;
import prepaid.vending.limits.Limits;
import prepaid.vending.money.Money;
import prepaid.vending.money.Shares;
import prepaid.vending.refusals.Answer;

/**
 * Vendors' orders of cards: the office takes them, and the first free run of the batch meets them.
 */
final class OrderRoutes {
  private static final int CREATED = 201;

  private final CardStore store;
  private final CardOrders orders;

  OrderRoutes(CardOffice office) {
    this.store = office.store();
    this.orders = new CardOrders(office.store(), BatchRoutes.stock(office));
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(
        Route.post(CardRouter.BATCH + "/orders", door.admit(CardRouter.WRITE, this::order)));
  }

  private Reply order(Operator operator, HttpRequest request) {
    return CardRouter.named(
        store,
        operator,
        request,
        batch ->
            JsonBody.read(
                request,
                fields ->
                    Reply.of(
                        read(fields, batch, operator).then(orders::place),
                        order -> HttpResponse.json(CREATED, json(order)))));
  }

  private static Answer<CardOrders.Wanted> read(Fields fields, CardBatch batch, Operator operator) {
    Field<String> vendor = fields.text("vendor", Shapes.id());
    Field<String> reference =
        fields.text(
            "reference",
            Shapes.pattern(
                "[A-Za-z0-9._-]{1,64}",
                "A reference has 1 to 64 letters, digits, dots or dashes."));
    Field<Money> denomination = fields.decimal("denomination", Amounts.above(batch.currency()));
    Field<Integer> count = fields.integer("count", 1, (int) Limits.CARD_BATCH_MAX);
    Field<Optional<Against>> against = fields.optionalText("against", Shapes.slugOf(Against.class));
    Field<Optional<Integer>> discount =
        fields.optionalInteger("discountBasisPoints", 0, Shares.WHOLE);
    return fields.finish(() ->
        new CardOrders.Wanted(
            batch,
            denomination.get(),
            count.get(),
            new CardSales.Terms(
                vendor.get(),
                against.get().orElse(Against.INVOICE),
                discount.get().orElse(0),
                Optional.of(reference.get())),
            operator.subject()));
  }

  private static JsonObject json(CardOrder order) {
    return new JsonObject()
        .put("vendor", order.vendor())
        .put("reference", order.reference())
        .put("batch", order.batch())
        .put("from", Serial.text(order.from()))
        .put("to", Serial.text(order.to()))
        .put("count", order.count())
        .put("at", order.at().toString());
  }
}
