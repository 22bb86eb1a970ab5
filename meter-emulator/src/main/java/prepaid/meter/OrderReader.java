package prepaid.meter;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import prepaid.meter.Fields.Limits;
import prepaid.meter.device.Counting;
import prepaid.meter.device.Features;
import prepaid.meter.device.Luhn;
import prepaid.meter.device.ManufactureOrder;
import prepaid.meter.device.MeterIdentity;
import prepaid.meter.device.MeterKey;
import prepaid.meter.device.Resource;
import prepaid.meter.device.Settings;
import prepaid.meter.device.TokenMinutes;

/** Reads a manufacture order from JSON, and refuses in words a meter that could not exist. */
final class OrderReader {
  private static final Pattern METER_NUMBER = Pattern.compile("[0-9]{11}|[0-9]{13}");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final Pattern RESOURCE = Pattern.compile("electricity|water|gas|time");
  private static final Pattern MODE = Pattern.compile("units|currency");
  private static final int NOTE_CHARACTERS_MAX = 200;
  private static final int KEY_CHANGE_SECONDS_MAX = 86_400;
  private static final int RECONNECT_SECONDS_MAX = 3_600;

  private OrderReader() {}

  static ManufactureOrder read(String drn, Fields body) throws RefusedRequest {
    requireMeterNumber(drn);
    MeterIdentity identity = identity(drn, body);
    MeterKey key = KeyReader.read(identity, body);
    boolean money = identity.counting() instanceof Counting.Money;
    ManufactureOrder order =
        new ManufactureOrder(
            identity,
            key,
            money && body.has("rate")
                ? body.decimal("rate", 5, new Limits(1, Settings.RATE_1E5_MAX))
                : Settings.FACTORY.rate1e5PerUnit(),
            moment(key.attributes().baseDate(), body),
            credit("initialCredit", 0, identity.counting(), body),
            note(body));
    body.requireNoOthers();
    return order;
  }

  private static void requireMeterNumber(String drn) throws RefusedRequest {
    if (!METER_NUMBER.matcher(drn).matches()) {
      throw RefusedRequest.field("meterNumber", "A meter number has 11 or 13 digits.");
    }
    if (!Luhn.holds(drn)) {
      throw RefusedRequest.field(
          "meterNumber", "The meter number's last digit does not fit: check the digits.");
    }
  }

  private static MeterIdentity identity(String drn, Fields body) throws RefusedRequest {
    int ea = body.oneOf("ea", List.of(7, 9, 11));
    int dkga = body.oneOf("dkga", List.of(1, 2, 4));
    if (ea == 11 && dkga != 4) {
      throw RefusedRequest.field("dkga", "EA 11 goes with DKGA 4 only.");
    }
    if (ea == 9 && dkga == 4) {
      throw RefusedRequest.field("dkga", "DKGA 4 goes with EA 7 and EA 11 only.");
    }
    Resource resource = resource(body);
    Counting counting = counting(body);
    return new MeterIdentity(
        drn, ea, dkga, TablesReader.read(ea, body), resource, counting, features(counting, body));
  }

  private static Resource resource(Fields body) throws RefusedRequest {
    String label = body.text("resource", RESOURCE, "electricity, water, gas or time");
    return Resource.valueOf(label.toUpperCase(Locale.ROOT));
  }

  private static Counting counting(Fields body) throws RefusedRequest {
    if (body.text("mode", MODE, "units or currency").equals("units")) {
      // The ledger's currency of a meter that counts units is welcome and means nothing to it.
      body.text("currency");
      return new Counting.Units();
    }
    return new Counting.Money(body.text("currency", CURRENCY, "three capital letters"));
  }

  private static Features features(Counting counting, Fields body) throws RefusedRequest {
    Features usual = Features.usual(counting);
    Features asked =
        new Features(
            body.has("phases") ? body.oneOf("phases", List.of(1, 3)) : usual.phases(),
            body.has("keyChangeSeconds")
                ? body.integer("keyChangeSeconds", 1, KEY_CHANGE_SECONDS_MAX)
                : usual.keyChangeSeconds(),
            body.has("reconnectSeconds")
                ? body.integer("reconnectSeconds", 1, RECONNECT_SECONDS_MAX)
                : usual.reconnectSeconds(),
            credit("lowCredit", usual.lowCredit(), counting, body));
    // A fleet shares one object.
    return asked.equals(usual) ? usual : asked;
  }

  private static long credit(String name, long usual, Counting counting, Fields body)
      throws RefusedRequest {
    return body.has(name)
        ? body.decimal(name, counting.places(), new Limits(0, counting.largestCredit()))
        : usual;
  }

  private static Optional<Instant> moment(int baseDate, Fields body) throws RefusedRequest {
    Optional<String> text = body.text("manufacturedAt");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Instant moment;
    try {
      moment = OffsetDateTime.parse(text.get()).toInstant();
    } catch (DateTimeException malformed) {
      throw RefusedRequest.field(
          "manufacturedAt", "manufacturedAt must look like 2026-01-31T08:00:00Z.");
    }
    if (TokenMinutes.tid(baseDate, moment).isEmpty()) {
      throw RefusedRequest.field(
          "manufacturedAt",
          "The token minutes of base date "
              + baseDate
              + " run from its start to "
              + TokenMinutes.last(baseDate)
              + "; manufacturedAt is outside.");
    }
    return Optional.of(moment);
  }

  private static String note(Fields body) throws RefusedRequest {
    String note = body.text("note").orElse("");
    if (note.length() > NOTE_CHARACTERS_MAX) {
      throw RefusedRequest.field(
          "note", "note must have at most " + NOTE_CHARACTERS_MAX + " characters.");
    }
    return note;
  }
}
