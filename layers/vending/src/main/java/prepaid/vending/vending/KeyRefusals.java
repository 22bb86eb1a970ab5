package prepaid.vending.vending;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import prepaid.vending.keys.KeyName;
import prepaid.vending.keys.KeyTerms;
import prepaid.vending.keys.WrappedKey;
import prepaid.vending.meters.StsAttributes;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

/**
 * Why a vending key makes no token: words that anybody may hear, and which key it is about for the
 * utility's own people.
 */
final class KeyRefusals {
  private static final String UPDATE_FIRST = ": update the key first.";

  private KeyRefusals() {}

  /**
   * There is no key that sells.
   *
   * @param outOfUse the key that is there and makes nothing
   */
  static Refusal none(StsAttributes sts, Optional<WrappedKey> outOfUse) {
    return outOfUse
        .map(KeyRefusals::outOfUse)
        .orElseGet(() ->
            unavailable(
                    "No token can be made for this meter yet: its utility has entered no key for"
                        + " it.")
                .toDesk(
                    "There is no vending key of revision %d of supply group %s."
                        .formatted(sts.keyRevision(), sts.supplyGroup())));
  }

  private static Refusal outOfUse(WrappedKey key) {
    String name = name(key.terms());
    return key.life()
        .retired()
        .map(retired ->
            unavailable(
                    "No token can be made for this meter any more: its key was taken out of use.")
                .toDesk(
                    "%s was retired at %s; it makes no key changes either."
                        .formatted(name, second(retired.at()))))
        .orElseGet(() ->
            unavailable("No token can be made for this meter yet: its key is not activated.")
                .toDesk("%s waits for a second operator to activate it.".formatted(name)));
  }

  static Refusal notActiveYet(KeyTerms key) {
    String from = second(key.activeFrom());
    return unavailable(
            "The meter's key is not active yet: it makes tokens from %s.".formatted(from))
        .toDesk("%s is active from %s.".formatted(name(key), from));
  }

  static Refusal issuedUntil(KeyTerms key) {
    return updateFirst("The meter's key may no longer make tokens" + UPDATE_FIRST)
        .toDesk("%s was to make tokens until %s.".formatted(name(key), second(key.issuedUntil())));
  }

  /** Past its expiry number (KEN). */
  static Refusal expired(KeyTerms key) {
    return updateFirst("The meter's key has expired" + UPDATE_FIRST)
        .toDesk("%s has the expiry number %d.".formatted(name(key), key.expiry()));
  }

  static Refusal ranOut(KeyTerms key) {
    return updateFirst(
            ("The meter's key counts minutes from %d and can number no token of today: update the"
                    + " key first, with key-change tokens from the utility.")
                .formatted(key.baseDate().year()))
        .toDesk("It is %s.".formatted(name(key)));
  }

  /** A key of another kind than the meter's. */
  static Refusal unfit(KeyTerms key, String detail) {
    return unavailable(detail).toDesk("It is %s.".formatted(name(key)));
  }

  private static Refusal unavailable(String detail) {
    return Refusal.of(RefusalKind.KEY_UNAVAILABLE, "meterNumber", detail);
  }

  private static Refusal updateFirst(String detail) {
    return Refusal.of(RefusalKind.UPDATE_KEY_FIRST, "meterNumber", detail);
  }

  private static String name(KeyTerms key) {
    return KeyName.of(key).words();
  }

  private static String second(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
