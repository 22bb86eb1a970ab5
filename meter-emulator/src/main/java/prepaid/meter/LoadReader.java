package prepaid.meter;

import java.util.List;
import prepaid.meter.Fields.Limits;
import prepaid.meter.device.Load;
import prepaid.meter.device.Registers;
import prepaid.meter.device.Resource;
import prepaid.meter.device.StsMeter;

/**
 * Reads what a house asks of its meter: units; watts and minutes, on one phase or on each of three;
 * or the pulses of a water meter's transducer.
 */
final class LoadReader {
  private static final long UNITS_A_CALL_MAX_TENTHS = 1_000_000;
  private static final int WATTS_MAX = 1_000_000;
  private static final int MINUTES_MAX = 525_600;
  private static final int PULSES_MAX = 1_000_000;

  private LoadReader() {}

  static Load read(StsMeter meter, Fields body) throws RefusedRequest {
    Resource resource = meter.identity().resource();
    Load load;
    if (body.has("units")) {
      long tenths = body.decimal("units", 1, new Limits(1, UNITS_A_CALL_MAX_TENTHS));
      load = Load.ofParts(Registers.PARTS_PER_TENTH * tenths);
    } else if (resource == Resource.WATER && body.has("pulses")) {
      long litres = (long) meter.state().settings().litresAPulse();
      load =
          Load.ofParts(Registers.PARTS_PER_LITRE * litres * body.integer("pulses", 1, PULSES_MAX));
    } else if (resource == Resource.ELECTRICITY) {
      // One part of the electricity registers is one watt-minute.
      List<Integer> watts = watts(meter.identity().features().phases(), body);
      load = Load.ofPower(watts, body.integer("minutes", 1, MINUTES_MAX));
    } else {
      throw RefusedRequest.field("units", "This meter does not count electricity: send units.");
    }
    body.requireNoOthers();
    return load;
  }

  private static List<Integer> watts(int phases, Fields body) throws RefusedRequest {
    if (!body.has("phaseWatts")) {
      return List.of(body.integer("watts", 0, WATTS_MAX));
    }
    List<Integer> watts = body.integers("phaseWatts");
    boolean possible = watts.stream().allMatch(power -> power >= 0 && power <= WATTS_MAX);
    if (watts.size() != phases || !possible) {
      throw RefusedRequest.field(
          "phaseWatts",
          "phaseWatts must be " + phases + " numbers from 0 to " + WATTS_MAX + ", one a phase.");
    }
    return watts;
  }
}
