package prepaid.vending.vending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.sts.BaseDate;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.fixture.MemoryKeys;
import prepaid.vending.fixture.MemoryWrapping;
import prepaid.vending.keys.KeyLife.Decision;
import prepaid.vending.keys.KeyTerms;
import prepaid.vending.keys.KeysInUse;
import prepaid.vending.keys.WrappedKey;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.PendingKey;
import prepaid.vending.meters.StsAttributes;
import prepaid.vending.meters.VendState;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

/** Whoever buys hears how the key stands, and only the desk hears which key it is. */
class KeyRefusalsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:30Z");
  private static final Decision DECIDED = new Decision("ann", "bob", NOW.minusSeconds(60));
  private static final Meter METER =
      new Meter(Highveld.meter(Highveld.METER, 1, Optional.empty()), VendState.fresh(), 1);
  private static final String KEY = "key revision 1 of supply group " + Highveld.SGC;

  private final MemoryKeys keys = new MemoryKeys();
  private final KeyPlans plans = new KeyPlans(new KeysInUse(keys));

  private static KeyTerms terms(Instant from, Instant until, int expiry) {
    KeyTerms usual = Highveld.terms(1, BaseDate.BASE_2014, expiry);
    return new KeyTerms(
        usual.supplyGroup(),
        1,
        usual.keyType(),
        usual.derivation(),
        usual.baseDate(),
        usual.expiry(),
        from,
        until);
  }

  private static WrappedKey made(KeyTerms terms) {
    return Highveld.key(terms, new MemoryWrapping());
  }

  private static WrappedKey made() {
    return made(Highveld.terms(1, BaseDate.BASE_2014, 255));
  }

  private Refusal refused(WrappedKey key) {
    keys.keys.clear();
    keys.keys.add(key);
    return refused(plans.forCredit(METER, true, NOW));
  }

  private static Refusal refused(Answer<KeyPlan> answer) {
    return assertInstanceOf(Answer.Refused.class, answer).refusal();
  }

  private static void assertTold(RefusalKind kind, String words, String desk, Refusal refusal) {
    assertEquals(kind, refusal.kind());
    assertTrue(refusal.detail().contains(words), refusal.detail());
    assertFalse(refusal.detail().contains(Highveld.SGC), refusal.detail());
    assertTrue(refusal.inside().detail().contains(desk), refusal.inside().detail());
    assertTrue(refusal.inside().detail().startsWith(refusal.detail()));
  }

  @Test
  void aKeyThatNobodyEnteredIsNotThereYet() {
    Refusal refusal = refused(plans.forCredit(METER, true, NOW));
    assertTold(
        RefusalKind.KEY_UNAVAILABLE,
        "has entered no key",
        "no vending key of revision 1 of supply group " + Highveld.SGC,
        refusal);
  }

  @Test
  void aKeyThatWaitsForItsActivationSaysSo() {
    assertTold(
        RefusalKind.KEY_UNAVAILABLE,
        "yet: its key is not activated",
        KEY + " waits for a second operator",
        refused(made()));
  }

  @Test
  void aRetiredKeySaysSoAndTellsTheMeterOfNoOtherKeyEither() {
    WrappedKey retired = made().activated(DECIDED).retired(DECIDED);
    assertTold(
        RefusalKind.KEY_UNAVAILABLE,
        "any more: its key was taken out of use",
        KEY + " was retired at 2026-11-24T09:59:30Z",
        refused(retired));

    keys.keys.add(made(Highveld.terms(2, BaseDate.BASE_2014, 255)).activated(DECIDED));
    StsAttributes from = METER.registration().sts();
    StsAttributes to =
        new StsAttributes(from.supplyGroup(), "07", 2, from.keyType(), from.encryptionAlgorithm());
    Meter moving =
        new Meter(
            METER.registration().keyedBy(to),
            VendState.fresh().withPendingKey(Optional.of(new PendingKey(from, Optional.empty()))),
            1);
    assertTold(
        RefusalKind.KEY_UNAVAILABLE,
        "the key that it has makes no tokens",
        KEY + " was retired",
        refused(plans.forCredit(moving, true, NOW)));
  }

  @Test
  void whatMakesNoTokenNeedsNoKeyThatDoes() {
    keys.keys.add(made().activated(DECIDED).retired(DECIDED));
    assertInstanceOf(Answer.Given.class, plans.asRegistered(METER));
    keys.keys.clear();
    assertEquals(RefusalKind.KEY_UNAVAILABLE, refused(plans.asRegistered(METER)).kind());
  }

  @Test
  void aKeyBeforeItsTimeSaysWhenItBegins() {
    Instant far = NOW.plusSeconds(86_400);
    assertTold(
        RefusalKind.KEY_UNAVAILABLE,
        "not active yet: it makes tokens from 2026-11-25T10:00:30Z",
        KEY + " is active from 2026-11-25T10:00:30Z",
        refused(made(terms(NOW.plusSeconds(86_400), far.plusSeconds(1), 255)).activated(DECIDED)));
  }

  @Test
  void aKeyPastItsTimeOrItsExpiryNumberIsToBeUpdated() {
    Instant before = NOW.minusSeconds(86_400);
    assertTold(
        RefusalKind.UPDATE_KEY_FIRST,
        "may no longer make tokens: update the key first",
        KEY + " was to make tokens until 2026-11-23T10:00:30Z",
        refused(made(terms(Instant.EPOCH, before, 255)).activated(DECIDED)));
    assertTold(
        RefusalKind.UPDATE_KEY_FIRST,
        "has expired: update the key first",
        KEY + " has the expiry number 3",
        refused(made(terms(Instant.EPOCH, NOW.plusSeconds(1), 3)).activated(DECIDED)));
  }
}
