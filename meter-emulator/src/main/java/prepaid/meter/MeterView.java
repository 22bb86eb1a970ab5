package prepaid.meter;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import prepaid.meter.device.Counting;
import prepaid.meter.device.Display;
import prepaid.meter.device.Features;
import prepaid.meter.device.KeypadAnswer;
import prepaid.meter.device.LockOut;
import prepaid.meter.device.ManufactureOrder;
import prepaid.meter.device.MeterIdentity;
import prepaid.meter.device.OpenReason;
import prepaid.meter.device.Registers;
import prepaid.meter.device.Resource;
import prepaid.meter.device.Settings;
import prepaid.meter.device.StsMeter;
import prepaid.meter.device.TokenMemory;
import prepaid.meter.device.TokenResult;

/** Meters and answers as JSON. Key material never enters here. */
final class MeterView {
  private MeterView() {}

  /** One line of the list. */
  static Map<String, Object> line(StsMeter meter, ManufactureOrder order) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("meterNumber", meter.identity().drn());
    json.put("note", order.note());
    json.put("resource", meter.identity().resource().label());
    json.put("mode", money(meter) ? "currency" : "units");
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
    json.put("lcd", Display.frames(Display.atRest(meter)));
    json.put("notices", Display.notices(meter));
    json.put("openBecause", meter.openReasons().stream().map(OpenReason::label).toList());
    json.put("clock", meter.now().toString());
    json.put("meterPan", identity.meterPan());
    json.put("ea", identity.ea());
    json.put("dkga", identity.dkga());
    json.putAll(OrderJson.attributes(meter.state().key().attributes()));
    if (identity.ea() == 7) {
      json.put("tables", identity.tables().name());
    }
    json.put("registers", registers(meter, order));
    json.put("power", power(meter));
    json.put("limits", limits(meter));
    json.put("tokenMemory", meter.state().memory().tids());
    json.put("keyChange", keyChange(meter));
    json.put("lockOut", lockOut(meter));
    json.put("tampered", meter.state().supply().tampered());
    json.put("lastResult", result(meter.state().lastResult()));
    return json;
  }

  /** What the keypad answers. */
  static Map<String, Object> keypad(StsMeter meter, KeypadAnswer answer) {
    MeterIdentity identity = meter.identity();
    String display = Display.after(identity, answer);
    Map<String, Object> json = result(answer.result());
    json.put("display", display);
    json.put("lcd", Display.frames(display));
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
    json.put("openBecause", meter.openReasons().stream().map(OpenReason::label).toList());
    json.put("display", Display.atRest(meter));
    return json;
  }

  private static Map<String, Object> result(TokenResult result) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("result", result.standardName());
    json.put("code", result.code());
    return json;
  }

  private static Map<String, Object> registers(StsMeter meter, ManufactureOrder order) {
    Registers registers = meter.state().registers();
    int places = meter.identity().counting().places();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("credit", credit(meter));
    json.put("usage", decimal(registers.usageTenths(), 1));
    json.put("reserve", reserve(registers, order.initialCredit(), places));
    Settings settings = meter.state().settings();
    if (money(meter)) {
      json.put("rate", decimal(settings.rate1e5PerUnit(), places));
    }
    if (meter.identity().resource() == Resource.WATER) {
      json.put("litresAPulse", settings.litresAPulse());
    }
    return json;
  }

  /** The credit that the meter was made with: how much, what is left, whether it runs on it. */
  private static Map<String, Object> reserve(Registers registers, long granted, int places) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("granted", decimal(granted, places));
    json.put("left", decimal(registers.reserve(), places));
    json.put("inUse", registers.reserveInUse());
    json.put("usedUp", granted > 0 && registers.reserve() == 0);
    return json;
  }

  private static Map<String, Object> power(StsMeter meter) {
    return Map.of(
        "watts",
        meter.contactorClosed() ? meter.state().supply().watts() : 0,
        "phases",
        meter.identity().features().phases());
  }

  private static Map<String, Object> limits(StsMeter meter) {
    MeterIdentity identity = meter.identity();
    Features features = identity.features();
    int places = identity.counting().places();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("largestCredit", decimal(identity.counting().largestCredit(), places));
    Settings settings = meter.state().settings();
    settings.powerWatts().ifPresent(watts -> json.put("powerWatts", watts));
    settings.unbalanceWatts().ifPresent(watts -> json.put("phaseUnbalanceWatts", watts));
    json.put("lowCredit", decimal(features.lowCredit(), places));
    json.put("reconnectSeconds", features.reconnectSeconds());
    json.put("keyChangeSeconds", features.keyChangeSeconds());
    json.put("tokenMemoryEntries", TokenMemory.ENTRIES);
    json.put("badEntriesBeforeLockOut", LockOut.FREE_BAD_ENTRIES + 1);
    json.put("lockOutSecondsMax", LockOut.SECONDS_MAX);
    return json;
  }

  private static Map<String, Object> keyChange(StsMeter meter) {
    long left = meter.keyChangeSecondsLeft();
    List<Integer> entered = left > 0 ? meter.state().keyChange().numbers() : List.of();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("pending", left > 0);
    json.put("sections", entered);
    json.put("secondsLeft", left);
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

  private static boolean money(StsMeter meter) {
    return meter.identity().counting() instanceof Counting.Money;
  }

  private static String contactor(StsMeter meter) {
    return meter.contactorClosed() ? "closed" : "open";
  }

  private static String decimal(long steps, int places) {
    return BigDecimal.valueOf(steps, places).toPlainString();
  }
}
