package prepaid.backoffice;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import prepaid.backoffice.MeterJson.Asked;
import prepaid.backoffice.RegistrationRules.Checked;
import prepaid.http.Operator;
import prepaid.http.Problem;
import prepaid.http.Role;
import prepaid.vending.limits.Limits;
import prepaid.vending.meters.Holder;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.MeterRegister;
import prepaid.vending.meters.MeterRegister.Change;
import prepaid.vending.meters.MeterRegister.Entry;
import prepaid.vending.meters.Meters;
import prepaid.vending.meters.PendingKey;
import prepaid.vending.meters.Registration;
import prepaid.vending.meters.StsAttributes;
import prepaid.vending.meters.VendState;
import prepaid.vending.payments.InitialCredit;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

/** Registers meters, and changes their registrations. */
record Registering(
    RegistrationRules rules,
    Meters meters,
    MeterRegister register,
    SecureRandom random,
    InitialCredit initial) {
  /** What became of a registration. */
  sealed interface Outcome {
    /**
     * @param isNew whether there was no such meter
     * @param state of the meter, with what the office has set in it now
     */
    record Stored(boolean isNew, Registration registration, VendState state) implements Outcome {}

    record Refused(Problem problem) implements Outcome {}
  }

  private static final Outcome LOST =
      new Outcome.Refused(
          Problem.of(
              Refusal.of(
                  RefusalKind.TRY_AGAIN,
                  "The meter is being sold to at this moment. " + Problem.NOTHING_HAPPENED)));

  static Registering of(BackOffice office) {
    return new Registering(
        RegistrationRules.of(office),
        office.meters(),
        office.register(),
        office.random(),
        new InitialCredit(office.reminders(), office.sales(), office.clock()));
  }

  Outcome put(Operator operator, Asked asked) {
    return switch (rules.check(operator, asked)) {
      case Checked.Refused(var problem) -> new Outcome.Refused(problem);
      case Checked.Fits fits -> store(operator, fits);
    };
  }

  /** A vend may change the row between reading and writing: then it is read again. */
  private Outcome store(Operator operator, Checked.Fits fits) {
    boolean isNew = false;
    boolean isNews = false;
    for (int tries = 0; tries < Limits.COMMIT_TRIES_MAX; tries++) {
      Optional<Meter> there = meters.read(fits.asked().registration().number());
      Asked asked = committed(fits.asked(), there, operator.roles().contains(Role.ADMIN));
      Entry entry = new Entry(asked.registration(), fits.utility());
      if (InitialCredit.isNews(there, asked.registration())) {
        initial.promise(List.of(asked.registration()));
        isNews = true;
      }
      if (there.isEmpty()) {
        isNew = register.register(List.of(entry));
        if (isNew && asked.debts().isEmpty()) {
          return noted(
              operator, isNews, new Outcome.Stored(true, asked.registration(), VendState.fresh()));
        }
      } else {
        Optional<Problem> refusal = rules.refusal(operator, there.get(), asked.registration());
        if (refusal.isPresent()) {
          return new Outcome.Refused(refusal.get());
        }
        VendState office = office(there.get(), asked);
        if (replaced(there.get(), entry, office)) {
          return noted(operator, isNews, new Outcome.Stored(isNew, asked.registration(), office));
        }
      }
    }
    return LOST;
  }

  /** What the maker programmed is noted at once where it can be; a policy may make it a debt. */
  private Outcome noted(Operator operator, boolean isNews, Outcome.Stored stored) {
    if (!isNews) {
      return stored;
    }
    initial.note(stored.registration(), operator.subject());
    return meters
        .read(stored.registration().number())
        .map(meter -> new Outcome.Stored(stored.isNew(), stored.registration(), meter.state()))
        .orElse(stored);
  }

  /**
   * A holder whose data stays keeps the key of its commitment, so that past vends stay provable.
   */
  Asked committed(Asked asked, Optional<Meter> there, boolean byAdmin) {
    Holder holder = asked.registration().holder();
    Holder kept =
        there
            .map(meter -> meter.registration().holder())
            .filter(known -> known.isSameAs(holder) && known.commitmentKey().isPresent())
            .orElseGet(() -> holder.committedWith(commitmentKey()));
    return new Asked(asked.flagged(there, byAdmin).heldBy(kept), asked.debts(), Optional.empty());
  }

  private byte[] commitmentKey() {
    byte[] key = new byte[Holder.KEY_BYTES];
    random.nextBytes(key);
    return key;
  }

  /** Whether it stands there now; what stood there already is not written again. */
  private boolean replaced(Meter there, Entry entry, VendState office) {
    return isThere(there, entry, office)
        || register.replace(
            new Change(
                there,
                rules.utility(there.registration()),
                entry,
                office.equals(there.state()) ? Optional.empty() : Optional.of(office)));
  }

  /** The state of a meter after what is asked for: with its debts, and with a key on its way. */
  VendState office(Meter there, Asked asked) {
    return asked
        .debts()
        .map(there.state()::withDebts)
        .orElse(there.state())
        .withPendingKey(pendingKey(there, asked.registration().sts()));
  }

  /**
   * A meter for which tokens were made learns of another key by tokens only, which come before its
   * next credit; before that it is a correction. Back where its key is, there is nothing to learn;
   * a set that was issued is believed.
   */
  private Optional<PendingKey> pendingKey(Meter there, StsAttributes asked) {
    Optional<PendingKey> pending = there.state().pendingKey();
    StsAttributes sts = there.registration().sts();
    if (asked.equals(sts) || !rules.tokensMade().any(there)) {
      return pending;
    }
    StsAttributes from =
        pending.filter(waits -> waits.issuedBy().isEmpty()).map(PendingKey::from).orElse(sts);
    return asked.equals(from)
        ? Optional.empty()
        : Optional.of(new PendingKey(from, Optional.empty()));
  }

  static boolean isThere(Meter there, Entry entry, VendState office) {
    return there.registration().equals(entry.registration()) && there.state().equals(office);
  }
}
