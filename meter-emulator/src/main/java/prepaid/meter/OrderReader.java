package prepaid.meter;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import prepaid.meter.Fields.Limits;
import prepaid.meter.literal.Bits;
import prepaid.meter.literal.DecoderKeys;
import prepaid.meter.literal.Ea07Tables;

/** Reads a manufacture order from JSON, and refuses in words a meter that could not exist. */
final class OrderReader {
  private static final Pattern METER_NUMBER = Pattern.compile("[0-9]{11}|[0-9]{13}");
  private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");
  private static final Pattern TWO_DIGITS = Pattern.compile("[0-9]{2}");
  private static final Pattern HEX = Pattern.compile("([0-9A-Fa-f]{2}){1,32}");
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final Pattern RESOURCE = Pattern.compile("electricity|water|gas|time");
  private static final Pattern MODE = Pattern.compile("units|currency");
  private static final int NOTE_CHARACTERS_MAX = 200;

  private OrderReader() {}

  static ManufactureOrder read(String drn, Fields body) throws RefusedRequest {
    requireMeterNumber(drn);
    MeterIdentity identity = identity(drn, body);
    Bits key = key(identity, body);
    ManufactureOrder order =
        new ManufactureOrder(
            identity,
            key,
            moment(identity.baseDate(), body),
            body.has("initialCredit")
                ? body.decimal(
                    "initialCredit",
                    identity.counting().places(),
                    new Limits(0, identity.counting().largestCredit()))
                : 0,
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
    int ea = body.oneOf("ea", List.of(7, 11));
    int dkga = body.oneOf("dkga", List.of(2, 4));
    if (ea == 11 && dkga == 2) {
      throw RefusedRequest.field("dkga", "EA 11 goes with DKGA 4 only.");
    }
    return new MeterIdentity(
        drn,
        ea,
        dkga,
        body.oneOf("baseDate", List.of(1993, 2014, 2035)),
        body.text("sgc", SIX_DIGITS, "a string of 6 digits"),
        body.text("ti", TWO_DIGITS, "a string of 2 digits"),
        body.integer("krn", 1, 9),
        body.integer("kt", 0, 2),
        body.integer("ken", 0, 255),
        tables(ea, body),
        resource(body),
        counting(body));
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
    String currency = body.text("currency", CURRENCY, "three capital letters");
    long rate =
        body.has("rate")
            ? body.decimal("rate", 5, new Limits(1, Counting.Money.LARGEST_RATE_1E5))
            : Counting.Money.FACTORY_RATE_1E5;
    return new Counting.Money(currency, rate);
  }

  private static Ea07Tables tables(int ea, Fields body) throws RefusedRequest {
    if (!body.has("tables") || body.isText("tables")) {
      String name = body.text("tables").orElse("sample");
      if (!name.equals("sample")) {
        throw RefusedRequest.field("tables", "tables must be \"sample\" or a table set inline.");
      }
      return Ea07Tables.SAMPLE;
    }
    Fields set = body.object("tables").orElseThrow();
    if (ea != 7) {
      throw RefusedRequest.field("tables", "Only EA 7 has tables.");
    }
    // What a table file says about itself is welcome beside the tables.
    set.text("about");
    try {
      Ea07Tables tables =
          new Ea07Tables(
              set.text("name").orElse("inline"),
              set.integers("substitution0"),
              set.integers("substitution1"),
              set.integers("permutation"));
      set.requireNoOthers();
      return tables;
    } catch (IllegalArgumentException malformed) {
      throw RefusedRequest.field("tables", "In the table set, " + malformed.getMessage() + ".");
    }
  }

  private static Bits key(MeterIdentity identity, Fields body) throws RefusedRequest {
    List<String> given = new ArrayList<>();
    for (String name : List.of("vendingKey", "decoderKey")) {
      if (body.has(name)) {
        given.add(name);
      }
    }
    if (given.size() != 1) {
      throw RefusedRequest.field("vendingKey", "Send either vendingKey or decoderKey.");
    }
    String field = given.getFirst();
    Bits key = Bits.ofHex(body.text(field, HEX, "bytes in hexadecimal digits"));
    if (field.equals("vendingKey")) {
      return derive(identity, key);
    }
    int bits = identity.ea() == 11 ? 128 : 64;
    if (key.length() != bits) {
      throw RefusedRequest.field(field, "A decoder key of this algorithm has " + bits + " bits.");
    }
    return key;
  }

  private static Bits derive(MeterIdentity identity, Bits vendingKey) throws RefusedRequest {
    DecoderKeys.Facts facts =
        new DecoderKeys.Facts(
            identity.meterPan(),
            identity.sgc(),
            identity.ti(),
            identity.kt(),
            identity.krn(),
            identity.ea(),
            identity.baseDate());
    try {
      return identity.dkga() == 2
          ? DecoderKeys.dkga02(vendingKey, facts)
          : DecoderKeys.dkga04(vendingKey, facts);
    } catch (IllegalArgumentException unfit) {
      throw RefusedRequest.field("vendingKey", "For this meter, " + unfit.getMessage() + ".");
    }
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
