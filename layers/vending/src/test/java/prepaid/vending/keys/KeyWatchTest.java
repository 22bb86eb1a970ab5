package prepaid.vending.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import prepaid.sts.BaseDate;
import prepaid.sts.DecoderKeyAlgorithm;
import prepaid.sts.VendingKeyType;
import prepaid.vending.fixture.MemoryKeyAlarms;
import prepaid.vending.fixture.MemoryKeyBudgets;
import prepaid.vending.fixture.MemoryKeys;

class KeyWatchTest {
  private static final Instant END = Instant.parse("2045-11-24T20:16:00Z");
  private static final KeyName NAME = new KeyName("123457", 1);
  private static final KeyLife.Decision DECIDED = new KeyLife.Decision("ann", "bob", Instant.EPOCH);

  private final MemoryKeys keys = new MemoryKeys();
  private final MemoryKeyBudgets budgets = new MemoryKeyBudgets();
  private Instant now = END.minus(Duration.ofDays(400));
  private final KeyWatch watch = new KeyWatch(keys, budgets, () -> now);
  private final MemoryKeyAlarms alarms = new MemoryKeyAlarms();

  private WrappedKey key() {
    KeyTerms terms =
        new KeyTerms(
            NAME.supplyGroup(),
            NAME.keyRevision(),
            VendingKeyType.VUDK,
            DecoderKeyAlgorithm.DKGA04,
            BaseDate.BASE_2014,
            255,
            Instant.EPOCH,
            Instant.parse("2099-01-01T00:00:00Z"));
    return new WrappedKey(terms, "d3JhcHBlZA==", "a1b2c3");
  }

  @Test
  void theEndIsToldFourTimesAndThenShown() {
    keys.keys.add(key().activated(DECIDED));
    for (int days = 400; days > -10; days--) {
      now = END.minus(Duration.ofDays(days));
      watch.alarm(alarms);
      watch.alarm(alarms);
    }
    assertEquals(
        List.of("90", "30", "7", "1"),
        alarms.told.stream().map(one -> one.mark().replaceFirst(".* ", "")).toList());
    assertTrue(
        alarms.told.getFirst().words().contains("token-identifiers"),
        alarms.told.getFirst().words());
    assertEquals(KeyWarning.Kind.ENDED, watch.warnings().getFirst().kind());
  }

  @Test
  void keysThatMakeNothingAreNoWorry() {
    now = END.minusSeconds(60);
    keys.keys.add(key());
    assertEquals(List.of(), watch.warnings());
    keys.keys.set(0, key().activated(DECIDED).retired(DECIDED));
    assertEquals(List.of(), watch.warnings());
  }

  @Test
  void aLimitIsToldAtNinetyAndAtAHundredPercent() {
    keys.keys.add(key().activated(DECIDED));
    budgets.put(
        new KeyLimit(
            NAME, KeyPeriod.MONTH, OptionalLong.empty(), OptionalLong.of(1_000), Instant.EPOCH));
    String period = KeyPeriod.MONTH.name(now);
    for (int version = 1; version <= 10; version++) {
      var unused =
          budgets.replace(
              new KeyBudget(
                  NAME,
                  period,
                  new KeyAmount(0, 89 * 10 + version * 11L),
                  List.of(),
                  true,
                  version));
      watch.alarm(alarms);
    }
    assertEquals(
        List.of(KeyWarning.Kind.LIMIT_NEAR, KeyWarning.Kind.LIMIT_REACHED),
        alarms.told.stream().map(KeyWarning::kind).toList());
    now = now.plus(Duration.ofDays(31));
    assertEquals(List.of(), watch.warnings(), "another month, another budget");
  }
}
