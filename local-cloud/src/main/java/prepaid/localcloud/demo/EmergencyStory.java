package prepaid.localcloud.demo;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import prepaid.localcloud.wire.Json;

/** No money before Friday: the dispatcher reads a token out, and the next purchase pays it back. */
final class EmergencyStory {
  private final Transcript transcript;
  private final Office office;
  private final Shop shop;

  EmergencyStory(Transcript transcript, Office office, Shop shop) {
    this.transcript = transcript;
    this.office = office;
    this.shop = shop;
  }

  void play(String home, HomeMeter meter) {
    transcript.chapter("On Wednesday it is dark again, and there is no money before Friday");
    HomeMeter.check(meter.use(Json.string(meter.look(), "credit")), "contactor", "open");
    transcript.chapter("She calls the utility; the dispatcher reads a token out");
    Map<String, Object> given =
        office.post(
            "/meters/" + home + "/reserve-credit",
            Map.of("kind", "emergency", "reason", "no money before Friday"));
    Map<String, Object> spoken = Json.member(given, "spoken");
    transcript.says(Json.string(spoken, "words"));
    Map<String, Object> debt = Json.member(given, "debt");
    transcript.says(
        "owed", Json.string(debt, "owed") + " for " + Json.string(debt, "units") + " kWh");
    Map<String, Object> answer = meter.enter(Json.string(first(given, "tokens"), "token"));
    HomeMeter.check(answer, "result", "Accept");
    HomeMeter.check(answer, "contactor", "closed");
    transcript.says("The contactor closes. There is light.");

    transcript.chapter("On Friday she buys, and the purchase pays it back first");
    Map<String, Object> purchase =
        shop.order("demo-" + UUID.randomUUID(), Map.of("meterNumber", home, "amount", "100.00"));
    shop.pay(purchase);
    Map<String, Object> vended = shop.vended(Json.string(purchase, "id"));
    String paidBack =
        Shop.list(vended, "lines").stream()
            .filter(line -> Json.string(line, "kind").equals("reserve-recovery"))
            .map(line -> Json.string(line, "net"))
            .findFirst()
            .orElseThrow(() -> new StoryBroken("nothing was paid back"));
    if (!paidBack.equals(Json.string(debt, "owed"))) {
      throw new StoryBroken("not all was paid back, but " + paidBack);
    }
    transcript.says("paid back", paidBack);
    HomeMeter.check(meter.enter(Json.string(first(vended, "tokens"), "token")), "result", "Accept");
  }

  private static Map<String, Object> first(Map<String, Object> answer, String list) {
    List<Map<String, Object>> all = Shop.list(answer, list);
    if (all.isEmpty()) {
      throw new StoryBroken("there is no " + list);
    }
    return all.getFirst();
  }
}
