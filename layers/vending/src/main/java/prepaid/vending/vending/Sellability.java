package prepaid.vending.vending;

import java.time.Instant;
import java.util.Optional;
import prepaid.sts.TokenIdentifier;
import prepaid.sts.TokenMinute;
import prepaid.vending.keys.KeyTerms;
import prepaid.vending.limits.Limits;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.MeterFlag;
import prepaid.vending.meters.Registration;
import prepaid.vending.meters.StsAttributes;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

/** Whether a meter can be sold to now, and why not: one set of rules for quotes and vends. */
final class Sellability {
  /**
   * What stands in the way of anything that is made for this meter.
   *
   * @return empty when nothing does
   */
  static Optional<Refusal> removed(Registration registration) {
    return registration.is(MeterFlag.REMOVED)
        ? refuse(RefusalKind.METER_BLOCKED, "This meter was taken down: nothing is sold to it.")
        : Optional.empty();
  }

  /** What stands in the way of a sale, as far as the register knows. */
  static Optional<Refusal> blocked(Registration registration) {
    return removed(registration)
        .or(() ->
            registration
                .blockedBecause()
                .flatMap(reason ->
                    refuse(
                        RefusalKind.METER_BLOCKED,
                        "This meter is blocked for sales: "
                            + reason.replaceAll("\\.+$", "")
                            + ".")));
  }

  /**
   * What stands in the way of tokens under a key.
   *
   * @param sts what the meter's decoder key would be made of
   * @param key of that supply group and key revision
   */
  static Optional<Refusal> keyRefusal(Meter meter, StsAttributes sts, KeyTerms key, Instant now) {
    return keyRefusal(sts, key, now).or(() -> minuteRefusal(meter, key, now));
  }

  /** The minute that the next token uses, since 1993-01-01T00:00Z. */
  static long nextTokenMinute(Meter meter, Instant now) {
    return TokenMinute.next(now, meter.state().lastTokenMinute());
  }

  private static Optional<Refusal> keyRefusal(StsAttributes sts, KeyTerms key, Instant now) {
    if (!key.keyType().makesCredit() || key.keyType().decoderKeyType() != sts.keyType()) {
      return Optional.of(
          KeyRefusals.unfit(key, "The vending key's type does not make credit for this meter."));
    }
    if (!key.derivation().fits(sts.encryptionAlgorithm())) {
      return Optional.of(
          KeyRefusals.unfit(
              key, "The vending key's derivation does not fit the meter's encryption algorithm."));
    }
    if (now.isBefore(key.activeFrom())) {
      return Optional.of(KeyRefusals.notActiveYet(key));
    }
    return now.isAfter(key.issuedUntil())
        ? Optional.of(KeyRefusals.issuedUntil(key))
        : Optional.empty();
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
      return Optional.of(KeyRefusals.ranOut(key));
    }
    return identifier.get().expiredUnder(key.expiry())
        ? Optional.of(KeyRefusals.expired(key))
        : Optional.empty();
  }

  private static Optional<Refusal> refuse(RefusalKind kind, String detail) {
    return Optional.of(Refusal.of(kind, "meterNumber", detail));
  }

  private Sellability() {}
}
