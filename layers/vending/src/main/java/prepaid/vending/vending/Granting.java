package prepaid.vending.vending;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import prepaid.vending.credit.Debt;
import prepaid.vending.credit.DebtKind;
import prepaid.vending.ledger.GrantKind;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.ledger.MoneySource.Grant;
import prepaid.vending.ledger.MoneySource.Granted;
import prepaid.vending.limits.Limits;
import prepaid.vending.meters.History;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.MeterFlag;
import prepaid.vending.money.Money;
import prepaid.vending.money.Shares;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.tariffs.GrantPricing;
import prepaid.vending.tariffs.Priced;
import prepaid.vending.tariffs.PricingState;
import prepaid.vending.tariffs.TariffVersion;
import prepaid.vending.utilities.ReservePolicy;
import prepaid.vending.utilities.Utility;

/**
 * Whether a utility's policy gives reserve credit to a meter, how much, and what it costs. It is
 * asked inside the secure module, on the row that the grant's transaction is conditional on, so no
 * two requests can pass a limit together.
 *
 * @param today in the utility's time zone
 */
record Granting(
    Meter meter, Utility utility, TariffVersion tariff, PricingState state, LocalDate today) {

  /** A grant as it will be made. */
  record Decided(Priced priced, Grant grant) {}

  Answer<Decided> decide(Grant grant) {
    return units(grant)
        .then(units -> refusal(grant, units))
        .then(units ->
            GrantPricing.value(units, tariff, state).then(valued -> decided(grant, units, valued)));
  }

  private ReservePolicy policy() {
    return utility.desk().reserve();
  }

  private History history() {
    return meter.state().history();
  }

  private static Answer<Units> refused(String detail) {
    return Answer.refused(RefusalKind.RESERVE_REFUSED, detail);
  }

  /** How much: what was asked for, or as much as an emergency may be. */
  private Answer<Units> units(Grant grant) {
    if (grant.wanted().isEmpty() && grant.kind() != GrantKind.EMERGENCY) {
      return Answer.refused(RefusalKind.INVALID_REQUEST, "units", "How many units is missing.");
    }
    Units units = grant.wanted().orElseGet(this::emergencyMax);
    if (units.tenths() == 0) {
      return grant.kind() == GrantKind.EMERGENCY
          ? refused("This utility gives this meter no emergency credit.")
          : Answer.refused(
              RefusalKind.AMOUNT_INVALID, "units", "The units must be more than zero.");
    }
    return Answer.given(units);
  }

  /** By the calendar and by what the meter has bought a month. */
  private Units emergencyMax() {
    Units most =
        policy().isHoliday(today)
            ? larger(policy().holidayMax(), policy().emergencyMax())
            : policy().emergencyMax();
    return policy()
        .averageBasisPoints()
        .map(points -> new Shares(history().averageMonthTenths(today)).take(points, most.tenths()))
        .map(Units::new)
        .orElse(most);
  }

  private static Units larger(Units one, Units other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static boolean isConsumer(Grant grant) {
    return grant.mandate().by().equals(Mandate.CONSUMER);
  }

  private Answer<Units> refusal(Grant grant, Units units) {
    Answer<Units> kind =
        switch (grant.kind()) {
          case INITIAL -> Answer.given(units);
          case EMERGENCY -> emergency(grant, units);
          case ADDITIONAL -> additional(units);
          case PAID_REFILL, INCENTIVE, GIFT -> notBlocked(units);
        };
    return kind.then(admitted -> authority(grant, admitted));
  }

  private Answer<Units> notBlocked(Units units) {
    return Sellability.blocked(meter.registration())
        .<Answer<Units>>map(Answer::refused)
        .orElseGet(() -> Answer.given(units));
  }

  private Answer<Units> emergency(Grant grant, Units units) {
    if (!meter.registration().is(MeterFlag.VULNERABLE)
        && notBlocked(units) instanceof Answer.Refused<Units> blocked) {
      return blocked;
    }
    if (owed() > 0) {
      return refused(
          "Reserve credit was given before and is not paid back yet: the next purchase pays it.");
    }
    if (history().sales() < policy().salesMin()) {
      return refused(
          "Emergency credit needs purchases before it: at least %d, and this meter has made %d."
              .formatted(policy().salesMin(), history().sales()));
    }
    if (history().daysSinceFirstSale(today) < policy().daysMin()) {
      return refused(
          "Emergency credit is given %d days after the first purchase."
              .formatted(policy().daysMin()));
    }
    // What goes beyond an ordinary emergency takes two people, as far as a meter may owe at all.
    Units most = isConsumer(grant) ? emergencyMax() : larger(emergencyMax(), policy().totalMax());
    return units.compareTo(most) > 0
        ? refused("The most that this meter is given at once is %s.".formatted(most))
        : inMonth(units);
  }

  private Answer<Units> additional(Units units) {
    return notBlocked(units)
        .then(free -> {
          long total = Math.addExact(owedTenths(), free.tenths());
          return total > policy().totalMax().tenths()
              ? refused(
                  "The most that a meter may owe of reserve credit is %s, and this one owes %s."
                      .formatted(policy().totalMax(), new Units(owedTenths())))
              : inMonth(free);
        });
  }

  private Answer<Units> inMonth(Units units) {
    if (history().grantsIn(state.month()) >= policy().grantsAMonth()) {
      return refused(
          "Reserve credit is given %d times a month at most, and was."
              .formatted(policy().grantsAMonth()));
    }
    return state.debts().size() >= Limits.METER_DEBTS_MAX
        ? Answer.refused(RefusalKind.CONFLICT, "The meter has as many debts as it may have.")
        : Answer.given(units);
  }

  /** Whoever asks may give so much alone. */
  private Answer<Units> authority(Grant grant, Units units) {
    Mandate mandate = grant.mandate();
    if (grant.kind() == GrantKind.INITIAL || mandate.run().isPresent()) {
      return Answer.given(units);
    }
    if (isConsumer(grant)) {
      return grant.kind() == GrantKind.EMERGENCY
          ? Answer.given(units)
          : Answer.refused(RefusalKind.NOT_ALLOWED, "Only an operator gives this.");
    }
    if (!policy().reasonCodes().isEmpty()
        && mandate.reasonCode().filter(policy().reasonCodes()::contains).isEmpty()) {
      return Answer.refused(
          RefusalKind.INVALID_REQUEST,
          "reasonCode",
          "The reason is one of: " + String.join(", ", sorted(policy())) + ".");
    }
    boolean approved = mandate.approvedBy().filter(by -> !by.equals(mandate.by())).isPresent();
    Units alone = alone(grant.kind());
    return approved || units.compareTo(alone) <= 0
        ? Answer.given(units)
        : Answer.refused(
            RefusalKind.NOT_ALLOWED,
            "units",
            "More than %s takes a second person.".formatted(alone));
  }

  /** What one operator may give. */
  private Units alone(GrantKind kind) {
    Units ordinary = kind == GrantKind.EMERGENCY ? emergencyMax() : policy().dispatcherMax();
    return ordinary.compareTo(policy().dispatcherMax()) > 0 ? policy().dispatcherMax() : ordinary;
  }

  private static List<String> sorted(ReservePolicy policy) {
    return policy.reasonCodes().stream().sorted().toList();
  }

  private Answer<Decided> decided(Grant grant, Units units, GrantPricing.Valued valued) {
    Money value = valued.value();
    Money none = Money.zero(value.currency());
    if (grant.kind() == GrantKind.PAID_REFILL) {
      Granted paid = new Granted(value, none, Optional.empty());
      return Answer.given(new Decided(GrantPricing.paid(valued, state), grant.with(units, paid)));
    }
    boolean owed = grant.kind() == GrantKind.INITIAL ? policy().initialOwed() : isOwed(grant);
    long fee = owed ? fee(value) : 0;
    Optional<Debt> debt =
        owed ? Optional.of(debt(grant, units, value.minor() + fee)) : Optional.empty();
    Priced given = GrantPricing.given(units, value, state, owed && grant.kind().hasToken());
    return Answer.given(
        new Decided(
            withDebt(grant.kind().hasToken() ? given : without(given), debt),
            grant.with(units, new Granted(value, new Money(fee, value.currency()), debt))));
  }

  private static boolean isOwed(Grant grant) {
    return grant.kind().isOwed();
  }

  private long fee(Money value) {
    return new Shares(value.minor()).take(policy().feeBasisPoints(), Long.MAX_VALUE);
  }

  private Debt debt(Grant grant, Units units, long minor) {
    String id =
        grant.kind() == GrantKind.INITIAL
            ? "initial"
            : "reserve-" + (meter.state().head().sequence() + 1);
    return new Debt(
        id,
        DebtKind.RESERVE,
        units,
        minor,
        policy().dueDays().map(today::plusDays),
        policy().order(),
        policy().recovery(),
        0);
  }

  private static Priced withDebt(Priced priced, Optional<Debt> debt) {
    List<Debt> after = new ArrayList<>(priced.debtsAfter());
    debt.ifPresent(after::add);
    return new Priced(
        priced.tender(),
        priced.lines(),
        priced.units(),
        priced.credit(),
        priced.freeUnits(),
        priced.monthTenthsAfter(),
        priced.fixedChargeTaken(),
        priced.carriedMinorAfter(),
        after);
  }

  /** What is in the meter already comes with no token. */
  private Priced without(Priced given) {
    return new Priced(
        given.tender(),
        given.lines(),
        Units.ZERO,
        Optional.empty(),
        Optional.empty(),
        state.monthTenths(),
        false,
        given.carriedMinorAfter(),
        given.debtsAfter());
  }

  /** Open reserve credit that came as tokens; the maker's does not stand in its way. */
  private long owed() {
    return state.debts().stream()
        .filter(debt -> debt.kind() == DebtKind.RESERVE && !debt.id().equals("initial"))
        .mapToLong(Debt::owedMinor)
        .sum();
  }

  private long owedTenths() {
    return state.debts().stream()
        .filter(debt -> debt.kind() == DebtKind.RESERVE && !debt.id().equals("initial"))
        .mapToLong(debt -> debt.units().tenths())
        .sum();
  }
}
