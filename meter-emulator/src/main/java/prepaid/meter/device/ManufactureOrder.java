package prepaid.meter.device;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What a meter is made from. Two equal orders are the same meter.
 *
 * @param key the key it leaves the factory with
 * @param rate1e5PerUnit what a meter that counts money charges until a token says otherwise
 * @param manufacturedAt from when on tokens are new to it; empty: a day before it is made
 * @param initialCredit its reserve, in the steps of the credit register
 * @param note what people see beside its number
 */
public record ManufactureOrder(
    MeterIdentity identity,
    MeterKey key,
    long rate1e5PerUnit,
    Optional<Instant> manufacturedAt,
    long initialCredit,
    String note) {

  /** The moment whose minute fills the token memory. */
  private Instant born(Instant now) {
    Instant dayAgo = now.minus(Duration.ofDays(1));
    Instant yearBeforeEnd = TokenMinutes.last(baseDate()).minus(Duration.ofDays(365));
    return manufacturedAt.orElse(dayAgo.isBefore(yearBeforeEnd) ? dayAgo : yearBeforeEnd);
  }

  private int baseDate() {
    return key.attributes().baseDate();
  }

  /** The state of a meter fresh from the factory. */
  public MeterState firstState(Instant now) {
    int tid = TokenMinutes.tid(baseDate(), born(now)).orElse(0);
    Settings settings =
        rate1e5PerUnit == Settings.FACTORY.rate1e5PerUnit()
            ? Settings.FACTORY
            : Settings.FACTORY.withRate(rate1e5PerUnit);
    return MeterState.made(key, settings, initialCredit, tid);
  }

  /** The meter, fresh from the factory. */
  public StsMeter make(InstantSource clock) {
    return new StsMeter(identity, firstState(clock.instant()), clock);
  }
}
