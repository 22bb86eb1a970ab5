package prepaid.vending.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import prepaid.sts.BaseDate;
import prepaid.sts.CreditService;
import prepaid.sts.CreditToken;
import prepaid.sts.DecoderKeyAlgorithm;
import prepaid.sts.DecoderKeyParameters;
import prepaid.sts.Drn;
import prepaid.sts.EncryptionAlgorithm;
import prepaid.sts.KeyType;
import prepaid.sts.MeterPan;
import prepaid.sts.StaTables;
import prepaid.sts.TokenIdentifier;
import prepaid.sts.VendingKey;
import prepaid.sts.VendingKeyType;
import prepaid.vending.fixture.MemoryWrapping;
import prepaid.vending.limits.Limits;

class UnwrappedVendingKeysTest {
  private static final byte[] KEY =
      HexFormat.of().parseHex("abababababababab949494949494949401234567");
  private static final CreditToken CREDIT =
      CreditToken.units(CreditService.ELECTRICITY, 5, new TokenIdentifier(100), 471);

  private final MemoryWrapping wrapping = new MemoryWrapping();
  private Instant now = Instant.parse("2026-11-24T10:00:00Z");
  private final UnwrappedVendingKeys keys =
      new UnwrappedVendingKeys(wrapping, "test", StaTables.sample(), () -> now);

  @Test
  void aKeyIsUnwrappedOnceAndKept() {
    var first = mint("100001");
    assertEquals(first, mint("100001"));
    assertEquals(1, wrapping.unwraps);
  }

  @Test
  void aKeyLeavesWhenItsAgeIsReached() {
    mint("100001");
    now = now.plus(Limits.UNWRAPPED_KEY_AGE_MAX);
    mint("100001");
    assertEquals(1, wrapping.unwraps);
    now = now.plus(Duration.ofSeconds(1));
    mint("100001");
    assertEquals(2, wrapping.unwraps);
  }

  @Test
  void aClockThatStepsBackUnwrapsAgain() {
    mint("100001");
    now = now.minusSeconds(1);
    mint("100001");
    assertEquals(2, wrapping.unwraps);
  }

  @Test
  void theLeastRecentlyUsedKeyMakesRoom() {
    for (int i = 0; i <= Limits.UNWRAPPED_KEYS_MAX; i++) {
      mint("%06d".formatted(100_000 + i));
    }
    int unwraps = wrapping.unwraps;
    mint("%06d".formatted(100_000 + Limits.UNWRAPPED_KEYS_MAX));
    assertEquals(unwraps, wrapping.unwraps);
    mint("100000");
    assertEquals(unwraps + 1, wrapping.unwraps);
  }

  @Test
  void aKeyOfAnotherContextIsRefused() {
    WrappedKey foreign = wrapped("100001");
    WrappedKey moved =
        new WrappedKey(wrapped("100002").terms(), foreign.wrapped(), foreign.checkValue());
    assertThrows(KeyWrappingFailed.class, () -> keys.mint(moved, parameters("100002"), CREDIT));
  }

  @Test
  void aKeyWithAnotherCheckValueIsNotUsed() {
    WrappedKey key = wrapped("100001");
    WrappedKey swapped = new WrappedKey(key.terms(), key.wrapped(), "000000");
    assertThrows(
        IllegalStateException.class, () -> keys.mint(swapped, parameters("100001"), CREDIT));
  }

  @Test
  void closingForgetsEveryKey() {
    mint("100001");
    keys.close();
    mint("100001");
    assertEquals(2, wrapping.unwraps);
  }

  private prepaid.sts.Token mint(String supplyGroup) {
    return keys.mint(wrapped(supplyGroup), parameters(supplyGroup), CREDIT);
  }

  private static DecoderKeyParameters parameters(String supplyGroup) {
    return new DecoderKeyParameters(
        DecoderKeyAlgorithm.DKGA04,
        EncryptionAlgorithm.EA11,
        BaseDate.BASE_2014,
        MeterPan.of(new Drn("12345678903")),
        KeyType.DUTK,
        supplyGroup,
        "01",
        1);
  }

  private WrappedKey wrapped(String supplyGroup) {
    KeyTerms terms =
        new KeyTerms(
            supplyGroup,
            1,
            VendingKeyType.VUDK,
            DecoderKeyAlgorithm.DKGA04,
            BaseDate.BASE_2014,
            255,
            Instant.EPOCH,
            Instant.parse("2045-01-01T00:00:00Z"));
    byte[] wrapped = wrapping.wrap(KEY, KeyContexts.vendingKey("test", terms));
    try (VendingKey key = VendingKey.of(KEY)) {
      return new WrappedKey(terms, Base64.getEncoder().encodeToString(wrapped), key.checkValue());
    }
  }
}
