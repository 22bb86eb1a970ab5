package prepaid.vending.vending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.sts.BaseDate;
import prepaid.sts.DecodedToken;
import prepaid.sts.DecoderKey;
import prepaid.sts.DecoderKeys;
import prepaid.sts.EncryptionAlgorithm;
import prepaid.sts.KeySection;
import prepaid.sts.ReceivedKey;
import prepaid.sts.StaTables;
import prepaid.sts.TokenCodec;
import prepaid.sts.VendingKey;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.keys.KeyTerms;
import prepaid.vending.ledger.EngineeringTask;
import prepaid.vending.ledger.IssuedToken;
import prepaid.vending.ledger.KeyTarget;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.ledger.MoneySource.Engineering;
import prepaid.vending.ledger.MoneySource.KeyChange;
import prepaid.vending.ledger.TokenKind;
import prepaid.vending.ledger.Vend;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.PendingKey;
import prepaid.vending.meters.StsAttributes;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

class KeyPlansTest {
  private static final KeyTerms OLD = Highveld.terms(1, BaseDate.BASE_1993, 255);
  private static final KeyTerms NEW = later(Highveld.terms(2, BaseDate.BASE_2014, 255));
  private final World world = new World();

  private static KeyTerms later(KeyTerms terms) {
    return new KeyTerms(
        terms.supplyGroup(),
        terms.keyRevision(),
        terms.keyType(),
        terms.derivation(),
        terms.baseDate(),
        terms.expiry(),
        Instant.parse("2014-01-01T00:00:00Z"),
        terms.issuedUntil());
  }

  @Test
  void aMeterWhoseKeyRanOutOfMinutesIsMovedByItsNextPurchase() {
    world.key(OLD);
    assertRefused(RefusalKind.UPDATE_KEY_FIRST, world.vendPaid("p0", "100.00"));
    world.alsoKey(NEW);

    Vend vend = vended(world.vendPaid("p1", "100.00"));

    assertEquals(
        List.of(
            TokenKind.KEY_CHANGE,
            TokenKind.KEY_CHANGE,
            TokenKind.KEY_CHANGE,
            TokenKind.KEY_CHANGE,
            TokenKind.CREDIT),
        vend.tokens().stream().map(IssuedToken::kind).toList());
    assertEquals(2, vend.sts().keyRevision());
    assertMeterTakes(vend, OLD, NEW);
    Meter meter = meter();
    assertEquals(2, meter.registration().sts().keyRevision());
    assertEquals(Optional.of(vend.key()), meter.state().pendingKey().orElseThrow().issuedBy());

    // Whoever buys again has taken the set; it does not come a second time.
    Vend next = vended(world.vendPaid("p2", "100.00"));
    assertEquals(1, next.tokens().size());
    assertEquals(Optional.empty(), meter().state().pendingKey());
  }

  @Test
  void theDeskIssuesTheSameSetUntilItIsSeenUsed() {
    world.key(OLD);
    world.alsoKey(NEW);
    Vend set = vended(world.give("k1", change(KeyTarget.NEWEST)));
    assertEquals(4, set.tokens().size());
    Vend again = vended(world.give("k2", change(KeyTarget.NEWEST)));
    assertEquals(digits(set), digits(again));
    assertMeterTakes(again, OLD, NEW);
    vended(world.vendPaid("p1", "100.00"));
    assertRefused(RefusalKind.KEY_IN_PLACE, world.give("k3", change(KeyTarget.NEWEST)));
  }

  @Test
  void aChangeThatTheOfficeBeganComesWithTheNextCreditOrAlone() {
    world.alsoKey(NEW);
    Meter meter = meter();
    StsAttributes before = meter.registration().sts();
    StsAttributes moved =
        new StsAttributes(
            before.supplyGroup(),
            "02",
            before.keyRevision(),
            before.keyType(),
            before.encryptionAlgorithm());
    world.ledger.put(
        meter.registration().keyedBy(moved),
        meter.state().withPendingKey(Optional.of(new PendingKey(before, Optional.empty()))));

    Vend vend = vended(world.vendPaid("p1", "100.00"));
    assertEquals(5, vend.tokens().size());
    assertEquals("02", vend.sts().tariffIndex());
    assertEquals(before, vend.keyMoved().orElseThrow().from());
  }

  @Test
  void whereSalesBringNoKeyTheDeskIssuesItAndTheNextSaleGoesThrough() {
    World strict = new World(Highveld.refusingKeys(Highveld.UTILITY), Highveld.TARIFF);
    strict.key(OLD);
    strict.alsoKey(NEW);
    VendOutcome refused = strict.vendPaid("p1", "100.00");
    assertRefused(RefusalKind.UPDATE_KEY_FIRST, refused);
    assertTrue(
        assertInstanceOf(VendOutcome.Refused.class, refused)
            .refusal()
            .detail()
            .contains("update the key first"));
    Vend set = vended(strict.give("k1", change(KeyTarget.NEWEST)));
    Vend sold = vended(strict.vendPaid("p2", "100.00"));
    assertEquals(4, set.tokens().size());
    assertEquals(List.of(TokenKind.CREDIT), sold.tokens().stream().map(IssuedToken::kind).toList());
    assertEquals(2, sold.sts().keyRevision());
  }

  @Test
  void aKeyThatIsInPlaceOrNotThereIsNoTarget() {
    assertRefused(RefusalKind.KEY_IN_PLACE, world.give("k1", change(KeyTarget.NEWEST)));
    assertRefused(RefusalKind.KEY_IN_PLACE, world.give("k2", change(revision(1))));
    assertRefused(RefusalKind.KEY_UNAVAILABLE, world.give("k3", change(revision(3))));
    // Back to a base date that has run out.
    world.alsoKey(Highveld.terms(4, BaseDate.BASE_1993, 255));
    assertRefused(RefusalKind.UPDATE_KEY_FIRST, world.give("k4", change(revision(4))));
  }

  @Test
  void inAnotherGroupItIsTheNewestKeyUnlessOneIsNamed() {
    world.alsoKey(ofGroup("654321", Highveld.terms(1, BaseDate.BASE_1993, 255)));
    world.alsoKey(ofGroup("654321", NEW));
    KeyTarget group = new KeyTarget(Optional.of("654321"), Optional.empty(), Optional.empty());
    KeyTarget revision = new KeyTarget(Optional.of("654321"), Optional.of(1), Optional.empty());
    assertRefused(RefusalKind.UPDATE_KEY_FIRST, world.give("k1", change(revision)));
    Vend set = vended(world.give("k2", change(group)));
    assertEquals("654321", set.sts().supplyGroup());
    assertEquals(2, set.sts().keyRevision());
  }

  private static KeyTerms ofGroup(String group, KeyTerms terms) {
    return new KeyTerms(
        group,
        terms.keyRevision(),
        terms.keyType(),
        terms.derivation(),
        terms.baseDate(),
        terms.expiry(),
        terms.activeFrom(),
        terms.issuedUntil());
  }

  @Test
  void anEngineersTokenGoesThroughTheSameRow() {
    Vend limit = vended(world.give("l1", task(EngineeringTask.Kind.POWER_LIMIT, 5_000)));
    assertEquals(TokenKind.POWER_LIMIT, limit.tokens().getFirst().kind());
    Vend test = vended(world.give("t1", task(EngineeringTask.Kind.TEST, 0)));
    assertEquals(TokenKind.ENGINEERING, test.tokens().getFirst().kind());
    assertTrue(test.tokenMinute() > limit.tokenMinute());
    assertRefused(
        RefusalKind.INVALID_REQUEST, world.give("c1", task(EngineeringTask.Kind.CLEAR_CREDIT, 9)));
    vended(world.give("c2", task(EngineeringTask.Kind.CLEAR_CREDIT, 0xffff)));
    vended(world.give("c3", task(EngineeringTask.Kind.CLEAR_CREDIT, 0)));
    assertRefused(
        RefusalKind.BUDGET_USED_UP, world.give("c4", task(EngineeringTask.Kind.CLEAR_CREDIT, 0)));
    assertEquals(Optional.empty(), Recomputation.difference(limit, Highveld.TARIFF));
  }

  /** Puts the set together as the meter does, and reads what follows under the new key. */
  private static void assertMeterTakes(Vend vend, KeyTerms old, KeyTerms now) {
    byte[] plain = HexFormat.of().parseHex(Highveld.TEST_KEY);
    try (VendingKey key = VendingKey.of(plain);
        DecoderKey oldKey =
            DecoderKeys.derive(
                key, old.decoderKey(vend.meter(), vend.keyMoved().orElseThrow().from()));
        DecoderKey newKey = DecoderKeys.derive(key, now.decoderKey(vend.meter(), vend.sts()));
        TokenCodec before = TokenCodec.of(oldKey, EncryptionAlgorithm.EA11, StaTables.sample());
        TokenCodec after = TokenCodec.of(newKey, EncryptionAlgorithm.EA11, StaTables.sample())) {
      List<KeySection> sections =
          vend.tokens().stream()
              .filter(issued -> issued.kind() == TokenKind.KEY_CHANGE)
              .map(issued ->
                  assertInstanceOf(DecodedToken.KeyChange.class, before.decode(issued.token()))
                      .token())
              .toList();
      try (ReceivedKey received = ReceivedKey.of(sections)) {
        assertEquals(newKey, received.key());
        assertEquals(vend.sts().keyRevision(), received.keyRevision());
        assertTrue(received.rollsOver());
      }
      vend.tokens().stream()
          .filter(issued -> issued.kind() == TokenKind.CREDIT)
          .forEach(
              issued -> assertInstanceOf(DecodedToken.Credit.class, after.decode(issued.token())));
    }
  }

  private static List<String> digits(Vend vend) {
    return vend.tokens().stream().map(issued -> issued.token().digits()).toList();
  }

  private static KeyTarget revision(int number) {
    return new KeyTarget(Optional.empty(), Optional.of(number), Optional.empty());
  }

  private static KeyChange change(KeyTarget target) {
    return new KeyChange(target, Mandate.of("dina", "roll-over"));
  }

  private static Engineering task(EngineeringTask.Kind kind, long value) {
    return new Engineering(new EngineeringTask(kind, value), Mandate.of("dina", "as asked"));
  }

  private Meter meter() {
    return world.ledger.read(Highveld.METER).orElseThrow();
  }

  private static Vend vended(VendOutcome outcome) {
    return assertInstanceOf(VendOutcome.Vended.class, outcome, outcome::toString).vend();
  }

  private static void assertRefused(RefusalKind kind, VendOutcome outcome) {
    Refusal refusal =
        assertInstanceOf(VendOutcome.Refused.class, outcome, outcome::toString).refusal();
    assertEquals(kind, refusal.kind(), refusal::detail);
  }
}
