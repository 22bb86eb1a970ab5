package prepaid.meter.device;

import java.util.Collections;
import java.util.List;

/**
 * What a house asks of its meter.
 *
 * @param parts see {@link Registers#PARTS_PER_TENTH}; one part of kWh is one watt-minute
 * @param phaseWatts the power on each phase while it lasts; empty when only the sum is known
 */
public record Load(long parts, List<Integer> phaseWatts) {

  /**
   * @throws IllegalArgumentException when it would give back
   */
  public Load {
    phaseWatts = List.copyOf(phaseWatts);
    if (parts < 0 || phaseWatts.stream().anyMatch(watts -> watts < 0)) {
      throw new IllegalArgumentException("a load cannot give back");
    }
  }

  /** Of unknown power, which therefore exceeds no limit. */
  public static Load ofParts(long parts) {
    return new Load(parts, List.of());
  }

  /** Electricity on one phase, or on several of them. */
  public static Load ofPower(List<Integer> phaseWatts, int minutes) {
    return new Load((long) sum(phaseWatts) * minutes, phaseWatts);
  }

  int watts() {
    return sum(phaseWatts);
  }

  /** Between the most and the least loaded phase; a single phase has none. */
  int unbalanceWatts() {
    return phaseWatts.size() < 2 ? 0 : Collections.max(phaseWatts) - Collections.min(phaseWatts);
  }

  private static int sum(List<Integer> watts) {
    return watts.stream().reduce(0, Math::addExact);
  }
}
