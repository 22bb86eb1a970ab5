package prepaid.vending.cards;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.vending.fixture.MemoryWrapping;
import prepaid.vending.keys.KeyWrappingFailed;

class CardKeyRewrappingTest {
  private static final byte[] KEY = new byte[CardKey.BYTES];

  private final MemoryWrapping service = new MemoryWrapping();
  private final List<CardKey> stored = new ArrayList<>();
  private Optional<PrintStore.SigningKey> signing = Optional.empty();

  /** The card keys' own face of the same service. */
  private final CardKeyWrapping wrapping =
      new CardKeyWrapping() {
        @Override
        public byte[] wrapCardKey(byte[] key, Map<String, String> context) {
          return service.wrap(key, context);
        }

        @Override
        public byte[] unwrapCardKey(byte[] wrapped, Map<String, String> context) {
          return service.decryptComponent(wrapped, context);
        }
      };

  private final CardKeys keys =
      new CardKeys() {
        @Override
        public List<CardKey> live() {
          return List.copyOf(stored);
        }

        @Override
        public boolean add(CardKey key) {
          return stored.add(key);
        }

        @Override
        public boolean replace(CardKey before, CardKey after) {
          int place = stored.indexOf(before);
          return place >= 0 && stored.set(place, after).equals(before);
        }
      };

  private final PrintStore prints =
      new PrintStore() {
        @Override
        public Optional<Printer> printer() {
          return Optional.empty();
        }

        @Override
        public void put(Printer printer) {}

        @Override
        public Optional<SigningKey> signingKey() {
          return signing;
        }

        @Override
        public boolean add(SigningKey key) {
          signing = Optional.of(key);
          return true;
        }

        @Override
        public boolean replace(SigningKey before, SigningKey after) {
          return signing.equals(Optional.of(before)) && add(after);
        }

        @Override
        public Optional<String> released(String batch) {
          return Optional.empty();
        }

        @Override
        public void release(String batch, String fingerprint) {}

        @Override
        public Optional<Page> page(String batch, int number) {
          return Optional.empty();
        }

        @Override
        public boolean put(Page page) {
          return true;
        }

        @Override
        public List<Page> pages(String batch) {
          return List.of();
        }
      };

  private final CardKeyRewrapping rewrapping =
      new CardKeyRewrapping(keys, prints, wrapping, "test");

  private String wrapped(int version) {
    return Base64.getEncoder().encodeToString(service.wrap(KEY, CardKey.context("test", version)));
  }

  private void furnish() {
    stored.clear();
    service.newest = "";
    stored.add(new CardKey(2, wrapped(2), Instant.EPOCH));
    stored.add(new CardKey(1, wrapped(1), Instant.EPOCH));
    signing = Optional.of(new PrintStore.SigningKey("public", wrapped(CardKey.OF_MANIFESTS)));
    service.newest = "new";
  }

  private void opens(String text, int version) {
    assertArrayEquals(
        KEY,
        wrapping.unwrapCardKey(Base64.getDecoder().decode(text), CardKey.context("test", version)));
  }

  @Test
  void everyLiveKeyAndTheManifestsKeyGoUnderTheNewOne() {
    furnish();
    List<CardKey> before = List.copyOf(stored);
    assertEquals(3, rewrapping.all());
    assertNotEquals(before, stored);
    service.usable = List.of("new");
    stored.forEach(key -> opens(key.wrapped(), key.version()));
    opens(signing.orElseThrow().wrapped(), CardKey.OF_MANIFESTS);
    assertEquals(3, rewrapping.all(), "once more does no harm");
  }

  @Test
  void whereverTheServiceFailsAllKeysOpenAndTheNextCallFinishes() {
    for (int failing = 0; failing < 9; failing++) {
      furnish();
      service.failingCall = service.calls + failing;
      assertThrows(KeyWrappingFailed.class, rewrapping::all, "call " + failing);
      service.failingCall = -1;
      stored.forEach(key -> opens(key.wrapped(), key.version()));
      opens(signing.orElseThrow().wrapped(), CardKey.OF_MANIFESTS);
      assertEquals(3, rewrapping.all());
    }
  }
}
