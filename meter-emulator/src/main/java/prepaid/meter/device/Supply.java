package prepaid.meter.device;

import java.time.Instant;
import java.util.Optional;

/**
 * The switched side of a meter. Immutable.
 *
 * @param tampered somebody opened the case, and no token has cleared it
 * @param trip the last time that a load was too much
 * @param watts what the last load drew
 */
public record Supply(boolean tampered, Optional<Trip> trip, int watts) {
  /** Untouched. */
  public static final Supply RESTING = new Supply(false, Optional.empty(), 0);

  /**
   * The contactor opened by itself.
   *
   * @param until from this moment it is closed again
   */
  public record Trip(OpenReason reason, Instant until) {}

  /** The trip that still holds the contactor open. */
  Optional<Trip> trippedAt(Instant now) {
    return trip.filter(last -> now.isBefore(last.until()));
  }

  Supply drawing(int power) {
    return power == watts && trip.isEmpty() ? this : new Supply(tampered, Optional.empty(), power);
  }

  Supply tripped(OpenReason reason, Instant until) {
    return new Supply(tampered, Optional.of(new Trip(reason, until)), 0);
  }

  Supply opened() {
    return new Supply(true, trip, 0);
  }

  /** A token cleared the condition. */
  Supply untampered() {
    return new Supply(false, trip, watts);
  }

  /** A new limit: what tripped by the old one may try again. */
  Supply reconnected() {
    return new Supply(tampered, Optional.empty(), watts);
  }

  /** Nothing flows any more. */
  Supply idle() {
    return watts == 0 ? this : new Supply(tampered, trip, 0);
  }
}
