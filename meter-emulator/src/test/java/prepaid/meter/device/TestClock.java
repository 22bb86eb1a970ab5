package prepaid.meter.device;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that stands until a test moves it. */
public final class TestClock implements InstantSource {
  public static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private Instant now = NOON;

  public void pass(Duration duration) {
    now = now.plus(duration);
  }

  @Override
  public Instant instant() {
    return now;
  }
}
