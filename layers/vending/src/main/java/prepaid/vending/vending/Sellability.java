package prepaid.vending.vending;

import java.time.Instant;
import java.util.Optional;
import prepaid.sts.BaseDate;
import prepaid.sts.TokenIdentifier;
import prepaid.sts.TokenMinute;
import prepaid.vending.keys.KeyTerms;
import prepaid.vending.limits.Limits;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.StsAttributes;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

/** Whether a meter can be sold to now, and why not: one set of rules for quotes and vends. */
public final class Sellability {
  /**
   * What stands in the way of a credit token for this meter.
   *
   * @param key the terms of the vending key of the meter's supply group and key revision, if any
   * @return empty when it can be sold to
   */
  public static Optional<Refusal> refusal(Meter meter, Optional<KeyTerms> key, Instant now) {
    Optional<String> blocked = meter.registration().blockedBecause();
    if (blocked.isPresent()) {
      return refuse(
          RefusalKind.METER_BLOCKED,
          "This meter is blocked for sales: " + blocked.get().replaceAll("\\.+$", "") + ".");
    }
    if (key.isEmpty()) {
      return refuse(
          RefusalKind.KEY_UNAVAILABLE,
          "The meter's supply group has no vending key of revision %d yet."
              .formatted(meter.registration().sts().keyRevision()));
    }
    return keyRefusal(meter.registration().sts(), key.get(), now)
        .or(() -> minuteRefusal(meter, key.get(), now));
  }

  /** The minute that the next token uses, since 1993-01-01T00:00Z. */
  static long nextTokenMinute(Meter meter, Instant now) {
    return TokenMinute.next(now, meter.state().lastTokenMinute());
  }

  private static Optional<Refusal> keyRefusal(StsAttributes sts, KeyTerms key, Instant now) {
    if (!key.keyType().makesCredit() || key.keyType().decoderKeyType() != sts.keyType()) {
      return refuse(
          RefusalKind.KEY_UNAVAILABLE,
          "The vending key's type does not make credit for this meter.");
    }
    if (!key.derivation().fits(sts.encryptionAlgorithm())) {
      return refuse(
          RefusalKind.KEY_UNAVAILABLE,
          "The vending key's derivation does not fit the meter's encryption algorithm.");
    }
    if (now.isBefore(key.activeFrom())) {
      return refuse(RefusalKind.KEY_UNAVAILABLE, "The vending key is not active yet.");
    }
    if (now.isAfter(key.issuedUntil())) {
      return refuse(
          RefusalKind.UPDATE_KEY_FIRST,
          "The meter's vending key may no longer issue tokens: update the key first.");
    }
    return Optional.empty();
  }

  private static Optional<Refusal> minuteRefusal(Meter meter, KeyTerms key, Instant now) {
    long minute = nextTokenMinute(meter, now);
    if (minute > TokenMinute.of(now) + Limits.TOKEN_MINUTE_AHEAD_MAX.toMinutes()) {
      return refuse(
          RefusalKind.TOKEN_MINUTES_USED_UP,
          "So many tokens were made for this meter that the next one would lie more than a day"
              + " ahead; try again later.");
    }
    Optional<TokenIdentifier> identifier =
        TokenIdentifier.ofMinuteSince1993(key.baseDate(), minute);
    if (identifier.isEmpty()) {
      return refuse(RefusalKind.UPDATE_KEY_FIRST, ranOut(key.baseDate()));
    }
    if (identifier.get().expiredUnder(key.expiry())) {
      return refuse(
          RefusalKind.UPDATE_KEY_FIRST, "The meter's key has expired: update the key first.");
    }
    return Optional.empty();
  }

  private static String ranOut(BaseDate baseDate) {
    return ("The meter's key counts minutes from %d and can number no token of today: update the"
            + " key first, with key-change tokens from the utility.")
        .formatted(baseDate.year());
  }

  private static Optional<Refusal> refuse(RefusalKind kind, String detail) {
    return Optional.of(Refusal.of(kind, detail));
  }

  private Sellability() {}
}
