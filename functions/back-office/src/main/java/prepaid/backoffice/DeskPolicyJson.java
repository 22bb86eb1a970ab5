package prepaid.backoffice;

import java.time.LocalDate;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import prepaid.http.Amounts;
import prepaid.http.Field;
import prepaid.http.Fields;
import prepaid.http.JsonObject;
import prepaid.http.Shape;
import prepaid.http.Shapes;
import prepaid.vending.credit.Terms;
import prepaid.vending.limits.Limits;
import prepaid.vending.money.Money;
import prepaid.vending.money.Shares;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.Answer;
import prepaid.vending.utilities.DeskPolicy;
import prepaid.vending.utilities.ReservePolicy;

/**
 * What a utility's desk may give and do, in JSON, among its policies. What is left out is not
 * given.
 *
 * @param currency of the utility
 */
record DeskPolicyJson(Currency currency) {
  private static final int COUNT_MAX = 1_000_000;
  private static final Shape<Boolean> BUNDLES =
      Shapes.oneOf(
          List.of("bundle", "refuse"),
          text ->
              switch (text) {
                case "bundle" -> Optional.of(true);
                case "refuse" -> Optional.of(false);
                default -> Optional.empty();
              });

  Field<DeskPolicy> read(Fields fields) {
    Field<Optional<Boolean>> bundles = fields.optionalText("keyChanges", BUNDLES);
    Field<Optional<ReservePolicy>> reserve = fields.optionalObject("reserve", this::reserve);
    Field<Optional<Money>> accountMax =
        fields.optionalDecimal("accountMax", Amounts.above(currency));
    return Field.all(
        List.of(bundles, reserve, accountMax),
        () ->
            new DeskPolicy(
                reserve.get().orElse(ReservePolicy.NONE),
                bundles.get().orElse(DeskPolicy.NONE.bundlesKeyChanges()),
                accountMax.get()));
  }

  private Answer<ReservePolicy> reserve(Fields fields) {
    Field<Optional<Boolean>> initialOwed = fields.optionalTruth("initialOwed");
    Field<Optional<Integer>> salesMin = fields.optionalInteger("salesMin", 0, COUNT_MAX);
    Field<Optional<Integer>> daysMin =
        fields.optionalInteger("daysMin", 0, Limits.RESERVE_DAYS_MAX);
    Field<Units> emergencyMax = fields.decimal("emergencyMax", Amounts.units());
    Field<Optional<Integer>> average =
        fields.optionalInteger("averageBasisPoints", 1, Limits.RESERVE_AVERAGE_BASIS_POINTS_MAX);
    Field<Units> totalMax = fields.decimal("totalMax", Amounts.units());
    notLess(fields, "totalMax", totalMax, emergencyMax);
    Field<Integer> grants = fields.integer("grantsAMonth", 0, COUNT_MAX);
    Field<Optional<Integer>> fee = fields.optionalInteger("feeBasisPoints", 0, Shares.WHOLE);
    Field<Terms> recovery = recovery(fields);
    Field<Optional<Integer>> order = fields.optionalInteger("recoveryOrder", 0, DebtJson.ORDER_MAX);
    Field<Optional<Integer>> dueDays =
        fields.optionalInteger("dueDays", 0, Limits.RESERVE_DAYS_MAX);
    Field<List<LocalDate>> holidays =
        fields.optionalTexts("holidays", Limits.RESERVE_HOLIDAYS_MAX, Shapes.date());
    Field<Optional<Units>> holidayMax = fields.optionalDecimal("holidayMax", Amounts.units());
    Field<Units> dispatcherMax = fields.decimal("dispatcherMax", Amounts.units());
    Field<Units> dayMax = fields.decimal("dayMax", Amounts.units());
    Field<Optional<Integer>> clearances = fields.optionalInteger("clearancesADay", 0, COUNT_MAX);
    Field<List<String>> codes = reasonCodes(fields);
    return fields.finish(() ->
        new ReservePolicy(
            initialOwed.get().orElse(false),
            salesMin.get().orElse(0),
            daysMin.get().orElse(0),
            emergencyMax.get(),
            average.get(),
            totalMax.get(),
            grants.get(),
            fee.get().orElse(0),
            recovery.get(),
            order.get().orElse(0),
            dueDays.get(),
            Set.copyOf(holidays.get()),
            holidayMax.get().orElse(Units.ZERO),
            dispatcherMax.get(),
            dayMax.get(),
            clearances.get().orElse(0),
            Set.copyOf(codes.get())));
  }

  private static void notLess(Fields fields, String name, Field<Units> more, Field<Units> less) {
    if (!more.isRefused() && !less.isRefused() && more.get().compareTo(less.get()) < 0) {
      fields.refuse(name, "This must not be less than %s.".formatted(less.get()));
    }
  }

  /** Whole, where nothing is said of it. */
  private Field<Terms> recovery(Fields fields) {
    Field<Optional<Integer>> share = fields.optionalInteger("shareBasisPoints", 1, Shares.WHOLE);
    Field<Optional<Money>> instalment =
        fields.optionalDecimal("instalment", Amounts.above(currency));
    if (!share.isRefused()
        && !instalment.isRefused()
        && share.get().isPresent()
        && instalment.get().isPresent()) {
      fields.refuse(
          "instalment",
          "Reserve credit is recovered by shareBasisPoints of each tender, or by an instalment a"
              + " month.");
    }
    return Field.all(
        List.of(share, instalment),
        () ->
            instalment
                .get()
                .<Terms>map(money -> new Terms.Instalment(money.minor()))
                .orElseGet(() -> new Terms.Share(share.get().orElse(Terms.Share.WHOLE))));
  }

  private static Field<List<String>> reasonCodes(Fields fields) {
    Field<List<String>> codes =
        fields.optionalTexts("reasonCodes", Limits.RESERVE_REASON_CODES_MAX, Shapes.id());
    if (!codes.isRefused() && new HashSet<>(codes.get()).size() < codes.get().size()) {
      fields.refuse("reasonCodes", "A code stands twice in the list.");
    }
    return codes;
  }

  /** Nothing is said of a desk that gives nothing: so it was asked for. */
  void write(DeskPolicy desk, JsonObject policies) {
    if (!desk.bundlesKeyChanges()) {
      policies.put("keyChanges", "refuse");
    } else if (!desk.equals(DeskPolicy.NONE)) {
      policies.put("keyChanges", "bundle");
    }
    desk.accountMax().ifPresent(most -> policies.put("accountMax", most.text()));
    if (!desk.reserve().equals(ReservePolicy.NONE)) {
      policies.put("reserve", json(desk.reserve()));
    }
  }

  private JsonObject json(ReservePolicy policy) {
    JsonObject json =
        new JsonObject()
            .put("initialOwed", policy.initialOwed())
            .put("salesMin", policy.salesMin())
            .put("daysMin", policy.daysMin())
            .put("emergencyMax", policy.emergencyMax().text());
    policy.averageBasisPoints().ifPresent(points -> json.put("averageBasisPoints", points));
    json.put("totalMax", policy.totalMax().text())
        .put("grantsAMonth", policy.grantsAMonth())
        .put("feeBasisPoints", policy.feeBasisPoints());
    switch (policy.recovery()) {
      case Terms.Share(int points) -> json.put("shareBasisPoints", points);
      case Terms.Instalment(long minor) ->
          json.put("instalment", new Money(minor, currency).text());
    }
    json.put("recoveryOrder", policy.order());
    policy.dueDays().ifPresent(days -> json.put("dueDays", days));
    if (!policy.holidays().isEmpty()) {
      json.putTexts(
          "holidays", policy.holidays().stream().sorted().map(LocalDate::toString).toList());
    }
    json.put("holidayMax", policy.holidayMax().text())
        .put("dispatcherMax", policy.dispatcherMax().text())
        .put("dayMax", policy.dayMax().text())
        .put("clearancesADay", policy.clearancesADay());
    return policy.reasonCodes().isEmpty()
        ? json
        : json.putTexts("reasonCodes", policy.reasonCodes().stream().sorted().toList());
  }
}
