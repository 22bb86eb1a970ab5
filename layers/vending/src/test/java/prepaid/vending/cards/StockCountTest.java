package prepaid.vending.cards;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;
import prepaid.vending.cards.StockCount.Line;
import prepaid.vending.fixture.Highveld;

class StockCountTest {
  private static final Instant END = Instant.parse("2028-01-01T00:00:00Z");
  private static final Optional<String> SHOP = Optional.of("shop");

  private static final class Used implements CardUses {
    private final TreeSet<Long> serials = new TreeSet<>();

    @Override
    public void note(long serial) {
      serials.add(serial);
    }

    @Override
    public void each(long from, long to, LongConsumer used) {
      serials.subSet(from, true, to, true).forEach(used::accept);
    }
  }

  private static CardRange range(long from, long to, CardState state) {
    return new CardRange(from, to, "b", Highveld.rand(5_000), 1, END, Optional.empty(), state, 1);
  }

  @Test
  void whatAVendorHasIsCountedWithWhatWasRedeemedOfIt() {
    Used used = new Used();
    List.of(3L, 4L, 4L, 12L, 25L).forEach(used::note);
    List<CardRange> ranges =
        List.of(
            range(1, 10, new CardState.Active(SHOP)),
            range(11, 20, new CardState.Active(SHOP)),
            range(21, 30, new CardState.Blocked(SHOP, "stolen", END)),
            range(31, 40, new CardState.InStock()));
    assertEquals(
        List.of(
            new Line(SHOP, Highveld.rand(5_000), "active", 20, 3),
            new Line(SHOP, Highveld.rand(5_000), "blocked", 10, 1),
            new Line(Optional.empty(), Highveld.rand(5_000), "in-stock", 10, 0)),
        StockCount.of(ranges, used));
  }
}
