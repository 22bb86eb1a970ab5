package prepaid.scratchcards;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import prepaid.http.JsonObject;
import prepaid.vending.cards.CardAct;
import prepaid.vending.cards.CardBatch;
import prepaid.vending.cards.CardRange;
import prepaid.vending.cards.CardState;
import prepaid.vending.cards.Serial;
import prepaid.vending.cards.StockCount;
import prepaid.vending.money.Money;

/** Batches, ranges and acts as JSON. */
final class CardJson {
  private CardJson() {}

  static JsonObject batch(CardBatch batch) {
    List<JsonObject> cards = new ArrayList<>();
    long from = batch.from();
    for (CardBatch.Part part : batch.parts()) {
      cards.add(
          new JsonObject()
              .put("denomination", new Money(part.minor(), batch.currency()).text())
              .put("count", part.count())
              .put("from", Serial.text(from))
              .put("to", Serial.text(from + part.count() - 1)));
      from += part.count();
    }
    return new JsonObject()
        .put("id", batch.id())
        .put("utility", batch.utility())
        .put("currency", batch.currency().getCurrencyCode())
        .put("expires", batch.expiresAt().toString())
        .put("count", batch.count())
        .put("from", Serial.text(batch.from()))
        .put("to", Serial.text(batch.to()))
        .put("keyVersion", batch.keyVersion())
        .putObjects("cards", cards)
        .put("definedBy", batch.definedBy())
        .put("definedAt", batch.definedAt().toString());
  }

  static JsonObject ranges(CardBatch batch, List<CardRange> ranges) {
    return batch(batch).putObjects("ranges", ranges.stream().map(CardJson::range).toList());
  }

  private static JsonObject range(CardRange range) {
    JsonObject json =
        new JsonObject()
            .put("from", Serial.text(range.from()))
            .put("to", Serial.text(range.to()))
            .put("count", range.count())
            .put("denomination", range.denomination().text())
            .put("state", range.state().slug())
            .put("vendor", range.state().owner());
    return json.put("reason", reason(range.state()));
  }

  private static Optional<String> reason(CardState state) {
    return switch (state) {
      case CardState.Blocked blocked -> Optional.of(blocked.reason());
      case CardState.Voided voided -> Optional.of(voided.reason());
      default -> Optional.empty();
    };
  }

  static JsonObject line(StockCount.Line line) {
    return new JsonObject()
        .put("vendor", line.vendor())
        .put("denomination", line.denomination().text())
        .put("currency", line.denomination().currency().getCurrencyCode())
        .put("state", line.state())
        .put("count", line.count())
        .put("redeemed", line.redeemed())
        .put("unsold", line.count() - line.redeemed());
  }

  static JsonObject act(CardAct act) {
    return new JsonObject()
        .put("what", act.what())
        .put("from", Serial.text(act.from()))
        .put("to", Serial.text(act.to()))
        .put("operator", act.operator())
        .put("detail", act.detail())
        .put("at", act.at().toString());
  }
}
