package prepaid.vending.vending;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.sts.BaseDate;
import prepaid.sts.DecoderKeyAlgorithm;
import prepaid.sts.TokenMinute;
import prepaid.sts.VendingKeyType;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.keys.KeyTerms;
import prepaid.vending.meters.History;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.VendState;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

class SellabilityTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:30Z");
  private static final Meter METER =
      new Meter(Highveld.meter(Highveld.METER, 1, Optional.empty()), VendState.fresh(), 1);
  private static final KeyTerms GOOD = Highveld.terms(1, BaseDate.BASE_2014, 255);

  @Test
  void aMeterWithAUsableKeyCanBeSoldTo() {
    assertEquals(Optional.empty(), kind(GOOD, NOW));
  }

  @Test
  void theLastMinuteOfABaseDateStillCountsAndTheNextDoesNot() {
    KeyTerms old = Highveld.terms(1, BaseDate.BASE_1993, 255);
    assertEquals(Optional.empty(), kind(old, Instant.parse("2024-11-24T20:15:59Z")));
    assertEquals(
        Optional.of(RefusalKind.UPDATE_KEY_FIRST),
        kind(old, Instant.parse("2024-11-24T20:16:00Z")));
  }

  @Test
  void aKeyExpiresWithItsKen() {
    // KEN 0 ends with the first 65536 minutes: 2014-02-15T12:15Z is the last.
    KeyTerms expiring = Highveld.terms(1, BaseDate.BASE_2014, 0);
    assertEquals(Optional.empty(), kind(expiring, Instant.parse("2014-02-15T12:15:00Z")));
    assertEquals(
        Optional.of(RefusalKind.UPDATE_KEY_FIRST),
        kind(expiring, Instant.parse("2014-02-15T12:16:00Z")));
  }

  @Test
  void outsideItsTimesAKeyIssuesNothing() {
    assertEquals(
        Optional.of(RefusalKind.KEY_UNAVAILABLE), kind(GOOD, GOOD.activeFrom().minusSeconds(1)));
    assertEquals(
        Optional.of(RefusalKind.UPDATE_KEY_FIRST), kind(GOOD, GOOD.issuedUntil().plusSeconds(1)));
  }

  @Test
  void aManagementKeyMakesNoCredit() {
    assertEquals(
        Optional.of(RefusalKind.KEY_UNAVAILABLE),
        kind(with(VendingKeyType.VDDK, DecoderKeyAlgorithm.DKGA04), NOW));
  }

  @Test
  void aKeyOfAnotherTypeOrDerivationDoesNotFit() {
    assertEquals(
        Optional.of(RefusalKind.KEY_UNAVAILABLE),
        kind(with(VendingKeyType.VCDK, DecoderKeyAlgorithm.DKGA04), NOW));
    assertEquals(
        Optional.of(RefusalKind.KEY_UNAVAILABLE),
        kind(with(VendingKeyType.VUDK, DecoderKeyAlgorithm.DKGA02), NOW));
  }

  @Test
  void exactlyADayAheadIsAllowedAndAMinuteMoreIsNot() {
    long dayAhead = TokenMinute.of(NOW) + 1440;
    assertEquals(Optional.empty(), kindAfter(dayAhead - 1));
    assertEquals(Optional.of(RefusalKind.TOKEN_MINUTES_USED_UP), kindAfter(dayAhead));
  }

  private static Optional<RefusalKind> kind(KeyTerms terms, Instant now) {
    return refusal(METER, terms, now).map(Refusal::kind);
  }

  private static Optional<RefusalKind> kindAfter(long lastMinute) {
    VendState fresh = VendState.fresh();
    VendState state =
        new VendState(
            lastMinute,
            fresh.month(),
            0,
            0,
            Optional.empty(),
            0,
            fresh.day(),
            0,
            fresh.head(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            History.NONE,
            Optional.empty());
    Meter meter = new Meter(METER.registration(), state, 2);
    return refusal(meter, GOOD, NOW).map(Refusal::kind);
  }

  private static Optional<Refusal> refusal(Meter meter, KeyTerms key, Instant now) {
    return Sellability.keyRefusal(meter, meter.registration().sts(), key, now);
  }

  private static KeyTerms with(VendingKeyType type, DecoderKeyAlgorithm derivation) {
    return new KeyTerms(
        GOOD.supplyGroup(),
        1,
        type,
        derivation,
        GOOD.baseDate(),
        255,
        GOOD.activeFrom(),
        GOOD.issuedUntil());
  }
}
