package prepaid.vending.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.vending.desk.PowerLimits.Limit;
import prepaid.vending.ledger.TokenKind;
import prepaid.vending.limits.Limits;

class PowerLimitsTest {
  private final DeskSamples vends = new DeskSamples();
  private final PowerLimits limits = new PowerLimits(vends.history, () -> DeskSamples.NOW);

  @Test
  void theHistoryHasLimitsOnlyAndGoesOnWhereAPageEnds() {
    for (int i = 0; i < Limits.LIMIT_LOOK_VENDS_MAX + 20; i++) {
      if (i % 50 == 0) {
        vends.limited("l" + i, DeskSamples.NOW, 1_000L + i);
      } else {
        vends.sold("p" + i, DeskSamples.NOW, DeskSamples.token(TokenKind.CREDIT, i));
      }
    }
    PowerLimits.Page first = limits.page(DeskSamples.METER, 0);
    assertEquals(List.of(1_000L, 1_050L), first.limits().stream().map(Limit::watts).toList());
    PowerLimits.Page second = limits.page(DeskSamples.METER, first.next().orElseThrow());
    assertEquals(List.of(1_100L), second.limits().stream().map(Limit::watts).toList());
    assertEquals(Optional.empty(), second.next());
    assertEquals(1_100, limits.current(DeskSamples.METER).orElseThrow().watts());
  }

  @Test
  void whatIsTooOldIsNoFormerLimit() {
    assertEquals(Optional.empty(), limits.current(DeskSamples.METER));
    vends.limited("l1", DeskSamples.NOW.minus(Limits.LIMIT_LOOK_BACK.plusDays(1)), 5_000);
    assertEquals(Optional.empty(), limits.current(DeskSamples.METER));
    vends.limited("l2", DeskSamples.NOW.minus(Duration.ofDays(1)), 16_385);
    assertEquals(16_394, limits.current(DeskSamples.METER).orElseThrow().watts(), "as it shows");
  }
}
