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
import prepaid.http.Shapes;
import prepaid.vending.credit.Debt;
import prepaid.vending.credit.DebtKind;
import prepaid.vending.credit.Terms;
import prepaid.vending.limits.Limits;
import prepaid.vending.money.Money;
import prepaid.vending.money.Shares;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

/**
 * The debts of a meter in JSON.
 *
 * @param currency of the meter's utility
 */
record DebtJson(Currency currency) {
  static final int ORDER_MAX = 1_000;

  /** The debts that a request sets; empty when it says nothing about them. */
  Field<Optional<List<Debt>>> read(Fields fields) {
    boolean named = fields.has("debts");
    Field<List<Debt>> debts = fields.optionalObjects("debts", Limits.METER_DEBTS_MAX, this::debt);
    if (!debts.isRefused()) {
      Set<String> ids = new HashSet<>();
      for (Debt debt : debts.get()) {
        if (!ids.add(debt.id())) {
          fields.refuse("debts", "Two debts have the id %s.".formatted(debt.id()));
        }
      }
    }
    return Field.all(List.of(debts), () -> Optional.of(debts.get()).filter(list -> named));
  }

  private Answer<Debt> debt(Fields fields) {
    Field<String> id =
        fields.text(
            "id",
            Shapes.pattern(
                "[a-z0-9-]{1,16}", "A debt's id is 1 to 16 lower-case letters, digits or dashes."));
    Field<DebtKind> kind = fields.text("kind", Shapes.slugOf(DebtKind.class));
    Field<Money> owed = fields.decimal("owed", Amounts.above(currency));
    Field<Optional<Units>> units = fields.optionalDecimal("units", Amounts.units());
    Field<Optional<LocalDate>> due = fields.optionalText("due", Shapes.date());
    Field<Optional<Integer>> order = fields.optionalInteger("order", 0, ORDER_MAX);
    Field<Optional<Money>> taken =
        fields.optionalDecimal("takenThisMonth", Amounts.above(currency));
    Field<Optional<Integer>> share = fields.optionalInteger("shareBasisPoints", 0, Shares.WHOLE);
    Field<Optional<Money>> instalment =
        fields.optionalDecimal("instalment", Amounts.above(currency));
    return fields
        .finish(() -> terms(share.get(), instalment.get(), taken.get()))
        .then(terms -> terms)
        .map(terms ->
            new Debt(
                id.get(),
                kind.get(),
                units.get().orElse(Units.ZERO),
                owed.get().minor(),
                due.get(),
                order.get().orElse(kind.get().ordinal() + 1),
                terms,
                taken.get().map(Money::minor).orElse(0L)));
  }

  private static Answer<Terms> terms(
      Optional<Integer> share, Optional<Money> instalment, Optional<Money> taken) {
    if (share.isPresent() == instalment.isPresent()) {
      return Answer.refused(
          RefusalKind.INVALID_REQUEST,
          "A debt is recovered by shareBasisPoints of each tender, or by an instalment a month.");
    }
    if (taken.isPresent() && share.isPresent()) {
      return Answer.refused(
          RefusalKind.INVALID_REQUEST, "Only an instalment has been taken for this month.");
    }
    return Answer.given(
        share
            .<Terms>map(Terms.Share::new)
            .orElseGet(() -> new Terms.Instalment(instalment.orElseThrow().minor())));
  }

  JsonObject write(Debt debt) {
    JsonObject json =
        new JsonObject()
            .put("id", debt.id())
            .put("kind", debt.kind().slug())
            .put("owed", text(debt.owedMinor()));
    if (debt.units().tenths() > 0) {
      json.put("units", debt.units().text());
    }
    json.put("due", debt.due().map(LocalDate::toString)).put("order", debt.order());
    switch (debt.terms()) {
      case Terms.Share(int points) -> json.put("shareBasisPoints", points);
      case Terms.Instalment(long minor) -> json.put("instalment", text(minor));
    }
    return debt.takenMinor() == 0 ? json : json.put("takenThisMonth", text(debt.takenMinor()));
  }

  private String text(long minor) {
    return new Money(minor, currency).text();
  }
}
