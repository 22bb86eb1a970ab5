package prepaid.vending.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import prepaid.sts.BaseDate;
import prepaid.sts.DecoderKeyAlgorithm;
import prepaid.sts.KeyMaterialAccess;
import prepaid.sts.VendingKeyType;
import prepaid.vending.fixture.MemoryKeys;
import prepaid.vending.fixture.MemoryWrapping;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;

class KeyAssemblyTest {
  private static final String DES = "abababababababab";
  private static final String BITS_160 = "abababababababab949494949494949401234567";

  private final MemoryKeys store = new MemoryKeys();
  private final MemoryWrapping wrapping = new MemoryWrapping();
  private final KeyAssembly assembly =
      new KeyAssembly(store, wrapping, "test", KeyMaterialAccess.granted());

  @Test
  void twoOperatorsComponentsMakeTheKey() {
    enter(DecoderKeyAlgorithm.DKGA04, BITS_160);
    WrappedKey key = given(assembly.complete("123457", 1, ""));
    assertArrayEquals(
        HexFormat.of().parseHex(BITS_160),
        wrapping.unwrap(key.wrappedBytes(), KeyContexts.vendingKey("test", key.terms())));
    assertEquals(key, store.find("123457", 1).orElseThrow());
    assertTrue(store.components.isEmpty());
  }

  @Test
  void theDesKeyNeedsOddParityAndTheComponentsDoNot() {
    enter(DecoderKeyAlgorithm.DKGA02, DES);
    given(assembly.complete("123457", 1, ""));
  }

  @Test
  void aMistypedDesKeyIsRefusedForItsParityAndDiscarded() {
    enter(DecoderKeyAlgorithm.DKGA02, "aaababababababab");
    Refusal refusal = refused(assembly.complete("123457", 1, ""));
    assertTrue(refusal.detail().contains("parity"), refusal.detail());
    assertTrue(store.components.isEmpty());
    assertTrue(store.keys.isEmpty());
  }

  @Test
  void aWrongCheckValueIsRefusedAndDiscarded() {
    enter(DecoderKeyAlgorithm.DKGA04, BITS_160);
    refused(assembly.complete("123457", 1, "000000"));
    assertTrue(store.components.isEmpty());
    assertTrue(store.keys.isEmpty());
  }

  @Test
  void theRightCheckValueIsAccepted() {
    enter(DecoderKeyAlgorithm.DKGA04, BITS_160);
    String checkValue = given(assembly.complete("123457", 1, "")).checkValue();
    store.keys.clear();
    enter(DecoderKeyAlgorithm.DKGA04, BITS_160);
    assertEquals(checkValue, given(assembly.complete("123457", 1, checkValue)).checkValue());
  }

  @Test
  void aKeyOfTheWrongLengthForItsDerivationIsRefused() {
    enter(DecoderKeyAlgorithm.DKGA02, BITS_160);
    refused(assembly.complete("123457", 1, ""));
    assertTrue(store.keys.isEmpty());
  }

  @Test
  void oneComponentIsNotEnoughAndStays() {
    enter(DecoderKeyAlgorithm.DKGA04, BITS_160);
    store.components.removeLast();
    refused(assembly.complete("123457", 1, ""));
    assertEquals(1, store.components.size());
  }

  @Test
  void twoEqualComponentsAreRefused() {
    component("ann", DecoderKeyAlgorithm.DKGA04, HexFormat.of().parseHex(BITS_160));
    component("bob", DecoderKeyAlgorithm.DKGA04, HexFormat.of().parseHex(BITS_160));
    refused(assembly.complete("123457", 1, ""));
    assertTrue(store.keys.isEmpty());
  }

  @Test
  void componentsEnteredForDifferentTermsAreRefused() {
    component("ann", DecoderKeyAlgorithm.DKGA04, new byte[20]);
    component("bob", DecoderKeyAlgorithm.DKGA02, new byte[8]);
    refused(assembly.complete("123457", 1, ""));
    assertTrue(store.components.isEmpty());
  }

  @Test
  void aRevisionIsNeverReplaced() {
    enter(DecoderKeyAlgorithm.DKGA04, BITS_160);
    WrappedKey key = given(assembly.complete("123457", 1, ""));
    enter(DecoderKeyAlgorithm.DKGA04, BITS_160);
    refused(assembly.complete("123457", 1, ""));
    assertEquals(List.of(key), store.keys);
  }

  @Test
  void aKeyServiceThatFailsKeepsTheComponents() {
    enter(DecoderKeyAlgorithm.DKGA04, BITS_160);
    wrapping.fails = true;
    assertThrows(KeyWrappingFailed.class, () -> assembly.complete("123457", 1, ""));
    assertEquals(2, store.components.size());
  }

  private void enter(DecoderKeyAlgorithm derivation, String key) {
    byte[] whole = HexFormat.of().parseHex(key);
    byte[] first = new byte[whole.length];
    new SplittableRandom(11).nextBytes(first);
    byte[] second = new byte[whole.length];
    for (int i = 0; i < whole.length; i++) {
      second[i] = (byte) (whole[i] ^ first[i]);
    }
    component("ann", derivation, first);
    component("bob", derivation, second);
  }

  private void component(String operator, DecoderKeyAlgorithm derivation, byte[] clear) {
    KeyTerms terms =
        new KeyTerms(
            "123457",
            1,
            VendingKeyType.VUDK,
            derivation,
            BaseDate.BASE_2014,
            255,
            Instant.EPOCH,
            Instant.parse("2045-01-01T00:00:00Z"));
    byte[] wrapped =
        wrapping.encryptComponent(clear, KeyContexts.component("test", terms, operator));
    store.components.add(
        new KeyComponent(
            terms, operator, Base64.getEncoder().encodeToString(wrapped), "", Instant.EPOCH));
  }

  private static WrappedKey given(Answer<WrappedKey> answer) {
    return assertInstanceOf(Answer.Given.class, answer).value() instanceof WrappedKey key
        ? key
        : throwing();
  }

  private static WrappedKey throwing() {
    throw new AssertionError("no key");
  }

  private static Refusal refused(Answer<WrappedKey> answer) {
    return assertInstanceOf(Answer.Refused.class, answer).refusal();
  }
}
