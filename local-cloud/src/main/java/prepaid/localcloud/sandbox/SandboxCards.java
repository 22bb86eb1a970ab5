package prepaid.localcloud.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import prepaid.localcloud.sandbox.PrinterDesk.PrintedCard;
import prepaid.localcloud.wire.Json;
import prepaid.localcloud.wire.JsonCalls;
import prepaid.localcloud.wire.JsonCalls.Reply;

/**
 * Scratch cards for the sandbox, the way they come into the world: an administrator defines a
 * batch, a second one agrees to its release, the printer opens its page, and the cards are made
 * active. Each start makes new ones: those of an earlier start may be used.
 */
final class SandboxCards {
  private static final int CONSENTS_MAX = 3;

  private final JsonCalls calls;
  private final String office;
  private final Map<String, String> admin;
  private final Map<String, String> second;
  private final PrinterDesk printer;

  /** Bearer headers of two administrators. */
  record Administrators(Map<String, String> first, Map<String, String> second) {}

  SandboxCards(JsonCalls calls, String office, Administrators administrators, PrinterDesk printer) {
    this.calls = calls;
    this.office = office;
    this.admin = administrators.first();
    this.second = administrators.second();
    this.printer = printer;
  }

  /** The cards as {@code ready.json} lists them: those in rand first. */
  List<Map<String, Object>> seed() {
    good(calls.put(office + "/card-printer", admin, Map.of("publicKey", printer.publicKey())));
    List<Map<String, Object>> cards = new ArrayList<>();
    cards.addAll(batch("ZAR", List.of(part("100.00", 12), part("200.00", 4))));
    cards.addAll(batch("RUB", List.of(part("500.00", 4))));
    return cards;
  }

  private static Map<String, Object> part(String denomination, int count) {
    return Map.of("denomination", denomination, "count", count);
  }

  /** For the meters of every utility that sells in the currency. */
  private List<Map<String, Object>> batch(String currency, List<Map<String, Object>> parts) {
    Map<String, Object> body =
        Map.of("currency", currency, "expires", "2099-12-31", "cards", parts);
    String id = Json.string(good(calls.post(office + "/card-batches", admin, body)).object(), "id");
    Reply page = page(id);
    good(calls.post(office + "/card-batches/" + id + "/activate", admin, Map.of()));
    return printer.read(Json.string(page.object(), "message")).stream()
        .map(SandboxCards::listed)
        .toList();
  }

  /** Asks for the page until nobody else has to agree any more. */
  private Reply page(String id) {
    for (int i = 0; i < CONSENTS_MAX; i++) {
      Reply reply = good(calls.get(office + "/card-batches/" + id + "/print-file?page=1", admin));
      if (reply.status() == 200) {
        return reply;
      }
      String approval = Json.string(Json.member(reply.object(), "approval"), "id");
      good(calls.post(office + "/approvals/" + approval + "/approve", second, Map.of()));
    }
    throw new IllegalStateException("the sandbox's cards are not released");
  }

  private static Map<String, Object> listed(PrintedCard card) {
    Map<String, Object> listed = new LinkedHashMap<>();
    listed.put("serial", card.serial());
    listed.put("pin", card.pin());
    listed.put("denomination", card.denomination());
    listed.put("currency", card.currency());
    return listed;
  }

  private static Reply good(Reply reply) {
    if (!reply.good()) {
      throw new IllegalStateException("the system refused the cards: " + reply.words());
    }
    return reply;
  }
}
