package prepaid.vending.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.sts.BaseDate;
import prepaid.sts.DecoderKeyAlgorithm;
import prepaid.sts.VendingKeyType;
import prepaid.vending.fixture.MemoryKeys;
import prepaid.vending.keys.KeyEnd.Cause;

class KeyStateTest {
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2030-01-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final KeyLife.Decision DECIDED = new KeyLife.Decision("ann", "bob", NOW);

  private static KeyTerms terms(BaseDate base, int expiry, Instant until) {
    return new KeyTerms(
        "123457", 1, VendingKeyType.VUDK, DecoderKeyAlgorithm.DKGA04, base, expiry, FROM, until);
  }

  private static WrappedKey key() {
    return new WrappedKey(terms(BaseDate.BASE_2014, 255, UNTIL), "d3JhcHBlZA==", "a1b2c3");
  }

  @Test
  void aKeyGoesFromStateToState() {
    WrappedKey made = key();
    WrappedKey active = made.activated(DECIDED);
    assertEquals(KeyState.WAITING_FOR_ACTIVATION, KeyState.of(made, NOW));
    assertEquals(KeyState.NOT_YET_ACTIVE, KeyState.of(active, FROM.minusMillis(1)));
    assertEquals(KeyState.ACTIVE, KeyState.of(active, FROM));
    assertEquals(KeyState.ACTIVE, KeyState.of(active, UNTIL));
    assertEquals(KeyState.EXPIRED, KeyState.of(active, UNTIL.plusMillis(1)));
    assertEquals(KeyState.RETIRED, KeyState.of(active.retired(DECIDED), NOW));
    assertEquals(KeyState.RETIRED, KeyState.of(made.retired(DECIDED), NOW));
    assertEquals("waiting-for-activation", KeyState.of(made, NOW).slug());
  }

  @Test
  void whateverComesFirstEndsAKey() {
    Instant far = Instant.parse("2099-01-01T00:00:00Z");
    assertEquals(new KeyEnd(UNTIL, Cause.ISSUED_UNTIL), end(BaseDate.BASE_2014, 255, UNTIL));
    // 256 times 65,536 minutes after each base date, as the standard's roll-over dates say.
    for (var last :
        List.of(
            new Last(BaseDate.BASE_1993, "2024-11-24T20:15:59.999999999Z"),
            new Last(BaseDate.BASE_2014, "2045-11-24T20:15:59.999999999Z"),
            new Last(BaseDate.BASE_2035, "2066-11-24T20:15:59.999999999Z"))) {
      assertEquals(
          new KeyEnd(Instant.parse(last.at()), Cause.TOKEN_IDENTIFIERS),
          end(last.base(), 255, far));
    }
    KeyEnd expiry = end(BaseDate.BASE_2014, 0, far);
    assertEquals(Cause.KEY_EXPIRY, expiry.because());
    assertEquals(BaseDate.BASE_2014.start().plusSeconds(65_536L * 60).minusNanos(1), expiry.at());
  }

  private record Last(BaseDate base, String at) {}

  private static KeyEnd end(BaseDate base, int expiry, Instant until) {
    return KeyEnd.of(terms(base, expiry, until));
  }

  @Test
  void onlyKeysInUseAreFoundBySellers() {
    MemoryKeys all = new MemoryKeys();
    KeyStore inUse = new KeysInUse(all);
    all.keys.add(key());
    assertEquals(Optional.empty(), inUse.find("123457", 1));
    assertEquals(Optional.of(key()), inUse.outOfUse("123457", 1));
    assertTrue(inUse.replace(key(), key().activated(DECIDED)));
    assertEquals(Optional.empty(), inUse.outOfUse("123457", 1));
    assertEquals(Optional.of(key().activated(DECIDED)), inUse.find("123457", 1));
    assertEquals(1, inUse.keys("123457").size());
    assertFalse(inUse.replace(key(), key().retired(DECIDED)), "it is no longer as it was");
    assertTrue(inUse.replace(key().activated(DECIDED), key().activated(DECIDED).retired(DECIDED)));
    assertEquals(Optional.empty(), inUse.find("123457", 1));
    assertEquals(List.of(), inUse.keys("123457"));
    assertEquals(List.of("123457"), inUse.groups());
  }

  @Test
  void nobodyDecidesAlone() {
    assertThrows(IllegalArgumentException.class, () -> new KeyLife.Decision("ann", "ann", NOW));
  }
}
