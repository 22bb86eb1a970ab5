package prepaid.localcloud.demo;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import prepaid.localcloud.wire.Json;

/** The oldest meter gets another key with its next purchase. */
final class KeyStory {
  private static final String PHONE = "+27825550126";

  private final Transcript transcript;
  private final Shop shop;
  private final HomeMeter meter;

  KeyStory(Transcript transcript, Shop shop, HomeMeter meter) {
    this.transcript = transcript;
    this.shop = shop;
    this.meter = meter;
  }

  void play(String number) {
    transcript.chapter("Sipho's meter is old: its key counts minutes from 1993, and has no more");
    transcript.says("meter", number);
    shows();
    transcript.chapter("He buys, and gets the tokens of a new key before the credit");
    Map<String, Object> purchase =
        shop.order("demo-" + UUID.randomUUID(), Shop.body(number, "150.00", PHONE));
    shop.pay(purchase);
    List<Map<String, Object>> tokens = Shop.tokens(shop.vended(Json.string(purchase, "id")));
    for (Map<String, Object> token : tokens) {
      transcript.says(Json.string(token, "label"), Transcript.grouped(Json.string(token, "token")));
    }
    List<String> keys = digits(tokens, "key-change");
    if (keys.isEmpty()) {
      throw new StoryBroken("no key came with the purchase: " + tokens);
    }
    enter(keys, digits(tokens, "credit").getFirst());
  }

  private static List<String> digits(List<Map<String, Object>> tokens, String kind) {
    return tokens.stream()
        .filter(token -> Json.string(token, "kind").equals(kind))
        .map(token -> Json.string(token, "token"))
        .toList();
  }

  private void enter(List<String> keys, String credit) {
    transcript.chapter("In a hurry he types the credit first, then the key from its end");
    typed(credit, "CRCError");
    for (String token : keys.reversed()) {
      Map<String, Object> answer = meter.enter(token);
      String result = Json.string(answer, "result");
      if (!result.equals("Accept") && !result.endsWith("KCT")) {
        throw new StoryBroken("the meter does not take its key: " + answer);
      }
      transcript.says("display", Json.string(answer, "display"));
    }
    typed(credit, "Accept");
    transcript.chapter("The old key opens nothing any more");
    typed(keys.getFirst(), "CRCError");
    shows();
  }

  private void typed(String token, String expected) {
    Map<String, Object> answer = meter.enter(token);
    HomeMeter.check(answer, "result", expected);
    transcript.says("display", Json.string(answer, "display"));
  }

  private void shows() {
    Map<String, Object> shown = meter.look();
    transcript.says("base date", String.valueOf(shown.get("baseDate")));
    transcript.says("key revision", String.valueOf(shown.get("krn")));
  }
}
