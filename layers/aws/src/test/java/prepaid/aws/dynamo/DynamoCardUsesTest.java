package prepaid.aws.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import prepaid.aws.fixture.LocalPorts;
import prepaid.aws.fixture.Samples;
import prepaid.aws.fixture.TableShape;
import prepaid.vending.cards.CardUses;

class DynamoCardUsesTest {
  private final LocalPorts local =
      LocalPorts.fresh(Clock.fixed(Samples.NOW, ZoneOffset.UTC), TableShape.CARDS);
  private final CardUses uses = local.ports().cards().uses();

  private List<Long> between(long from, long to) {
    List<Long> used = new ArrayList<>();
    uses.each(from, to, used::add);
    return used;
  }

  /** However full the row of a hundred cards is. */
  @Test
  void aNoteCostsOneWriteUnit() {
    for (long serial = 100; serial < 200; serial++) {
      local.units().clear();
      uses.note(serial);
      assertEquals(1, local.units().units());
    }
    assertEquals(100, between(1, 1_000).size());
  }

  @Test
  void whatIsNotedTwiceCountsOnceAndRunsAreExact() {
    for (long serial : new long[] {1, 99, 100, 99_999, 100_000, 250_117, 100_000}) {
      uses.note(serial);
    }
    assertEquals(List.of(1L, 99L, 100L, 99_999L, 100_000L, 250_117L), between(1, 300_000));
    assertEquals(List.of(99L, 100L), between(2, 100));
    assertEquals(List.of(100_000L), between(100_000, 250_116));
    assertEquals(List.of(), between(300_000, 900_000));
  }
}
