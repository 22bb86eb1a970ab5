package prepaid.vending.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import prepaid.sts.BaseDate;
import prepaid.sts.DecoderKeyAlgorithm;
import prepaid.sts.VendingKey;
import prepaid.sts.VendingKeyType;
import prepaid.vending.fixture.MemoryKeys;
import prepaid.vending.fixture.MemoryWrapping;
import prepaid.vending.keys.KeyRewrapping.Progress;

class RewrappingTest {
  private static final byte[] KEY =
      HexFormat.of().parseHex("abababababababab949494949494949401234567");

  private final MemoryKeys store = new MemoryKeys();
  private final MemoryWrapping wrapping = new MemoryWrapping();
  private final Rewrapping rewrapping = new Rewrapping(store, wrapping, "test");

  private WrappedKey add(int number) {
    KeyTerms terms =
        new KeyTerms(
            "%06d".formatted(100_000 + number / 9),
            1 + number % 9,
            VendingKeyType.VUDK,
            DecoderKeyAlgorithm.DKGA04,
            BaseDate.BASE_2014,
            255,
            Instant.EPOCH,
            Instant.parse("2040-01-01T00:00:00Z"));
    byte[] wrapped = wrapping.wrap(KEY, KeyContexts.vendingKey("test", terms));
    try (VendingKey key = VendingKey.of(KEY)) {
      WrappedKey made =
          new WrappedKey(terms, Base64.getEncoder().encodeToString(wrapped), key.checkValue())
              .activated(new KeyLife.Decision("ann", "bob", Instant.EPOCH));
      store.keys.add(made);
      return made;
    }
  }

  @Test
  void keysGoUnderTheNewestKeySomeACall() {
    for (int i = 0; i < 30; i++) {
      add(i);
    }
    wrapping.newest = "new";
    assertEquals(new Progress(25, 5, 0), rewrapping.some());
    assertEquals(new Progress(5, 0, 0), rewrapping.some());
    assertEquals(new Progress(0, 0, 0), rewrapping.some());
    for (WrappedKey key : store.keys) {
      assertEquals("new", key.under());
      assertEquals(1, key.life().activated().stream().count());
      wrapping.usable = List.of("new");
      assertEquals(
          HexFormat.of().formatHex(KEY),
          HexFormat.of()
              .formatHex(
                  wrapping.unwrap(
                      key.wrappedBytes(), KeyContexts.vendingKey("test", key.terms()))));
    }
  }

  /** Whatever call of the service fails, each key is wrapped as before or anew, never neither. */
  @Test
  void aFailureAnywhereLeavesEachKeyUsableAndTheRestIsDoneLater() {
    for (int failing = 0; failing < 12; failing++) {
      store.keys.clear();
      wrapping.newest = "";
      for (int i = 0; i < 4; i++) {
        add(i);
      }
      wrapping.newest = "new";
      wrapping.failingCall = wrapping.calls + failing;
      Progress first = rewrapping.some();
      wrapping.failingCall = -1;
      assertEquals(new Progress(3, 1, 1), first, "call " + failing);
      for (WrappedKey key : store.keys) {
        wrapping.unwrap(key.wrappedBytes(), KeyContexts.vendingKey("test", key.terms()));
      }
      assertEquals(new Progress(1, 0, 0), rewrapping.some());
    }
  }

  @Test
  void aServiceThatIsDownIsNotAskedForEveryKey() {
    for (int i = 0; i < 20; i++) {
      add(i);
    }
    wrapping.newest = "new";
    wrapping.fails = true;
    int before = wrapping.calls;
    assertEquals(new Progress(0, 20, 3), rewrapping.some());
    assertEquals(3, wrapping.calls - before);
  }

  @Test
  void aKeyThatIsNotItselfIsNeverStored() {
    WrappedKey key = add(0);
    store.keys.set(0, new WrappedKey(key.terms(), key.wrapped(), "000000"));
    wrapping.newest = "new";
    assertThrows(IllegalStateException.class, rewrapping::some);
    assertEquals(key.wrapped(), store.keys.getFirst().wrapped());
  }
}
