package prepaid.vending.campaigns;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.sts.Drn;
import prepaid.vending.campaigns.CampaignMeter.Move;
import prepaid.vending.campaigns.CampaignMeter.State;
import prepaid.vending.limits.Limits;

/**
 * How far a campaign came.
 *
 * @param counting how many meters it will go through
 * @param going how far it went through them
 * @param tally how many meters are in each state: exactly as many as there are rows
 * @param sweep how far it looked again at those that are not done
 * @param takenAt present while a page is worked on: by whoever took it then
 */
public record Progress(
    Counting counting, Going going, Tally tally, Sweep sweep, Optional<Instant> takenAt) {
  static Progress none(Instant now) {
    return new Progress(
        new Counting(0, Optional.empty(), false),
        new Going(Optional.empty(), Optional.empty(), 0, 0, 0, Pace.NONE),
        new Tally(Map.of()),
        new Sweep(Sweep.first(), Optional.empty(), 0, now),
        Optional.empty());
  }

  /**
   * The listed meters are counted before the first gets anything, so that an end can be told.
   *
   * @param after the last one that was counted
   */
  public record Counting(long listed, Optional<Drn> after, boolean done) {}

  /**
   * @param after the last meter that was dealt with
   * @param doubt up to which meter a page that never ended may have come: whoever is no longer one
   *     of the segment may be so because of it
   * @param passed how many were dealt with
   * @param passedOver how many of them the campaign is not for
   * @param stalls how often the next one was tried without an answer
   */
  public record Going(
      Optional<Drn> after,
      Optional<Drn> doubt,
      long passed,
      long passedOver,
      int stalls,
      Pace pace) {
    /** Past a meter that gets nothing and is not counted. */
    Going skipping(Drn meter) {
      return new Going(Optional.of(meter), doubt, passed, passedOver, stalls, pace);
    }

    Going doubting(Drn through) {
      return new Going(after, Optional.of(through), passed, passedOver, stalls, pace);
    }
  }

  /** How much of a minute's rate is taken. */
  public record Pace(Instant minute, int taken) {
    static final Pace NONE = new Pace(Instant.EPOCH, 0);

    int left(int rate, Instant now) {
      return minute.equals(minuteOf(now)) ? Math.max(0, rate - taken) : rate;
    }

    Pace plus(int more, Instant now) {
      Instant current = minuteOf(now);
      return new Pace(current, minute.equals(current) ? taken + more : more);
    }

    private static Instant minuteOf(Instant now) {
      return now.truncatedTo(ChronoUnit.MINUTES);
    }
  }

  /** Meters by state. */
  public record Tally(Map<State, Long> counts) {
    public Tally {
      counts = Map.copyOf(counts);
    }

    public long of(State state) {
      return counts.getOrDefault(state, 0L);
    }

    /** For how many a vend was made. */
    public long made() {
      return counts.keySet().stream().filter(State::isMade).mapToLong(this::of).sum();
    }

    /** Those that may still become something else. */
    public long open() {
      return of(State.ISSUED) + of(State.DELIVERED) + of(State.SILENT) + of(State.DOUBTFUL);
    }

    Tally plus(List<Move> moves) {
      Map<State, Long> after = new EnumMap<>(State.class);
      after.putAll(counts);
      for (Move move : moves) {
        move.from().ifPresent(from -> after.merge(from.state(), -1L, Long::sum));
        after.merge(move.to().state(), 1L, Long::sum);
      }
      return new Tally(after);
    }
  }

  /**
   * A walk through the rows that are not done.
   *
   * @param state whose rows it is at
   * @param after the last one that was looked at
   * @param visited how many it looked at so far
   * @param due when it goes on
   */
  public record Sweep(State state, Optional<Drn> after, long visited, Instant due) {
    private static final List<State> ORDER =
        List.of(State.DOUBTFUL, State.ISSUED, State.DELIVERED, State.SILENT);

    /** On within the state. */
    Sweep after(Drn last, int looked) {
      return new Sweep(state, Optional.of(last), visited + looked, due);
    }

    /** One that began goes on; another begins in a run only when it was due before the run. */
    boolean isDue(Instant runBegan) {
      boolean isBegun = after.isPresent() || state != first();
      return isBegun || !runBegan.isBefore(due);
    }

    boolean isLastState() {
      return state == ORDER.getLast();
    }

    /** On to the next state; after the last one it rests, the longer the more it looked at. */
    Sweep on(Instant now) {
      if (!isLastState()) {
        return new Sweep(ORDER.get(ORDER.indexOf(state) + 1), Optional.empty(), visited, due);
      }
      Duration rest = Limits.CAMPAIGN_SWEEP_METER_PAUSE.multipliedBy(visited);
      Duration least = Limits.CAMPAIGN_SWEEP_PAUSE_MIN;
      return new Sweep(
          ORDER.getFirst(),
          Optional.empty(),
          0,
          now.plus(rest.compareTo(least) < 0 ? least : rest));
    }

    static State first() {
      return ORDER.getFirst();
    }
  }

  /** Whether somebody works on a page at this moment. */
  boolean isTaken(Instant now) {
    return takenAt.map(at -> now.isBefore(at.plus(Limits.CAMPAIGN_TAKEN_FOR))).orElse(false);
  }

  Progress taken(Instant now, Going further) {
    return new Progress(counting, further, tally, sweep, Optional.of(now));
  }

  Progress counted(Counting further) {
    return new Progress(further, going, tally, sweep, takenAt);
  }

  Progress gone(Going further, List<Move> moves) {
    return new Progress(counting, further, tally.plus(moves), sweep, Optional.empty());
  }

  Progress swept(Sweep further, List<Move> moves) {
    return new Progress(counting, going, tally.plus(moves), further, takenAt);
  }
}
