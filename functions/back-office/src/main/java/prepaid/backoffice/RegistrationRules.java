package prepaid.backoffice;

import java.util.List;
import java.util.Optional;
import prepaid.backoffice.MeterJson.Asked;
import prepaid.http.Operator;
import prepaid.http.Problem;
import prepaid.http.Role;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.MeterFlag;
import prepaid.vending.meters.Registration;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.tariffs.TariffVersion;
import prepaid.vending.tariffs.Tariffs;
import prepaid.vending.utilities.SupplyGroup;
import prepaid.vending.utilities.Utilities;

/**
 * What a registration must fit, whoever brings it: one request, or a file of a hundred thousand.
 */
record RegistrationRules(Utilities utilities, Tariffs tariffs, TokensMade tokensMade) {
  static RegistrationRules of(BackOffice office) {
    return new RegistrationRules(
        office.utilities(), office.tariffs(), new TokensMade(office.vends()));
  }

  /** Whether an operator may register this, as far as the meter's own row does not matter. */
  sealed interface Checked {
    /**
     * @param utility that the meter belongs to
     */
    record Fits(Asked asked, String utility) implements Checked {}

    record Refused(Problem problem) implements Checked {}
  }

  Checked check(Operator operator, Asked asked) {
    if (asked.debts().isPresent() && !operator.roles().contains(Role.ADMIN)) {
      return new Checked.Refused(
          Problem.of(
                  Refusal.of(
                      RefusalKind.NOT_ALLOWED, "Only an administrator sets a meter's debts."))
              .about("debts"));
    }
    if (asked.flags().filter(flags -> flags.contains(MeterFlag.HONEY)).isPresent()
        && !operator.roles().contains(Role.ADMIN)) {
      return new Checked.Refused(
          Problem.of(
                  Refusal.of(
                      RefusalKind.NOT_ALLOWED, "Only an administrator sets this flag of a meter."))
              .about("flags"));
    }
    String code = asked.registration().sts().supplyGroup();
    return utilities
        .supplyGroup(code)
        .map(group -> check(operator, asked, group))
        .orElseGet(() ->
            new Checked.Refused(
                Problem.unprocessable(
                    "supplyGroup", "There is no supply group %s.".formatted(code))));
  }

  private Checked check(Operator operator, Asked asked, SupplyGroup group) {
    return Access.refusal(operator, group.utility())
        .or(() -> wrongTariff(asked.registration(), group))
        .<Checked>map(Checked.Refused::new)
        .orElseGet(() -> new Checked.Fits(asked, group.utility()));
  }

  private Optional<Problem> wrongTariff(Registration asked, SupplyGroup group) {
    List<TariffVersion> versions = tariffs.versions(asked.tariff());
    if (versions.isEmpty() || !versions.getLast().utility().equals(group.utility())) {
      return Optional.of(
          Problem.unprocessable(
              "tariff",
              "The utility %s has no tariff %s.".formatted(group.utility(), asked.tariff())));
    }
    return versions.getLast().resource() == asked.resource()
        ? Optional.empty()
        : Optional.of(
            Problem.unprocessable(
                "tariff",
                "The tariff %s is for %s."
                    .formatted(asked.tariff(), versions.getLast().resource().slug())));
  }

  /** Why this operator may not put that in the place of what is there. */
  Optional<Problem> refusal(Operator operator, Meter there, Registration asked) {
    return utility(there.registration())
        .flatMap(utility -> Access.refusal(operator, utility))
        .or(() -> changeOfRemoved(there.registration(), asked))
        .or(() ->
            there.state().head().sequence() > 0
                ? changeOfVendedMeter(there, asked)
                : Optional.empty());
  }

  /** A meter that was taken down is history; the same again, from a table, is none. */
  private static Optional<Problem> changeOfRemoved(Registration there, Registration asked) {
    boolean isSame =
        asked.is(MeterFlag.REMOVED)
            && there.holder().isSameAs(asked.holder())
            && there.equals(asked.heldBy(there.holder()).flagged(there.flags()));
    return !there.is(MeterFlag.REMOVED) || isSame
        ? Optional.empty()
        : Optional.of(
            Problem.conflict("status", "This meter was removed, so nothing of it changes."));
  }

  /** Whose a meter is, where its supply group is known. */
  Optional<String> utility(Registration meter) {
    return utilities.supplyGroup(meter.sts().supplyGroup()).map(SupplyGroup::utility);
  }

  /** What no token tells a meter: changed here alone, its tokens would be refused. */
  private Optional<Problem> changeOfVendedMeter(Meter there, Registration asked) {
    Registration before = there.registration();
    Optional<String> changed = difference(before, asked);
    if (changed.isPresent() && tokensMade.any(there)) {
      return Optional.of(
          Problem.conflict(
              changed.get(),
              "Tokens were sold to this meter, so its key type, encryption algorithm, resource and"
                  + " mode cannot change."));
    }
    // Debts are in the utility's currency, whether a token came with them or not.
    return utility(before).equals(utility(asked))
        ? Optional.empty()
        : Optional.of(
            Problem.conflict(
                "supplyGroup",
                "The ledger has rows of this meter, so it stays with its utility's supply"
                    + " groups."));
  }

  private static Optional<String> difference(Registration there, Registration asked) {
    if (there.sts().keyType() != asked.sts().keyType()) {
      return Optional.of("keyType");
    }
    if (there.sts().encryptionAlgorithm() != asked.sts().encryptionAlgorithm()) {
      return Optional.of("encryptionAlgorithm");
    }
    if (there.resource() != asked.resource()) {
      return Optional.of("resource");
    }
    return there.mode() == asked.mode() ? Optional.empty() : Optional.of("mode");
  }
}
