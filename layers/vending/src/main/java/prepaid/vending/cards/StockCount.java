package prepaid.vending.cards;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import prepaid.vending.money.Money;

/** Counts cards by who has them, what they are worth and where they are in their life. */
public final class StockCount {
  private StockCount() {}

  /**
   * Cards that are alike.
   *
   * @param vendor empty for the utility's own
   * @param redeemed how many of them were redeemed: what remains was not
   */
  public record Line(
      Optional<String> vendor, Money denomination, String state, long count, long redeemed) {
    Line plus(Line other) {
      return new Line(vendor, denomination, state, count + other.count, redeemed + other.redeemed);
    }
  }

  public static List<Line> of(List<CardRange> ranges, CardUses uses) {
    Map<List<Object>, Line> lines = new LinkedHashMap<>();
    for (CardRange range : ranges) {
      AtomicLong redeemed = new AtomicLong();
      if (mayBeRedeemed(range.state())) {
        uses.each(range.from(), range.to(), serial -> redeemed.incrementAndGet());
      }
      Line line =
          new Line(
              range.state().owner(),
              range.denomination(),
              range.state().slug(),
              range.count(),
              redeemed.get());
      lines.merge(List.of(line.vendor(), line.denomination(), line.state()), line, Line::plus);
    }
    return new ArrayList<>(lines.values());
  }

  /** Cards that never were active need no look. */
  private static boolean mayBeRedeemed(CardState state) {
    return switch (state) {
      case CardState.Active active -> true;
      case CardState.Blocked blocked -> true;
      case CardState.Voided voided -> true;
      case CardState.Expired expired -> true;
      default -> false;
    };
  }
}
