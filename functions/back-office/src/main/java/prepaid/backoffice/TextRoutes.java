package prepaid.backoffice;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.JsonObject;
import prepaid.http.Operator;
import prepaid.http.OperatorDoor;
import prepaid.http.Problem;
import prepaid.http.Reply;
import prepaid.http.Route;
import prepaid.sts.TokenMinute;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendHistory;
import prepaid.vending.limits.Limits;
import prepaid.vending.messaging.Deliveries;
import prepaid.vending.messaging.Deliveries.Asked;
import prepaid.vending.messaging.Deliveries.Delivery;
import prepaid.vending.messaging.DeliveryReport;
import prepaid.vending.messaging.Phones;
import prepaid.vending.messaging.TextLanguage;
import prepaid.vending.meters.Meter;
import prepaid.vending.payments.Reminder;
import prepaid.vending.payments.Reminders;
import prepaid.vending.vending.Quotes.KnownMeter;

/** What became of the texts with a meter's tokens, and sending the last ones again. */
final class TextRoutes {
  private static final String TEXTS = OfficeRouter.ROOT + "/meters/{meterNumber}/texts";
  private static final int SHOWN = 20;

  private final DeskMeters desk;
  private final VendHistory vends;
  private final Deliveries deliveries;
  private final Reminders reminders;
  private final Phones phones;
  private final Clock clock;

  TextRoutes(BackOffice office) {
    this.desk = new DeskMeters(office.meters(), office.utilities());
    this.vends = office.vends();
    this.deliveries = office.deliveries();
    this.reminders = office.reminders();
    this.phones = office.phones();
    this.clock = office.clock();
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(
        Route.get(TEXTS, door.admit(Access.READ, this::list)),
        Route.post(TEXTS, door.admit(Access.WRITE_METERS, this::again)));
  }

  private Reply list(Operator operator, HttpRequest request) {
    return desk.named(
        operator,
        request,
        (meter, group) ->
            HttpResponse.json(
                200,
                new JsonObject()
                    .put("meterNumber", meter.registration().number().digits())
                    .putObjects("texts", recent(meter).stream().map(this::json).toList())));
  }

  /** Neither phone nor token: whoever reads this needs neither. */
  private JsonObject json(Vend vend) {
    JsonObject json = new JsonObject().put("sale", vend.sequence()).put("at", vend.at().toString());
    return deliveries
        .find(vend.key())
        .map(delivery -> addTo(json, delivery))
        .orElseGet(() -> json.put("state", "not-texted").put("tries", 0));
  }

  private static JsonObject addTo(JsonObject json, Delivery delivery) {
    json.put("state", delivery.state().name().toLowerCase(Locale.ROOT))
        .put("tries", delivery.tries())
        .put("lastTry", delivery.lastTry().toString())
        .putTexts("messageIds", messageIds(delivery));
    delivery.report().ifPresent(report -> json.put("report", report(report)));
    return json;
  }

  private static List<String> messageIds(Delivery delivery) {
    return delivery.texts().stream().flatMap(text -> text.messageId().stream()).toList();
  }

  /** What the carrier says of it: bad news before good, the newest of it. */
  private static JsonObject report(DeliveryReport report) {
    return new JsonObject()
        .put("delivered", report.result() == DeliveryReport.Result.DELIVERED)
        .put("reason", report.reason())
        .put("at", report.at().toString());
  }

  /** To the registered phone only: an operator cannot send a token anywhere else. */
  private Reply again(Operator operator, HttpRequest request) {
    return desk.owned(
        operator,
        request,
        known -> {
          Meter meter = known.meter();
          Optional<String> phone = meter.registration().holder().phone();
          Optional<Vend> last =
              recent(meter).stream()
                  .filter(vend -> !vend.isHeld() && vend.isForHolder())
                  .findFirst();
          if (phone.isEmpty()) {
            return Problem.conflict("phone", "No phone is registered for this meter.");
          }
          return last.isEmpty()
              ? Problem.conflict("meterNumber", "Nothing was sold for this meter lately.")
              : park(last.get(), known, phone.get());
        });
  }

  /** Upkeep sends it within a minute, and tries again if need be. */
  private Reply park(Vend vend, KnownMeter known, String phone) {
    Instant now = clock.instant();
    Asked asked = new Asked(phone, language(known, phone), List.of());
    reminders.add(new Reminder(Reminder.Kind.TEXT, vend.key().text(), now));
    deliveries.put(
        new Delivery(vend.key(), Deliveries.State.PARKED, 0, now, List.of(), Optional.of(asked)));
    return HttpResponse.json(
        202, new JsonObject().put("sale", vend.sequence()).put("state", "parked"));
  }

  private TextLanguage language(KnownMeter known, String phone) {
    return phones
        .settings(phone)
        .language()
        .orElseGet(() ->
            TextLanguage.chosen(
                Optional.empty(),
                known.meter().registration().holder().language(),
                known.utility().languages()));
  }

  /** The newest first. */
  private List<Vend> recent(Meter meter) {
    Instant now = clock.instant();
    List<Vend> found =
        vends.between(
            meter.registration().number(),
            TokenMinute.of(now.minus(Limits.TOKEN_LOOK_BACK)),
            TokenMinute.of(now.plus(Limits.TOKEN_MINUTE_AHEAD_MAX)),
            Limits.TOKEN_LOOK_VENDS_MAX);
    return found.reversed().stream().limit(SHOWN).toList();
  }
}
