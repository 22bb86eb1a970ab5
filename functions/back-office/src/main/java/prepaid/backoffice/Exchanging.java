package prepaid.backoffice;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import prepaid.http.Operator;
import prepaid.http.Problem;
import prepaid.sts.Drn;
import prepaid.vending.credit.Debt;
import prepaid.vending.desk.PairOrder;
import prepaid.vending.limits.Limits;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.MeterFlag;
import prepaid.vending.meters.MeterRegister;
import prepaid.vending.meters.MeterRegister.Change;
import prepaid.vending.meters.MeterRegister.Entry;
import prepaid.vending.meters.Meters;
import prepaid.vending.meters.Registration;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.VendChannel;
import prepaid.vending.vending.VendOutcome;

/**
 * Puts a new meter in the place of an old one, in two steps that may both be repeated. First
 * holder, tariff and debts go to the new meter and the old one is taken down, in one transaction,
 * so no debt is there twice or not at all. Then what was left on the old meter is given on the new
 * one, as a gift whose reference names the old meter, so it is given once.
 *
 * <p>The old meter keeps its holder: what was sold to it stays theirs to look at.
 */
record Exchanging(
    Meters meters,
    MeterRegister register,
    RegistrationRules rules,
    VendChannel grants,
    InstantSource clock) {
  /** With what stands before it, a mandate's reason has room for no more. */
  static final int REASON_CHARACTERS_MAX = 80;

  private static final Problem LOST =
      Problem.of(
          Refusal.of(
              RefusalKind.TRY_AGAIN,
              "One of the meters is being sold to at this moment. " + Problem.NOTHING_HAPPENED));

  /**
   * What is asked for.
   *
   * @param units what was left on the old meter
   */
  record Asked(Drn old, Drn next, Units units, String reason, Optional<String> reasonCode) {
    /** Why the old meter takes nothing more; by it a repeated request is known. */
    String words() {
      return "Exchanged for meter %s: %s".formatted(next.digits(), reason);
    }

    /** What the new meter is given. */
    PairOrder.Remaining remaining() {
      return new PairOrder.Remaining(next, old, units, reasonCode, reason);
    }
  }

  static Exchanging of(BackOffice office) {
    return new Exchanging(
        office.meters(),
        office.register(),
        RegistrationRules.of(office),
        office.grants(),
        office.clock());
  }

  /** The first step; empty when it is done, now or by an earlier request. */
  Optional<Problem> move(Operator operator, Asked asked) {
    for (int i = 0; i < Limits.COMMIT_TRIES_MAX; i++) {
      Optional<Meter> old = meters.read(asked.old());
      if (old.isEmpty()) {
        return Optional.of(DeskMeters.unknown(asked.old()));
      }
      Registration there = old.get().registration();
      Optional<Problem> refusal = refusal(operator, there, asked);
      if (refusal.isPresent() || there.is(MeterFlag.REMOVED)) {
        return refusal;
      }
      String utility = rules.utility(there).orElseThrow();
      Optional<Meter> next = meters.read(asked.next());
      if (next.isEmpty()) {
        boolean unused = register.register(List.of(new Entry(fresh(there, asked), utility)));
        continue;
      }
      Optional<Problem> unfit = unfit(old.get(), next.get(), utility);
      if (unfit.isPresent() || register.replace(changes(old.get(), next.get(), asked, utility))) {
        return unfit;
      }
    }
    return Optional.of(LOST);
  }

  private Optional<Problem> refusal(Operator operator, Registration old, Asked asked) {
    Optional<String> utility = rules.utility(old);
    if (utility.isEmpty()) {
      return Optional.of(
          Problem.conflict("supplyGroup", "The meter's supply group is none of a utility."));
    }
    return Access.refusal(operator, utility.get())
        .or(() ->
            old.is(MeterFlag.REMOVED) && !ExchangeRoutes.isExchanged(old, asked)
                ? Optional.of(
                    Problem.conflict(
                        "meterNumber", "This meter was removed, or exchanged otherwise, before."))
                : Optional.empty());
  }

  /** A meter that nobody registered yet has the attributes of the old one, and no credit. */
  private static Registration fresh(Registration old, Asked asked) {
    return new Registration(
        asked.next(),
        old.sts(),
        old.tariff(),
        old.resource(),
        old.mode(),
        old.holder(),
        old.blockedBecause(),
        Units.ZERO,
        old.flags());
  }

  private Optional<Problem> unfit(Meter old, Meter next, String utility) {
    Registration there = next.registration();
    String why = "";
    if (there.is(MeterFlag.REMOVED)) {
      why = "The new meter was removed before.";
    } else if (rules.utility(there).filter(utility::equals).isEmpty()) {
      why = "The new meter is not the utility %s's.".formatted(utility);
    } else if (there.resource() != old.registration().resource()
        || there.mode() != old.registration().mode()) {
      why = "The new meter is for another resource, or counts otherwise.";
    } else if (next.state().debts().size() + old.state().debts().size() > Limits.METER_DEBTS_MAX) {
      why = "The two meters have more debts than one meter may have.";
    }
    return why.isEmpty() ? Optional.empty() : Optional.of(Problem.conflict("newMeterNumber", why));
  }

  private List<Change> changes(Meter old, Meter next, Asked asked, String utility) {
    Registration from = old.registration();
    Registration to = next.registration();
    Registration taken =
        new Registration(
            to.number(),
            to.sts(),
            from.tariff(),
            to.resource(),
            to.mode(),
            from.holder(),
            from.blockedBecause(),
            to.initialCredit(),
            from.flags());
    return List.of(
        new Change(
            old,
            Optional.of(utility),
            new Entry(RemovalRoutes.removed(from, asked.words()), utility),
            Optional.of(old.state().withDebts(List.of()))),
        new Change(
            next,
            Optional.of(utility),
            new Entry(taken, utility),
            Optional.of(
                next.state().withDebts(together(next.state().debts(), old.state().debts())))));
  }

  /** Debts of the old meter whose ids the new one has are given others. */
  private static List<Debt> together(List<Debt> there, List<Debt> moved) {
    List<Debt> all = new ArrayList<>(there);
    Set<String> ids = new HashSet<>();
    there.forEach(debt -> ids.add(debt.id()));
    for (Debt debt : moved) {
      String id = debt.id();
      for (int i = 2; !ids.add(id); i++) {
        id = "moved-" + i;
      }
      all.add(
          new Debt(
              id,
              debt.kind(),
              debt.units(),
              debt.owedMinor(),
              debt.due(),
              debt.order(),
              debt.terms(),
              debt.takenMinor()));
    }
    return all;
  }

  /**
   * The second step: the same request gives the same token, however often.
   *
   * @param by who asked
   * @param approvedBy who agreed, where one operator may not give so much alone
   */
  VendOutcome give(Asked asked, String by, Optional<String> approvedBy) {
    return grants.vend(asked.remaining().request(by, approvedBy, clock.instant()));
  }
}
