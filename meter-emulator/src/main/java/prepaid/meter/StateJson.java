package prepaid.meter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import prepaid.meter.device.DecoderKey;
import prepaid.meter.device.KeyAttributes;
import prepaid.meter.device.KeyChange;
import prepaid.meter.device.KeyType;
import prepaid.meter.device.LockOut;
import prepaid.meter.device.ManufactureOrder;
import prepaid.meter.device.MeterKey;
import prepaid.meter.device.MeterState;
import prepaid.meter.device.OpenReason;
import prepaid.meter.device.Registers;
import prepaid.meter.device.Settings;
import prepaid.meter.device.Supply;
import prepaid.meter.device.TokenMemory;
import prepaid.meter.device.TokenResult;
import prepaid.meter.literal.Bits;
import prepaid.meter.literal.Reading.KeySection;

/** The changing part of a meter for its own file, keys in the clear, and back. */
final class StateJson {
  private StateJson() {}

  static Map<String, Object> withKey(MeterState state) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("key", OrderJson.key(state.key()));
    json.put("credit", state.registers().credit());
    json.put("carry", state.registers().carry());
    json.put("usage", state.registers().usage());
    json.put("reserve", state.registers().reserve());
    json.put("memory", state.memory().tids());
    json.put("badEntries", state.lockOut().badEntries());
    json.put("lockedUntil", state.lockOut().until().toString());
    json.put("keyChangeSince", state.keyChange().since().toString());
    json.put("keyChange", state.keyChange().sections().stream().map(SectionJson::withKey).toList());
    json.put("settings", settings(state.settings()));
    json.put("tampered", state.supply().tampered());
    json.put("watts", state.supply().watts());
    state
        .supply()
        .trip()
        .ifPresent(trip -> {
          json.put("tripped", trip.reason().name());
          json.put("trippedUntil", trip.until().toString());
        });
    json.put("lastResult", state.lastResult().standardName());
    return json;
  }

  private static Map<String, Object> settings(Settings settings) {
    Map<String, Object> json = new LinkedHashMap<>();
    settings.powerWatts().ifPresent(watts -> json.put("powerWatts", watts));
    settings.unbalanceWatts().ifPresent(watts -> json.put("unbalanceWatts", watts));
    json.put("litresAPulse", settings.litresAPulse());
    json.put("rate1e5PerUnit", settings.rate1e5PerUnit());
    return json;
  }

  static MeterState read(Fields state) throws RefusedRequest {
    MeterKey key = key(state.object("key").orElseThrow(StateJson::missing));
    Registers registers =
        new Registers(
            state.number("credit"),
            state.number("carry"),
            state.number("usage"),
            state.number("reserve"));
    TokenMemory memory = TokenMemory.of(state.integers("memory"));
    LockOut lockOut = lockOut(state);
    KeyChange keyChange = keyChange(state);
    Settings settings = settings(state.object("settings").orElseThrow(StateJson::missing));
    Supply supply = supply(state);
    TokenResult last =
        TokenResult.named(state.text("lastResult").orElse("")).orElseThrow(StateJson::missing);
    state.requireNoOthers();
    return new MeterState(key, registers, memory, lockOut, keyChange, settings, supply, last);
  }

  /** A state of format 1. */
  static MeterState readFirst(Fields state, ManufactureOrder order) throws RefusedRequest {
    MeterState made = order.firstState(Instant.EPOCH);
    Registers registers =
        new Registers(state.number("credit"), state.number("carry"), state.number("usage"), 0);
    return new MeterState(
        made.key(),
        registers,
        TokenMemory.of(state.integers("memory")),
        lockOut(state),
        made.keyChange(),
        made.settings(),
        new Supply(state.flag("tampered"), Optional.empty(), 0),
        made.lastResult());
  }

  private static MeterKey key(Fields key) throws RefusedRequest {
    KeyAttributes attributes =
        new KeyAttributes(
            key.integer("baseDate", 1993, 2035),
            Integer.parseInt(key.text("sgc").orElse("")),
            Integer.parseInt(key.text("ti").orElse("")),
            key.integer("krn", 1, KeyAttributes.KRN_MAX),
            KeyType.of(key.integer("kt", 0, 3)),
            key.integer("ken", 0, 255));
    return new MeterKey(DecoderKey.of(Bits.ofHex(key.text("decoderKey").orElse(""))), attributes);
  }

  private static LockOut lockOut(Fields state) throws RefusedRequest {
    return new LockOut(
        (int) state.number("badEntries"), Instant.parse(state.text("lockedUntil").orElse("")));
  }

  private static KeyChange keyChange(Fields state) throws RefusedRequest {
    List<KeySection> sections = new ArrayList<>();
    for (Fields section : state.objects("keyChange")) {
      sections.add(SectionJson.read(section));
    }
    return new KeyChange(Instant.parse(state.text("keyChangeSince").orElse("")), sections);
  }

  private static Settings settings(Fields settings) throws RefusedRequest {
    return new Settings(
        watts(settings, "powerWatts"),
        watts(settings, "unbalanceWatts"),
        (int) settings.number("litresAPulse"),
        settings.number("rate1e5PerUnit"));
  }

  private static OptionalInt watts(Fields settings, String name) throws RefusedRequest {
    return settings.has(name) ? OptionalInt.of((int) settings.number(name)) : OptionalInt.empty();
  }

  private static Supply supply(Fields state) throws RefusedRequest {
    Optional<String> reason = state.text("tripped");
    Optional<Supply.Trip> trip =
        reason.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Supply.Trip(
                    OpenReason.valueOf(reason.get()),
                    Instant.parse(state.text("trippedUntil").orElse(""))));
    return new Supply(state.flag("tampered"), trip, (int) state.number("watts"));
  }

  private static RefusedRequest missing() {
    return RefusedRequest.of(500, "damaged-file", "a part of the state is missing");
  }
}
