package prepaid.upkeep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import prepaid.sts.BaseDate;
import prepaid.sts.DecoderKeyAlgorithm;
import prepaid.sts.VendingKeyType;
import prepaid.vending.fixture.MemoryKeyAlarms;
import prepaid.vending.fixture.MemoryKeyBudgets;
import prepaid.vending.fixture.MemoryKeys;
import prepaid.vending.keys.KeyLife.Decision;
import prepaid.vending.keys.KeyRecount;
import prepaid.vending.keys.KeyTerms;
import prepaid.vending.keys.KeyWatch;
import prepaid.vending.keys.WrappedKey;

/** What a run says about keys, and that people hear of it once. */
class KeyUpkeepTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");

  private final MemoryKeys keys = new MemoryKeys();
  private final MemoryKeyBudgets budgets = new MemoryKeyBudgets();
  private final MemoryKeyAlarms alarms = new MemoryKeyAlarms();

  private final KeyUpkeep upkeep =
      new KeyUpkeep(
          new KeyRecount(budgets, () -> NOW), new KeyWatch(keys, budgets, () -> NOW), alarms);

  private static WrappedKey ending(Duration in) {
    KeyTerms terms =
        new KeyTerms(
            "123457",
            1,
            VendingKeyType.VUDK,
            DecoderKeyAlgorithm.DKGA04,
            BaseDate.BASE_2014,
            255,
            Instant.EPOCH,
            NOW.plus(in));
    return new WrappedKey(terms, "d3JhcHBlZA==", "a1b2c3")
        .activated(new Decision("ann", "bob", NOW.minusSeconds(1)));
  }

  @Test
  void aKeyThatEndsSoonIsToldOnce() {
    assertEquals(Map.of("recounted", 0, "told", 0), upkeep.run());
    keys.keys.add(ending(Duration.ofDays(10)));
    assertEquals(Map.of("recounted", 0, "told", 1), upkeep.run());
    assertTrue(
        alarms.told.getFirst().words().contains("makes its last token at 2026-12-04T08:00:00Z"),
        alarms.told::toString);
    assertEquals(Map.of("recounted", 0, "told", 0), upkeep.run());
  }
}
