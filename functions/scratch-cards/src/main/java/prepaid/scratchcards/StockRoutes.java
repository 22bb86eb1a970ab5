package prepaid.scratchcards;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.JsonObject;
import prepaid.http.Operator;
import prepaid.http.OperatorDoor;
import prepaid.http.Problem;
import prepaid.http.Reply;
import prepaid.http.Route;
import prepaid.vending.cards.CardRange;
import prepaid.vending.cards.CardStore;
import prepaid.vending.cards.CardUses;
import prepaid.vending.cards.Serial;
import prepaid.vending.cards.StockCount;
import prepaid.vending.limits.Limits;

/** Counts of cards: a batch's, and a vendor's or everybody's over all batches. */
final class StockRoutes {
  private static final String ALL = "/office/v1/card-stock";

  private final CardStore store;
  private final CardUses uses;

  StockRoutes(CardOffice office) {
    this.store = office.store();
    this.uses = office.uses();
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(
        Route.get(CardRouter.BATCH + "/stock", door.admit(CardRouter.READ, this::ofBatch)),
        Route.get(ALL, door.admit(CardRouter.READ, this::all)));
  }

  private Reply ofBatch(Operator operator, HttpRequest request) {
    return CardRouter.named(
        store,
        operator,
        request,
        batch ->
            HttpResponse.json(
                200,
                new JsonObject()
                    .put("id", batch.id())
                    .put("currency", batch.currency().getCurrencyCode())
                    .putObjects("stock", lines(store.ranges(batch.from(), batch.to())))));
  }

  /** A page of ranges, added up; the cursor goes on behind the last of them. */
  private Reply all(Operator operator, HttpRequest request) {
    String cursor = request.queryParameter("cursor").orElse(Serial.text(0));
    if (!cursor.matches("[0-9]{12}")) {
      return Problem.unprocessable("cursor", "This is no cursor of a page before.");
    }
    List<CardRange> page = page(Long.parseLong(cursor));
    Optional<String> vendor = request.queryParameter("vendor");
    List<CardRange> asked =
        page.stream()
            .filter(range ->
                range.utility().map(operator::worksFor).orElse(operator.utilities().isEmpty()))
            .filter(range -> vendor.isEmpty() || vendor.equals(range.state().owner()))
            .toList();
    Optional<String> next =
        page.isEmpty() || store.page(page.getLast().from(), 1).isEmpty()
            ? Optional.empty()
            : Optional.of(Serial.text(page.getLast().from()));
    return HttpResponse.json(
        200, new JsonObject().putObjects("stock", lines(asked)).put("cursor", next));
  }

  private List<CardRange> page(long after) {
    List<CardRange> page = new ArrayList<>();
    long cards = 0;
    for (CardRange range : store.page(after, Limits.CARD_STOCK_RANGES_MAX)) {
      cards += range.count();
      if (!page.isEmpty() && cards > Limits.CARD_STOCK_CARDS_MAX) {
        break;
      }
      page.add(range);
    }
    return page;
  }

  private List<JsonObject> lines(List<CardRange> ranges) {
    return StockCount.of(ranges, uses).stream().map(CardJson::line).toList();
  }
}
