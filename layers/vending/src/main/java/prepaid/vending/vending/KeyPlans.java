package prepaid.vending.vending;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import prepaid.sts.KeyChange;
import prepaid.sts.KeyChangeRefusal;
import prepaid.vending.keys.KeyStore;
import prepaid.vending.keys.WrappedKey;
import prepaid.vending.ledger.KeyTarget;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.PendingKey;
import prepaid.vending.meters.StsAttributes;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.KeyPlan.KeyMove;

/**
 * Which key a meter's tokens are made under, and whether the meter must learn of another one first.
 */
final class KeyPlans {
  private static final Refusal UPDATE_FIRST =
      Refusal.of(
          RefusalKind.UPDATE_KEY_FIRST,
          "meterNumber",
          "The meter moves to another key: update the key first, with key-change tokens from the"
              + " utility.");

  private final KeyStore keys;

  KeyPlans(KeyStore keys) {
    this.keys = keys;
  }

  /**
   * The key of a sale.
   *
   * @param bundles whether a sale may bring the tokens of a key change
   */
  Answer<KeyPlan> forCredit(Meter meter, boolean bundles, Instant now) {
    return current(meter, now)
        .then(plan ->
            plan.move().isPresent() && !bundles
                ? Answer.refused(UPDATE_FIRST)
                : Answer.given(plan));
  }

  private Answer<KeyPlan> current(Meter meter, Instant now) {
    StsAttributes sts = meter.registration().sts();
    Optional<WrappedKey> key = key(sts);
    Optional<Refusal> refusal = refusal(meter, sts, key, now);
    Optional<PendingKey> waiting =
        meter.state().pendingKey().filter(pending -> pending.issuedBy().isEmpty());
    if (waiting.isPresent()) {
      return refusal.isPresent()
          ? Answer.refused(refusal.get())
          : moved(meter, waiting.get().from(), new KeyPlan(sts, key.orElseThrow(), NONE), now);
    }
    if (refusal.isEmpty()) {
      return Answer.given(new KeyPlan(sts, key.orElseThrow(), NONE));
    }
    return refusal.get().kind() == RefusalKind.UPDATE_KEY_FIRST
        ? newest(meter, now)
            .map(plan -> moved(meter, sts, plan, now))
            .orElseGet(() -> Answer.refused(refusal.get()))
        : Answer.refused(refusal.get());
  }

  private static final Optional<KeyMove> NONE = Optional.empty();

  /** For what makes no token: the key of the register, usable or not. */
  Answer<KeyPlan> asRegistered(Meter meter) {
    StsAttributes sts = meter.registration().sts();
    return key(sts)
        .or(() -> outOfUse(sts))
        .map(key -> Answer.given(new KeyPlan(sts, key, NONE)))
        .orElseGet(() -> Answer.refused(KeyRefusals.none(sts, Optional.empty())));
  }

  /** The plan of a key change that an operator asks for. */
  Answer<KeyPlan> forChange(Meter meter, KeyTarget target, Instant now) {
    StsAttributes sts = meter.registration().sts();
    Optional<PendingKey> pending = meter.state().pendingKey();
    StsAttributes from = pending.map(PendingKey::from).orElse(sts);
    if (target.equals(KeyTarget.NEWEST) && pending.isPresent()) {
      // What is on its way already is issued again: the same tokens, while the keys are the same.
      return usable(meter, sts, now).then(plan -> moved(meter, from, plan, now));
    }
    if (target.equals(KeyTarget.NEWEST)) {
      return newest(meter, now)
          .map(plan -> moved(meter, sts, plan, now))
          .orElseGet(() -> Answer.refused(inPlace(sts)));
    }
    StsAttributes to = target(meter, target, now);
    if (to.equals(from) || (to.equals(sts) && pending.isEmpty())) {
      return Answer.refused(inPlace(to));
    }
    // A set that may have been entered is believed: the next one starts from where it led.
    StsAttributes start =
        pending.flatMap(PendingKey::issuedBy).isPresent() && !to.equals(sts) ? sts : from;
    return usable(meter, to, now).then(plan -> moved(meter, start, plan, now));
  }

  /** Revisions are a group's own: in another group, it is the newest unless one is named. */
  private StsAttributes target(Meter meter, KeyTarget target, Instant now) {
    StsAttributes sts = meter.registration().sts();
    StsAttributes there =
        new StsAttributes(
            target.supplyGroup().orElse(sts.supplyGroup()),
            target.tariffIndex().orElse(sts.tariffIndex()),
            target.keyRevision().orElse(sts.keyRevision()),
            sts.keyType(),
            sts.encryptionAlgorithm());
    boolean isOpen =
        target.keyRevision().isEmpty() && !there.supplyGroup().equals(sts.supplyGroup());
    return isOpen
        ? newestKey(meter, there, now).map(key -> revised(there, key)).orElse(there)
        : there;
  }

  private static Refusal inPlace(StsAttributes sts) {
    return Refusal.of(
        RefusalKind.KEY_IN_PLACE,
        "The meter has the key of supply group %s, revision %d, tariff index %s already."
            .formatted(sts.supplyGroup(), sts.keyRevision(), sts.tariffIndex()));
  }

  /** The newest revision of the meter's group that can make its tokens now, if it is another. */
  private Optional<KeyPlan> newest(Meter meter, Instant now) {
    StsAttributes sts = meter.registration().sts();
    return newestKey(meter, sts, now)
        .filter(key -> key.terms().keyRevision() != sts.keyRevision())
        .map(key -> new KeyPlan(revised(sts, key), key, NONE));
  }

  /** The newest key of a group that can make the meter's tokens now. */
  private Optional<WrappedKey> newestKey(Meter meter, StsAttributes sts, Instant now) {
    return keys.keys(sts.supplyGroup()).stream()
        .filter(key -> Sellability.keyRefusal(meter, revised(sts, key), key.terms(), now).isEmpty())
        .max(
            Comparator.comparing((WrappedKey key) -> key.terms().activeFrom())
                .thenComparing(key -> key.terms().keyRevision()));
  }

  private static StsAttributes revised(StsAttributes sts, WrappedKey key) {
    return new StsAttributes(
        sts.supplyGroup(),
        sts.tariffIndex(),
        key.terms().keyRevision(),
        sts.keyType(),
        sts.encryptionAlgorithm());
  }

  private Answer<KeyPlan> usable(Meter meter, StsAttributes sts, Instant now) {
    Optional<WrappedKey> key = key(sts);
    return refusal(meter, sts, key, now)
        .<Answer<KeyPlan>>map(Answer::refused)
        .orElseGet(() -> Answer.given(new KeyPlan(sts, key.orElseThrow(), NONE)));
  }

  private Answer<KeyPlan> moved(Meter meter, StsAttributes from, KeyPlan to, Instant now) {
    Optional<WrappedKey> old = key(from);
    if (old.isEmpty()) {
      return Answer.refused(noWayFrom(from));
    }
    var number = meter.registration().number();
    Optional<KeyChangeRefusal> refusal =
        new KeyChange(
                old.get().terms().decoderKey(number, from),
                to.key().terms().decoderKey(number, to.sts()),
                to.key().terms().expiry())
            .refusal(now);
    return refusal.isPresent()
        ? Answer.refused(
            RefusalKind.CONFLICT, "No key change can be made: " + refusal.get().words() + ".")
        : Answer.given(new KeyPlan(to.sts(), to.key(), Optional.of(new KeyMove(from, old.get()))));
  }

  /** Nothing can tell a meter of another key but the one that it has. */
  private Refusal noWayFrom(StsAttributes from) {
    Refusal why = KeyRefusals.none(from, outOfUse(from));
    return Refusal.of(
            RefusalKind.KEY_UNAVAILABLE,
            "The meter must change its key first, and the key that it has makes no tokens: its"
                + " utility has to see to it.")
        .toDesk(why.desk().orElseThrow());
  }

  private Optional<Refusal> refusal(
      Meter meter, StsAttributes sts, Optional<WrappedKey> key, Instant now) {
    return key.isPresent()
        ? Sellability.keyRefusal(meter, sts, key.get().terms(), now)
        : Optional.of(KeyRefusals.none(sts, outOfUse(sts)));
  }

  private Optional<WrappedKey> key(StsAttributes sts) {
    return keys.find(sts.supplyGroup(), sts.keyRevision());
  }

  private Optional<WrappedKey> outOfUse(StsAttributes sts) {
    return keys.outOfUse(sts.supplyGroup(), sts.keyRevision());
  }
}
