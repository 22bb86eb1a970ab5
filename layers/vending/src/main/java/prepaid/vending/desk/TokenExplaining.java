package prepaid.vending.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import prepaid.sts.Drn;
import prepaid.sts.TokenMinute;
import prepaid.vending.ledger.IssuedToken;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendHistory;
import prepaid.vending.limits.Limits;
import prepaid.vending.meters.Meter;

/** Finds the vend that a token was issued with, the newest first. */
public record TokenExplaining(VendHistory vends, InstantSource clock) {
  /**
   * A token of a meter that has these digits, or all but one of them.
   *
   * @param place in its vend, from 0
   * @param wrongDigit the place of the digit that differs, from 1; empty when all are right
   */
  public record Found(Vend vend, int place, Optional<Integer> wrongDigit) {
    public IssuedToken token() {
      return vend.tokens().get(place);
    }
  }

  /** One that has all the digits, before one that has not. */
  public Optional<Found> find(Meter meter, String digits) {
    Drn number = meter.registration().number();
    long seen = 0;
    Optional<Found> nearly = Optional.empty();
    Instant to = clock.instant().plus(Limits.TOKEN_MINUTE_AHEAD_MAX);
    Instant end = to.minus(Limits.EXPLAIN_LOOK_BACK);
    while (to.isAfter(end)
        && seen < Math.min(meter.state().head().sequence(), Limits.EXPLAIN_VENDS_MAX)) {
      Instant from = to.minus(Limits.TOKEN_LOOK_BACK);
      List<Vend> some = between(number, TokenMinute.of(from) + 1, TokenMinute.of(to));
      for (Vend vend : some.reversed()) {
        Optional<Found> found = in(vend, digits);
        if (found.flatMap(Found::wrongDigit).isEmpty() && found.isPresent()) {
          return found;
        }
        nearly = nearly.or(() -> found);
      }
      seen += some.size();
      to = from;
    }
    return nearly;
  }

  private List<Vend> between(Drn meter, long fromMinute, long toMinute) {
    List<Vend> all = new ArrayList<>();
    long from = fromMinute;
    while (true) {
      List<Vend> page = vends.between(meter, from, toMinute, Limits.TOKEN_LOOK_VENDS_MAX);
      all.addAll(page);
      if (page.size() < Limits.TOKEN_LOOK_VENDS_MAX || all.size() >= Limits.EXPLAIN_VENDS_MAX) {
        return all;
      }
      from = page.getLast().tokenMinute() + 1;
    }
  }

  private static Optional<Found> in(Vend vend, String digits) {
    Optional<Found> nearly = Optional.empty();
    for (int i = 0; i < vend.tokens().size(); i++) {
      String right = vend.tokens().get(i).token().digits();
      int[] wrong =
          IntStream.range(0, right.length())
              .filter(at -> right.charAt(at) != digits.charAt(at))
              .toArray();
      if (wrong.length == 0) {
        return Optional.of(new Found(vend, i, Optional.empty()));
      }
      if (wrong.length == 1) {
        nearly = Optional.of(new Found(vend, i, Optional.of(wrong[0] + 1)));
      }
    }
    return nearly;
  }
}
