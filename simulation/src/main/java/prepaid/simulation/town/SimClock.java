package prepaid.simulation.town;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import prepaid.simulation.engine.Scheduler;

/** The clock of one instance: the world's, a little wrong. */
final class SimClock extends Clock {
  private final Scheduler scheduler;
  private final Duration wrong;

  SimClock(Scheduler scheduler, Duration wrong) {
    this.scheduler = scheduler;
    this.wrong = wrong;
  }

  @Override
  public Instant instant() {
    return scheduler.now().plus(wrong);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("the system counts in UTC");
  }
}
