package prepaid.meter.device;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What management tokens set. Immutable.
 *
 * @param powerWatts above this the contactor opens; without it there is no limit
 * @param unbalanceWatts the largest difference between two phases; without it there is no limit
 * @param litresAPulse what one pulse of a water meter's transducer stands for
 * @param rate1e5PerUnit the price of one unit in a meter that counts money, in 0.00001
 */
public record Settings(
    OptionalInt powerWatts, OptionalInt unbalanceWatts, int litresAPulse, long rate1e5PerUnit) {
  public static final long RATE_1E5_MAX = 100_000_000;

  /** One currency unit a unit, one litre a pulse, no limits. */
  public static final Settings FACTORY =
      new Settings(OptionalInt.empty(), OptionalInt.empty(), 1, 100_000);

  /**
   * @throws IllegalArgumentException when the rate is not 0.00001 to 1000.00000
   */
  public Settings {
    if (rate1e5PerUnit < 1 || rate1e5PerUnit > RATE_1E5_MAX) {
      throw new IllegalArgumentException("a rate is 0.00001 to 1000.00000 a unit");
    }
  }

  Settings withPower(int watts) {
    return new Settings(OptionalInt.of(watts), unbalanceWatts, litresAPulse, rate1e5PerUnit);
  }

  Settings withUnbalance(int watts) {
    return new Settings(powerWatts, OptionalInt.of(watts), litresAPulse, rate1e5PerUnit);
  }

  Settings withLitres(int litres) {
    return new Settings(powerWatts, unbalanceWatts, litres, rate1e5PerUnit);
  }

  public Settings withRate(long rate1e5) {
    return new Settings(powerWatts, unbalanceWatts, litresAPulse, rate1e5);
  }

  /** Why a load is too much, if it is. */
  Optional<OpenReason> exceededBy(Load load) {
    if (powerWatts.isPresent() && load.watts() > powerWatts.getAsInt()) {
      return Optional.of(OpenReason.POWER_LIMIT);
    }
    if (unbalanceWatts.isPresent() && load.unbalanceWatts() > unbalanceWatts.getAsInt()) {
      return Optional.of(OpenReason.PHASE_UNBALANCE);
    }
    return Optional.empty();
  }
}
