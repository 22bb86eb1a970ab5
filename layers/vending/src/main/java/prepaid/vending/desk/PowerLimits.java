package prepaid.vending.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import prepaid.sts.Drn;
import prepaid.sts.TokenMinute;
import prepaid.sts.UnitsAmount;
import prepaid.vending.ledger.EngineeringTask;
import prepaid.vending.ledger.EngineeringTask.Kind;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.ledger.MoneySource.Engineering;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendHistory;
import prepaid.vending.limits.Limits;

/** The power limits that a meter was given, from its vends: they are written nowhere else. */
public record PowerLimits(VendHistory vends, InstantSource clock) {
  /**
   * A limit that a token sets.
   *
   * @param watts as the meter shows them: a token's field has few digits, and is rounded up
   */
  public record Limit(Vend vend, long watts, Mandate mandate) {}

  /**
   * Some of them, oldest first.
   *
   * @param next the minute from which to go on; empty at the end
   */
  public record Page(List<Limit> limits, Optional<Long> next) {}

  /** One page of a meter's vends, of which most are none. */
  public Page page(Drn meter, long fromMinute) {
    List<Vend> some = vends.between(meter, fromMinute, last(), Limits.LIMIT_LOOK_VENDS_MAX);
    List<Limit> limits = some.stream().map(PowerLimits::of).flatMap(Optional::stream).toList();
    return new Page(
        limits,
        some.size() < Limits.LIMIT_LOOK_VENDS_MAX
            ? Optional.empty()
            : Optional.of(some.getLast().tokenMinute() + 1));
  }

  /** Those since a moment, oldest first. */
  public List<Limit> since(Drn meter, Instant from) {
    List<Limit> limits = new ArrayList<>();
    Optional<Long> next = Optional.of(TokenMinute.of(from));
    while (next.isPresent()) {
      Page page = page(meter, next.get());
      limits.addAll(page.limits());
      next = page.next();
    }
    return limits;
  }

  /** The one in force, if a token of the last two years set it. */
  public Optional<Limit> current(Drn meter) {
    List<Limit> limits = since(meter, clock.instant().minus(Limits.LIMIT_LOOK_BACK));
    return limits.isEmpty() ? Optional.empty() : Optional.of(limits.getLast());
  }

  /** What a meter shows that was told so many watts. */
  public static long shown(long watts) {
    return UnitsAmount.decoded(UnitsAmount.field(watts));
  }

  private long last() {
    return TokenMinute.of(clock.instant().plus(Limits.TOKEN_MINUTE_AHEAD_MAX));
  }

  private static Optional<Limit> of(Vend vend) {
    return vend.source() instanceof Engineering(EngineeringTask task, Mandate mandate)
            && task.kind() == Kind.POWER_LIMIT
        ? Optional.of(new Limit(vend, shown(task.value()), mandate))
        : Optional.empty();
  }
}
