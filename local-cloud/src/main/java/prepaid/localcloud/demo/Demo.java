package prepaid.localcloud.demo;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import prepaid.localcloud.wire.Json;
import prepaid.localcloud.wire.JsonCalls;

/** The story of {@code ./vend demo}, played through the addresses that everyone uses. */
public final class Demo {
  private static final String PHONE = "+27825550123";
  private static final String MOTHER = "+27825550124";
  private static final String FINDER = "+27825550125";
  private static final String AMOUNT = "100.00";

  private final URI api;
  private final URI meters;
  private final Transcript transcript;
  private final InstantSource clock;

  public Demo(URI api, URI meters, PrintStream out, InstantSource clock) {
    this.api = api;
    this.meters = meters;
    this.clock = clock;
    this.transcript = new Transcript(out);
  }

  /**
   * Who plays, as {@code ready.json} lists them.
   *
   * @param card in the currency of the first meters
   * @param phoneVendors empty where texts cannot be read
   * @param operator bearer token of one who may read partners' books
   */
  public record Cast(
      List<Map<String, Object>> meters,
      Map<String, Object> partner,
      Map<String, Object> card,
      List<Map<String, Object>> phoneVendors,
      String operator) {
    /** It holds secrets. */
    @Override
    public String toString() {
      return "Cast[…]";
    }
  }

  /** Plays it all; throws {@link StoryBroken} at the first step that is not as it should be. */
  public void play(Cast cast) {
    String home = Json.string(cast.meters().get(0), "meterNumber");
    String neighbour = Json.string(cast.meters().get(1), "meterNumber");
    try (JsonCalls calls = new JsonCalls()) {
      Shop shop = new Shop(calls, api);
      HomeMeter meter = new HomeMeter(calls, meters, home);
      lookUp(shop, home);
      String token = buy(shop, home);
      text(shop, token);
      enter(meter, token);
      refuseTwice(meter, new HomeMeter(calls, meters, neighbour), token);
      useUp(meter);
      buyAgain(shop, meter, home);
      buyAtTheCorner(
          new VendorShop(calls, api, cast.partner()),
          new HomeMeter(calls, meters, neighbour),
          neighbour);
      new EmergencyStory(transcript, new Office(calls, api, cast.operator()), shop)
          .play(home, meter);
      String oldest = oldest(cast);
      new KeyStory(transcript, shop, new HomeMeter(calls, meters, oldest)).play(oldest);
      text(calls, cast);
    }
    transcript.says("");
    transcript.says("The end. Every step was as it should be.");
  }

  private static String oldest(Cast cast) {
    return cast.meters().stream()
        .filter(meter -> "base-1993".equals(meter.get("case")))
        .map(meter -> Json.string(meter, "meterNumber"))
        .findFirst()
        .orElseThrow(() -> new StoryBroken("the sandbox has no meter of 1993"));
  }

  /** What is done with phones that can only text. */
  private void text(JsonCalls calls, Cast cast) {
    if (cast.phoneVendors().isEmpty()) {
      transcript.chapter("Texts cannot be read here, so cards and phone vendors are left out");
      return;
    }
    String village = Json.string(cast.meters().get(2), "meterNumber");
    String neighbour = Json.string(cast.meters().get(1), "meterNumber");
    HomeMeter meter = new HomeMeter(calls, meters, village);
    new CardStory(transcript, phone(calls, MOTHER), phone(calls, FINDER))
        .play(cast.card(), village, meter, neighbour);
    Map<String, Object> vendor = cast.phoneVendors().getFirst();
    VendorDay day =
        new VendorDay(
            transcript, phone(calls, Json.string(vendor, "phone")), Json.string(vendor, "pin"));
    day.play(village, meter);
    day.books(new Office(calls, api, cast.operator()), clock.instant());
  }

  private Handset phone(JsonCalls calls, String number) {
    return new Handset(calls, api, number, transcript);
  }

  private void lookUp(Shop shop, String home) {
    transcript.chapter("It is getting dark, and the meter is nearly empty");
    Map<String, Object> meter = shop.meter(home);
    transcript.says("meter", home);
    transcript.says("holder", Json.string(meter, "holder"));
    Map<String, Object> quote = shop.quote(home, AMOUNT);
    transcript.chapter("What would " + AMOUNT + " buy?");
    BigDecimal sum = BigDecimal.ZERO;
    for (Map<String, Object> line : Shop.list(quote, "lines")) {
      BigDecimal net = new BigDecimal(Json.string(line, "net"));
      BigDecimal tax = new BigDecimal(Json.string(line, "tax"));
      sum = sum.add(net).add(tax);
      transcript.says("%-34s %9s + tax %8s".formatted(Json.string(line, "description"), net, tax));
    }
    transcript.says("units", Json.string(quote, "units"));
    if (sum.compareTo(new BigDecimal(AMOUNT)) != 0) {
      throw new StoryBroken("the lines add up to " + sum + ", not to " + AMOUNT);
    }
  }

  private String buy(Shop shop, String home) {
    transcript.chapter("Thandi orders, and her phone loses the answer on its way");
    String key = "demo-" + UUID.randomUUID();
    Map<String, Object> body = Shop.body(home, AMOUNT, PHONE);
    Map<String, Object> purchase = shop.order(key, body);
    Map<String, Object> again = shop.order(key, body);
    if (!Json.string(purchase, "id").equals(Json.string(again, "id"))) {
      throw new StoryBroken("the repeated order made another purchase");
    }
    transcript.says("She presses the button again: it is still one order.");
    transcript.says("purchase", Json.string(purchase, "id"));
    transcript.says("pay at", Json.string(Json.member(purchase, "payment"), "checkoutUrl"));
    transcript.chapter("She pays");
    shop.pay(purchase);
    Map<String, Object> vended = shop.vended(Json.string(purchase, "id"));
    String token = credit(vended);
    transcript.says("token", Transcript.grouped(token));
    return token;
  }

  private static String credit(Map<String, Object> vended) {
    return Shop.tokens(vended).stream()
        .filter(token -> Json.string(token, "kind").equals("credit"))
        .map(token -> Json.string(token, "token"))
        .findFirst()
        .orElseThrow(() -> new StoryBroken("a vended purchase without a credit token: " + vended));
  }

  private void text(Shop shop, String token) {
    transcript.chapter("Her phone buzzes");
    transcript.says(shop.textWith(PHONE, token));
  }

  private void enter(HomeMeter meter, String token) {
    transcript.chapter("She types the token into the meter");
    Map<String, Object> answer = meter.enter(token);
    HomeMeter.check(answer, "result", "Accept");
    HomeMeter.check(answer, "contactor", "closed");
    shows(answer);
    transcript.says("credit", Json.string(answer, "credit") + " " + Json.string(answer, "unit"));
  }

  private void refuseTwice(HomeMeter meter, HomeMeter neighbour, String token) {
    transcript.chapter("She types it once more, to see; then the neighbour tries");
    Map<String, Object> used = meter.enter(token);
    HomeMeter.check(used, "result", "UsedError");
    shows(used);
    Map<String, Object> foreign = neighbour.enter(token);
    HomeMeter.check(foreign, "result", "CRCError");
    transcript.says("neighbour's", Json.string(foreign, "display"));
  }

  private void useUp(HomeMeter meter) {
    transcript.chapter("The winter is long, and the heater is on");
    String credit = Json.string(meter.look(), "credit");
    Map<String, Object> after = meter.use(credit);
    HomeMeter.check(after, "contactor", "open");
    transcript.says("used", credit + " " + Json.string(after, "unit"));
    transcript.says("The contactor opens. It is dark.");
  }

  private void buyAgain(Shop shop, HomeMeter meter, String home) {
    transcript.chapter("She buys again, by candle light");
    Map<String, Object> purchase =
        shop.order("demo-" + UUID.randomUUID(), Shop.body(home, "250.00", PHONE));
    shop.pay(purchase);
    String token = credit(shop.vended(Json.string(purchase, "id")));
    transcript.says("token", Transcript.grouped(token));
    Map<String, Object> answer = meter.enter(token);
    HomeMeter.check(answer, "result", "Accept");
    HomeMeter.check(answer, "contactor", "closed");
    transcript.says("credit", Json.string(answer, "credit") + " " + Json.string(answer, "unit"));
    transcript.says("The contactor closes. There is light.");
  }

  private void buyAtTheCorner(VendorShop shop, HomeMeter meter, String neighbour) {
    transcript.chapter("The neighbour pays cash at the corner shop");
    Map<String, Object> sold = shop.sell(neighbour, 15_000, clock.instant());
    transcript.says("The line broke, and the till asked again: it is still one sale.");
    Shop.list(Json.member(sold, "slipData"), "messageLines")
        .forEach(line -> transcript.says("| " + Json.string(line, "text")));
    Map<String, Object> answer = meter.enter(VendorShop.token(sold));
    HomeMeter.check(answer, "result", "Accept");
    shows(answer);
  }

  private void shows(Map<String, Object> answer) {
    transcript.says("display", Json.string(answer, "display"));
  }
}
