package prepaid.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyChangeTest {
  private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
  private static final MeterPan PAN = new MeterPan("600727000000000009");
  private static final MeterPan OTHER = new MeterPan("600727088774567261");
  private static final int NEVER = 255;

  private static final DecoderKeyParameters OLD = ea11(PAN, KeyType.DUTK, BaseDate.BASE_1993);

  private static DecoderKeyParameters ea11(MeterPan pan, KeyType type, BaseDate base) {
    return new DecoderKeyParameters(
        DecoderKeyAlgorithm.DKGA04, EncryptionAlgorithm.EA11, base, pan, type, "123457", "01", 1);
  }

  private static DecoderKeyParameters ea07(BaseDate base) {
    return new DecoderKeyParameters(
        DecoderKeyAlgorithm.DKGA02,
        EncryptionAlgorithm.EA07,
        base,
        PAN,
        KeyType.DUTK,
        "123457",
        "01",
        1);
  }

  private static Optional<KeyChangeRefusal> refusal(
      DecoderKeyParameters from, DecoderKeyParameters to, int expiry) {
    return new KeyChange(from, to, expiry).refusal(NOW);
  }

  /** A base-1993 meter takes its set though its key can make no token any more. */
  @Test
  void aMeterMigratesToItsNewBaseDate() {
    DecoderKeyParameters next = ea11(PAN, KeyType.DUTK, BaseDate.BASE_2014);
    KeyChange change = new KeyChange(OLD, next, NEVER);
    assertEquals(Optional.empty(), change.refusal(NOW));
    assertTrue(change.rollsOver());
    assertEquals(
        new NewKeyAttributes(KeyType.DUTK, "123457", "01", 1, NEVER, true), change.attributes());
    byte[] material = HexFormat.of().parseHex("abababababababab949494949494949401234567");
    try (VendingKey vendingKey = VendingKey.of(material);
        DecoderKey oldKey = DecoderKeys.derive(vendingKey, OLD);
        DecoderKey newKey = DecoderKeys.derive(vendingKey, next);
        TokenCodec codec = TokenCodec.of(oldKey, OLD.ea(), StaTables.sample());
        KeyChangeSet set = KeyChangeSet.of(newKey, change.attributes())) {
      assertEquals(Optional.empty(), change.refusal(oldKey, newKey));
      List<KeySection> read =
          codec.encode(set).stream()
              .map(token ->
                  assertInstanceOf(DecodedToken.KeyChange.class, codec.decode(token)).token())
              .toList();
      assertEquals(newKey, ReceivedKey.of(read).key());
      assertTrue(ReceivedKey.of(read).rollsOver());
    }
  }

  @Test
  void baseDatesRollOverForwardsOnly() {
    for (BaseDate from : BaseDate.values()) {
      for (BaseDate to : BaseDate.values()) {
        KeyChange change =
            new KeyChange(ea11(PAN, KeyType.DUTK, from), ea11(PAN, KeyType.DUTK, to), NEVER);
        assertEquals(to.year() > from.year(), change.rollsOver(), from + " to " + to);
      }
    }
  }

  /** DKGA02 keys do not depend on the base date: without another key old tokens would work. */
  @Test
  void theSameKeyUnderALaterBaseDateIsRefused() {
    KeyChange change = new KeyChange(ea07(BaseDate.BASE_1993), ea07(BaseDate.BASE_2014), NEVER);
    try (DecoderKey key = KeyChangeSetTest.key(8);
        DecoderKey same = KeyChangeSetTest.key(8);
        DecoderKey other = DecoderKey.ofBits(1)) {
      assertEquals(Optional.of(KeyChangeRefusal.SAME_KEY), change.refusal(key, same));
      assertEquals(Optional.empty(), change.refusal(key, other));
      KeyChange newExpiry =
          new KeyChange(ea07(BaseDate.BASE_2014), ea07(BaseDate.BASE_2014), NEVER);
      assertEquals(Optional.empty(), newExpiry.refusal(key, same));
    }
  }

  @Test
  void aSetIsForOneMeterWithOneAlgorithm() {
    DecoderKeyParameters ofOther = ea11(OTHER, KeyType.DUTK, BaseDate.BASE_2014);
    assertEquals(Optional.of(KeyChangeRefusal.OTHER_METER), refusal(OLD, ofOther, NEVER));
    assertEquals(
        Optional.of(KeyChangeRefusal.OTHER_ALGORITHM),
        refusal(OLD, ea07(BaseDate.BASE_2014), NEVER));
  }

  @Test
  void keyTypesFollowOneAnotherByTheRules() {
    for (KeyType from : KeyType.values()) {
      for (KeyType to : KeyType.values()) {
        Optional<KeyChangeRefusal> expected =
            to == KeyType.DCTK
                ? Optional.of(KeyChangeRefusal.COMMON_KEY)
                : from.mayBecome(to) ? Optional.empty() : Optional.of(KeyChangeRefusal.KEY_TYPE);
        DecoderKeyParameters before = ea11(PAN, from, BaseDate.BASE_2014);
        assertEquals(
            expected,
            refusal(before, ea11(PAN, to, BaseDate.BASE_2014), NEVER),
            from + " to " + to);
      }
    }
  }

  @Test
  void anExpiredOrComingKeyIsRefused() {
    DecoderKeyParameters next = ea11(PAN, KeyType.DUTK, BaseDate.BASE_2014);
    // 6 783 720 minutes since 2014, in the 103rd period of 65 536.
    assertEquals(Optional.empty(), refusal(OLD, next, 103));
    assertEquals(Optional.of(KeyChangeRefusal.NEW_KEY_EXPIRED), refusal(OLD, next, 102));
    assertEquals(Optional.of(KeyChangeRefusal.NEW_KEY_EXPIRED), refusal(OLD, OLD, NEVER));
    assertEquals(
        Optional.of(KeyChangeRefusal.BEFORE_BASE_DATE),
        refusal(OLD, ea11(PAN, KeyType.DUTK, BaseDate.BASE_2035), NEVER));
    assertThrows(IllegalArgumentException.class, () -> new KeyChange(OLD, next, 256));
  }

  @Test
  void everyRefusalCanBeReadOut() {
    for (KeyChangeRefusal refusal : KeyChangeRefusal.values()) {
      assertFalse(refusal.words().isBlank());
    }
  }
}
