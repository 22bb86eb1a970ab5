package prepaid.meter;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Meters and answers as JSON. Key material never enters here. */
final class MeterView {
  private MeterView() {}

  /** One line of the list. */
  static Map<String, Object> line(StsMeter meter, ManufactureOrder order) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("meterNumber", meter.identity().drn());
    json.put("note", order.note());
    json.put("resource", meter.identity().resource().label());
    json.put("mode", mode(meter.identity()));
    json.put("credit", credit(meter));
    json.put("unit", meter.identity().unit());
    json.put("resourceUnit", meter.identity().resource().unit());
    json.put("contactor", contactor(meter));
    return json;
  }

  /** Everything that a meter may show. */
  static Map<String, Object> whole(StsMeter meter, ManufactureOrder order) {
    Map<String, Object> json = line(meter, order);
    MeterIdentity identity = meter.identity();
    json.put("display", Display.atRest(meter));
    json.put("meterPan", identity.meterPan());
    json.put("ea", identity.ea());
    json.put("dkga", identity.dkga());
    json.put("baseDate", identity.baseDate());
    json.put("sgc", identity.sgc());
    json.put("ti", identity.ti());
    json.put("krn", identity.krn());
    json.put("kt", identity.kt());
    json.put("ken", identity.ken());
    if (identity.ea() == 7) {
      json.put("tables", identity.tables().name());
    }
    json.put("registers", registers(meter));
    json.put("limits", limits(identity));
    json.put("tokenMemory", meter.state().memory().tids());
    json.put("lockOut", lockOut(meter));
    json.put("tampered", meter.state().tampered());
    return json;
  }

  /** What the keypad answers. */
  static Map<String, Object> keypad(StsMeter meter, KeypadAnswer answer) {
    MeterIdentity identity = meter.identity();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("result", answer.result().standardName());
    json.put("code", answer.result().code());
    json.put("display", Display.after(identity, answer));
    json.put("message", Display.words(identity, answer));
    if (answer instanceof KeypadAnswer.Credited credited) {
      json.put("creditAdded", decimal(credited.added(), identity.counting().places()));
    }
    json.put("credit", credit(meter));
    json.put("unit", identity.unit());
    json.put("contactor", contactor(meter));
    json.put("lockedSeconds", meter.lockedSeconds());
    return json;
  }

  /** What a load drew. */
  static Map<String, Object> consumption(StsMeter meter, long parts) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("consumed", decimal(parts / Registers.PARTS_PER_TENTH, 1));
    if (meter.identity().resource() == Resource.ELECTRICITY) {
      json.put("wattMinutes", parts);
    }
    json.put("credit", credit(meter));
    json.put("unit", meter.identity().unit());
    json.put("contactor", contactor(meter));
    json.put("display", Display.atRest(meter));
    return json;
  }

  private static Map<String, Object> registers(StsMeter meter) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("credit", credit(meter));
    json.put("usage", decimal(meter.state().registers().usageTenths(), 1));
    if (meter.identity().counting() instanceof Counting.Money money) {
      json.put("rate", decimal(money.rate1e5PerUnit(), 5));
    }
    return json;
  }

  private static Map<String, Object> limits(MeterIdentity identity) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(
        "largestCredit",
        decimal(identity.counting().largestCredit(), identity.counting().places()));
    json.put("tokenMemoryEntries", TokenMemory.ENTRIES);
    json.put("badEntriesBeforeLockOut", LockOut.FREE_BAD_ENTRIES + 1);
    json.put("lockOutSecondsMax", LockOut.SECONDS_MAX);
    return json;
  }

  private static Map<String, Object> lockOut(StsMeter meter) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("active", meter.lockedSeconds() > 0);
    json.put("secondsLeft", meter.lockedSeconds());
    json.put("badEntries", meter.state().lockOut().badEntries());
    return json;
  }

  private static String credit(StsMeter meter) {
    return decimal(meter.state().registers().credit(), meter.identity().counting().places());
  }

  private static String mode(MeterIdentity identity) {
    return identity.counting() instanceof Counting.Money ? "currency" : "units";
  }

  private static String contactor(StsMeter meter) {
    return meter.contactorClosed() ? "closed" : "open";
  }

  private static String decimal(long steps, int places) {
    return BigDecimal.valueOf(steps, places).toPlainString();
  }
}
