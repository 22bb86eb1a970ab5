package prepaid.localcloud.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.localcloud.wire.Json;

/** A day of a vendor who has nothing but a phone, an advance and a PIN. */
final class VendorDay {
  private final Transcript transcript;
  private final Handset handset;
  private final String pin;

  VendorDay(Transcript transcript, Handset handset, String pin) {
    this.transcript = transcript;
    this.handset = handset;
    this.pin = pin;
  }

  void play(String customer, HomeMeter meter) {
    transcript.chapter("Sipho sells from his phone; the utility holds his advance");
    handset.ask("FLOAT");
    transcript.chapter("A customer gives him 60 in cash, and he texts");
    enter(meter, handset.ask("SELL " + customer + " 60 " + pin));
    transcript.chapter("He is not sure that it went out, and texts once more");
    String asked = handset.ask("SELL " + customer + " 60 " + pin);
    if (!asked.startsWith("You sold ")) {
      throw new StoryBroken("the same sale was not asked about: " + asked);
    }
    transcript.chapter("Now the customer does want 60 more");
    enter(meter, handset.ask("YES " + pin));
    transcript.chapter("Somebody borrows the phone, and guesses");
    String wrong = handset.ask("SELL " + customer + " 500 " + pin.replace('4', '5'));
    if (!wrong.startsWith("Wrong PIN.")) {
      throw new StoryBroken("a wrong PIN was answered: " + wrong);
    }
    transcript.chapter("In the evening he counts his cash");
    handset.ask("SALES");
    handset.ask("FLOAT");
  }

  /** The same day as the utility sees it. */
  void books(Office office, Instant now) {
    transcript.chapter("The utility's books say the same");
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    String partner = Json.string(office.get("/phone-vendors/" + handset.inUrl()), "partner");
    String statement =
        "/partners/%s/statement?from=%s&to=%s".formatted(partner, today.minusDays(1), today);
    List<Map<String, Object>> sales =
        Shop.await(
            "both sales are on the statement",
            () -> Optional.of(sales(office.get(statement))).filter(found -> found.size() >= 2));
    sales.forEach(sale ->
        transcript.says(
            "%s  sold %s, commission %s, advance %s"
                .formatted(
                    Json.string(sale, "at"),
                    Json.string(sale, "gross"),
                    Json.string(sale, "commission"),
                    Json.string(sale, "change"))));
  }

  private static List<Map<String, Object>> sales(Map<String, Object> statement) {
    return Shop.list(statement, "entries").stream()
        .filter(entry -> Json.string(entry, "kind").equals("sale"))
        .toList();
  }

  private void enter(HomeMeter meter, String sold) {
    Map<String, Object> answer = meter.enter(Handset.token(sold));
    HomeMeter.check(answer, "result", "Accept");
    transcript.says("display", Json.string(answer, "display"));
  }
}
