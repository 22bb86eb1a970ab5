package prepaid.backoffice;

import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import prepaid.http.Field;
import prepaid.http.Fields;
import prepaid.http.Operator;
import prepaid.http.Shape;
import prepaid.http.Shapes;
import prepaid.sts.BaseDate;
import prepaid.sts.Drn;
import prepaid.vending.campaigns.Bought;
import prepaid.vending.campaigns.Plan;
import prepaid.vending.campaigns.Plan.What;
import prepaid.vending.campaigns.Segment;
import prepaid.vending.campaigns.Segment.MeterList;
import prepaid.vending.ledger.GrantKind;
import prepaid.vending.ledger.KeyTarget;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.limits.Limits;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

/** A campaign as an operator orders it. */
final class CampaignOrder {
  private static final int SILENT_DAYS_MAX = 365;
  private static final int KEY_REVISION_MAX = 9;
  private static final List<Integer> BASE_DATES =
      List.of(BaseDate.values()).stream().map(BaseDate::year).toList();
  private static final List<String> KINDS =
      List.of(Plan.ROLL_OVER, GrantKind.GIFT.slug(), GrantKind.INCENTIVE.slug());
  private static final Shape<String> GROUP =
      Shapes.pattern("[0-9]{6}", "A supply group has 6 digits.");
  private static final Shape<String> INDEX =
      Shapes.pattern("[0-9]{2}", "A tariff index has 2 digits.");
  private static final Shape<Units> UNITS =
      text ->
          Units.parse(text)
              .filter(units -> units.tenths() > 0)
              .map(Answer::given)
              .orElseGet(() ->
                  Answer.refused(
                      RefusalKind.INVALID_REQUEST,
                      "Units are more than zero, with at most one decimal: 12.5."));
  private static final int BOUGHT_PURCHASES_MAX = 1_000_000;
  private static final Shape<YearMonth> MONTH =
      text -> {
        try {
          return Answer.given(YearMonth.parse(text));
        } catch (DateTimeParseException e) {
          return Answer.refused(RefusalKind.INVALID_REQUEST, "A month is written as 2026-10.");
        }
      };
  private static final Shape<String> REASON =
      text ->
          Mandate.isReason(text)
              ? Answer.given(text)
              : Answer.refused(
                  RefusalKind.INVALID_REQUEST, "A reason has 1 to 120 characters, and no bar.");

  private CampaignOrder() {}

  /**
   * What is asked for.
   *
   * @param named the meters that were named, in their order
   */
  record Asked(String id, Plan plan, List<Drn> named) {}

  static Answer<Asked> read(Fields fields, Operator operator, Instant now) {
    Field<String> id = fields.text("id", Shapes.id());
    Field<What> what = what(fields);
    Field<Members> segment = fields.object("segment", CampaignOrder::segment);
    Field<Integer> rate = fields.integer("ratePerMinute", 1, Limits.CAMPAIGN_RATE_MAX);
    Field<Optional<Integer>> silent = fields.optionalInteger("silentAfterDays", 1, SILENT_DAYS_MAX);
    Field<String> reason = fields.text("reason", REASON);
    Field<Optional<String>> code = fields.optionalText("reasonCode", Shapes.id());
    Field<Optional<Boolean>> texted = fields.optionalTruth("texted");
    return fields.finish(() -> {
      Mandate mandate =
          new Mandate(
              operator.subject(),
              Optional.empty(),
              code.get(),
              reason.get(),
              Optional.of(id.get()),
              texted.get().orElse(true));
      Plan plan =
          new Plan(
              what.get(),
              segment.get().segment(),
              rate.get(),
              silent.get().orElse(Limits.CAMPAIGN_SILENT_DAYS),
              mandate,
              now);
      return new Asked(id.get(), plan, segment.get().named());
    });
  }

  private static Field<What> what(Fields fields) {
    Field<String> kind = fields.text("kind", Shapes.oneOf(KINDS, CampaignOrder::kind));
    Field<Optional<KeyTarget>> target = fields.optionalObject("target", CampaignOrder::target);
    Field<Optional<Units>> each = fields.optionalDecimal("units", UNITS);
    Field<Optional<Units>> budget = fields.optionalDecimal("budget", UNITS);
    Field<Given> given =
        Field.all(
            List.of(kind, target, each, budget),
            () -> new Given(kind.get(), target.get(), each.get(), budget.get()));
    if (!given.isRefused()) {
      given.get().refuseOddities(fields);
    }
    return Field.all(List.of(given), () -> given.get().what());
  }

  private static Optional<String> kind(String text) {
    return KINDS.stream().filter(text::equals).findFirst();
  }

  /** The parts of what each meter gets, as they were written. */
  private record Given(
      String kind, Optional<KeyTarget> target, Optional<Units> each, Optional<Units> budget) {
    private boolean movesKeys() {
      return kind.equals(Plan.ROLL_OVER);
    }

    void refuseOddities(Fields fields) {
      if (movesKeys()) {
        each.ifPresent(units -> fields.refuse("units", "A roll-over gives none."));
        budget.ifPresent(units -> fields.refuse("budget", "A roll-over needs none."));
        return;
      }
      target.ifPresent(keys -> fields.refuse("target", "Only a roll-over moves keys."));
      if (each.isEmpty()) {
        fields.refuse("units", "Say how many units each meter gets.");
      }
      if (budget.isEmpty()) {
        fields.refuse("budget", "Say how many units all meters get together at most.");
      }
      if (each.isPresent() && budget.filter(all -> all.compareTo(each.get()) < 0).isPresent()) {
        fields.refuse("budget", "The budget covers not even one meter.");
      }
    }

    /** Taken only when nothing was refused. */
    What what() {
      Optional<GrantKind> grant = GrantKind.ofSlug(kind).filter(unused -> !movesKeys());
      boolean isCredit =
          grant.isPresent()
              && each.isPresent()
              && budget.filter(all -> all.compareTo(each.get()) >= 0).isPresent();
      return isCredit
          ? new What.Credit(grant.get(), each.get(), budget.orElseThrow())
          : new What.Keys(target.orElse(KeyTarget.NEWEST));
    }
  }

  private static Answer<KeyTarget> target(Fields fields) {
    Field<Optional<String>> group = fields.optionalText("supplyGroup", GROUP);
    Field<Optional<Integer>> revision = fields.optionalInteger("keyRevision", 1, KEY_REVISION_MAX);
    Field<Optional<String>> index = fields.optionalText("tariffIndex", INDEX);
    return fields.finish(() -> new KeyTarget(group.get(), revision.get(), index.get()));
  }

  private record Members(Segment segment, List<Drn> named) {}

  private static Answer<Members> segment(Fields fields) {
    Field<String> utility = fields.text("utility", Shapes.id());
    Field<Optional<String>> group = fields.optionalText("supplyGroup", GROUP);
    Field<Optional<String>> tariff = fields.optionalText("tariff", Shapes.id());
    Field<Optional<BaseDate>> base =
        fields.has("baseDate")
            ? asOptional(fields.code("baseDate", BASE_DATES, BaseDate::ofYear))
            : none();
    Field<List<Drn>> meters =
        fields.optionalTexts("meters", Limits.CAMPAIGN_METERS_NAMED_MAX, Shapes.meterNumber());
    Field<Optional<Bought>> bought = fields.optionalObject("bought", CampaignOrder::bought);
    return fields.finish(() -> {
      List<Drn> named =
          meters.get().stream().distinct().sorted(Comparator.comparing(Drn::digits)).toList();
      Optional<MeterList> list =
          named.isEmpty() ? Optional.empty() : Optional.of(MeterList.of(named));
      return new Members(
          new Segment(utility.get(), group.get(), tariff.get(), base.get(), list, bought.get()),
          named);
    });
  }

  private static Answer<Bought> bought(Fields fields) {
    Field<Optional<Integer>> purchases =
        fields.optionalInteger("purchases", 1, BOUGHT_PURCHASES_MAX);
    Field<Optional<Units>> units = fields.optionalDecimal("units", UNITS);
    Field<Optional<YearMonth>> month = fields.optionalText("month", MONTH);
    if (!purchases.isRefused()
        && !units.isRefused()
        && purchases.get().isEmpty()
        && units.get().isEmpty()) {
      fields.refuse("units", "Say how many units or how many purchases at least.");
    }
    return fields.finish(
        () -> new Bought(purchases.get().orElse(0), units.get().orElse(Units.ZERO), month.get()));
  }

  private static <T> Field<Optional<T>> asOptional(Field<T> field) {
    return Field.all(List.of(field), () -> Optional.of(field.get()));
  }

  private static <T> Field<Optional<T>> none() {
    return Field.all(List.of(), Optional::empty);
  }
}
