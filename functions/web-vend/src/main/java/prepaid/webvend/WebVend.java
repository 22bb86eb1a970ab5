package prepaid.webvend;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import prepaid.http.Route;
import prepaid.http.Router;
import prepaid.http.Site;
import prepaid.vending.cards.CardRedemptions;
import prepaid.vending.keys.KeyStore;
import prepaid.vending.ledger.Ledger;
import prepaid.vending.meters.Meters;
import prepaid.vending.payments.Ordering;
import prepaid.vending.payments.PaymentEvents;
import prepaid.vending.payments.PaymentProvider;
import prepaid.vending.payments.Purchases;
import prepaid.vending.sessions.SigningIn;
import prepaid.vending.tariffs.Tariffs;
import prepaid.vending.utilities.Utilities;
import prepaid.vending.vending.Quotes;
import prepaid.vending.vending.VendChannel;

/** The consumers' face: which address leads where. */
final class WebVend {
  private WebVend() {}

  /** What the face works with. */
  record Ports(
      Meters meters,
      Utilities utilities,
      Tariffs tariffs,
      KeyStore keys,
      Ledger ledger,
      Purchases purchases,
      PaymentProvider provider,
      VendChannel channel,
      CardRedemptions cards,
      CardFace.Texting texting,
      SigningIn.Post post,
      SecureRandom random,
      Clock clock) {}

  static Router router(Ports ports) {
    Quotes quotes =
        new Quotes(
            new Quotes.Sources(ports.meters, ports.utilities, ports.tariffs, ports.keys),
            ports.clock);
    var meters = new MeterFace(quotes);
    var quoting = new QuoteFace(quotes);
    var receipts = new Receipts(ports.ledger, ports.utilities, ports.tariffs, ports.meters);
    var purchases = purchases(ports, quotes, receipts);
    var cards = new CardFace(ports.cards, ports.texting, receipts, ports.clock);
    var events =
        new PaymentEventFace(
            List.of(ports.provider),
            new PaymentEvents(ports.purchases, ports.channel, ports.clock));
    var sessions = new SessionFace(new SigningIn(ports.post, ports.random, ports.clock));
    var emergencies = new EmergencyFace(sessions, quotes, ports.channel, ports.clock);
    var site = new SiteFace(Site.packaged(Optional.empty()));
    return Router.of(
        Route.get("/v1/meters/{meterNumber}", meters::read),
        Route.get("/v1/meters/{meterNumber}/reserve-credit", emergencies::ask),
        Route.post("/v1/meters/{meterNumber}/reserve-credit", emergencies::give),
        Route.post("/v1/sessions", sessions::open),
        Route.post("/v1/sessions/{id}/verify", sessions::verify),
        Route.post("/v1/quotes", quoting::quote),
        Route.post("/v1/purchases", purchases::order),
        Route.get("/v1/purchases/{id}", purchases::read),
        Route.post("/v1/cards/redemptions", cards::redeem),
        Route.post("/v1/payments/{provider}/events", events::take),
        Route.get("/v1/openapi.yaml", site::contract),
        Route.get("/", site::page),
        Route.get("/assets/{file}", site::asset));
  }

  private static PurchaseFace purchases(Ports ports, Quotes quotes, Receipts receipts) {
    return new PurchaseFace(
        new Ordering(
            new Ordering.Parts(
                quotes::quote, ports.purchases, ports.provider, ports.random, ports.clock)),
        ports.purchases,
        receipts);
  }
}
