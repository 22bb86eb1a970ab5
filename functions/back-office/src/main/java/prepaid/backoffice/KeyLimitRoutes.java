package prepaid.backoffice;

import java.time.Clock;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import prepaid.http.Field;
import prepaid.http.Fields;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.JsonBody;
import prepaid.http.JsonObject;
import prepaid.http.Operator;
import prepaid.http.OperatorDoor;
import prepaid.http.Problem;
import prepaid.http.Reply;
import prepaid.http.Route;
import prepaid.http.Shape;
import prepaid.http.Shapes;
import prepaid.vending.keys.KeyAmount;
import prepaid.vending.keys.KeyBudget;
import prepaid.vending.keys.KeyBudgets;
import prepaid.vending.keys.KeyLimit;
import prepaid.vending.keys.KeyName;
import prepaid.vending.keys.KeyPeriod;
import prepaid.vending.keys.KeyStore;
import prepaid.vending.keys.KeyWarning;
import prepaid.vending.keys.KeyWatch;
import prepaid.vending.keys.WrappedKey;
import prepaid.vending.limits.Limits;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.operators.Approval;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.utilities.SupplyGroup;
import prepaid.vending.utilities.Utilities;

/** How much a key may make in a day or a month, set by two operators; and what to see to. */
final class KeyLimitRoutes {
  private static final String LIMIT = KeyRoutes.ONE + "/limit";
  private static final String WARNINGS = OfficeRouter.ROOT + "/key-warnings";

  private final BackOffice office;
  private final Utilities utilities;
  private final KeyStore keys;
  private final KeyBudgets budgets;
  private final KeyConsents consents;
  private final Clock clock;

  KeyLimitRoutes(BackOffice office) {
    this.office = office;
    this.utilities = office.utilities();
    this.keys = office.keys();
    this.budgets = office.keyWork().budgets();
    this.consents = new KeyConsents(office);
    this.clock = office.clock();
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(
        Route.get(LIMIT, door.admit(Access.READ, this::show)),
        Route.put(LIMIT, door.admit(Access.WRITE, this::put)),
        Route.get(WARNINGS, door.admit(Access.READ, this::warnings)));
  }

  private Reply show(Operator operator, HttpRequest request) {
    return KeyRoutes.named(
        office,
        operator,
        request,
        (group, key) ->
            budgets
                .limit(KeyName.of(key.terms()))
                .<Reply>map(limit -> HttpResponse.json(200, json(limit, currency(group))))
                .orElseGet(() -> Problem.notFound("This key has no limit.")));
  }

  private Reply put(Operator operator, HttpRequest request) {
    return KeyRoutes.named(
        office,
        operator,
        request,
        (group, key) ->
            JsonBody.read(
                request,
                fields ->
                    Reply.of(
                        read(fields, currency(group)),
                        wanted -> put(operator, new Change(group, key, wanted)))));
  }

  /** What is asked for; without units and amount the limit is taken away. */
  private record Wanted(KeyPeriod period, OptionalLong tenths, OptionalLong minor) {
    boolean isNone() {
      return tenths.isEmpty() && minor.isEmpty();
    }
  }

  private record Change(SupplyGroup group, WrappedKey key, Wanted wanted) {}

  private static Answer<Wanted> read(Fields fields, Currency currency) {
    Field<KeyPeriod> period = fields.text("period", Shapes.slugOf(KeyPeriod.class));
    Field<Optional<Units>> units = fields.optionalDecimal("units", units());
    Field<Optional<Money>> amount = fields.optionalDecimal("amount", money(currency));
    return fields.finish(() ->
        new Wanted(
            period.get(),
            units.get().map(some -> OptionalLong.of(some.tenths())).orElse(OptionalLong.empty()),
            amount.get().map(some -> OptionalLong.of(some.minor())).orElse(OptionalLong.empty())));
  }

  private static Shape<Units> units() {
    return text ->
        Units.parse(text)
            .map(Answer::given)
            .orElseGet(() ->
                Answer.refused(RefusalKind.INVALID_REQUEST, "Units are written like \"123.4\"."));
  }

  private static Shape<Money> money(Currency currency) {
    return text ->
        Money.parse(text, currency)
            .map(Answer::given)
            .orElseGet(() ->
                Answer.refused(
                    RefusalKind.INVALID_REQUEST, "This is no amount in %s.".formatted(currency)));
  }

  private Reply put(Operator operator, Change change) {
    KeyName name = KeyName.of(change.key().terms());
    Currency currency = currency(change.group());
    String words = words(name, change.wanted(), currency);
    var act =
        new Approval.Act(
            "key-limit",
            "%s@%s".formatted(name.text(), words.substring(words.lastIndexOf(": ") + 2)));
    var asked = new KeyConsents.Asked(act, words, Optional.of(change.group().utility()));
    return consents.agreed(
        operator, asked, new JsonObject(), decision -> store(name, change.wanted(), currency));
  }

  private Reply store(KeyName name, Wanted wanted, Currency currency) {
    if (wanted.isNone()) {
      budgets.remove(name);
      return HttpResponse.empty(204);
    }
    KeyLimit limit =
        new KeyLimit(name, wanted.period(), wanted.tenths(), wanted.minor(), clock.instant());
    reopen(limit);
    budgets.put(limit);
    return HttpResponse.json(200, json(limit, currency));
  }

  /** What was sold under another limit, or under none, is counted in by the next recounts. */
  private void reopen(KeyLimit limit) {
    String period = limit.period().name(clock.instant());
    for (int i = 0; i < Limits.BUSY_TRIES_MAX; i++) {
      Optional<KeyBudget> budget = budgets.budget(limit.key(), period);
      if (budget.isEmpty() || budgets.replace(budget.get().reopened())) {
        return;
      }
    }
    throw new IllegalStateException("the budget of a key is written all the time");
  }

  private static String words(KeyName name, Wanted wanted, Currency currency) {
    String units =
        wanted.tenths().isPresent()
            ? new Units(wanted.tenths().getAsLong()).text() + " units"
            : "any units";
    String money =
        wanted.minor().isPresent()
            ? new Money(wanted.minor().getAsLong(), currency).toString()
            : "any money";
    return "Limit of the key of revision %d of supply group %s: %s"
        .formatted(
            name.keyRevision(),
            name.supplyGroup(),
            wanted.isNone()
                ? "none"
                : "%s and %s a %s".formatted(units, money, slug(wanted.period())));
  }

  private JsonObject json(KeyLimit limit, Currency currency) {
    String period = limit.period().name(clock.instant());
    KeyAmount taken =
        budgets.budget(limit.key(), period).map(KeyBudget::taken).orElse(KeyAmount.NOTHING);
    JsonObject json =
        new JsonObject()
            .put("supplyGroup", limit.key().supplyGroup())
            .put("keyRevision", limit.key().keyRevision())
            .put("period", slug(limit.period()))
            .put("current", period)
            .put("currency", currency.getCurrencyCode())
            .put("takenPercent", limit.percent(taken));
    limit
        .tenths()
        .ifPresent(tenths ->
            json.put("units", new Units(tenths).text())
                .put("takenUnits", new Units(taken.tenths()).text()));
    limit
        .minor()
        .ifPresent(minor ->
            json.put("amount", new Money(minor, currency).text())
                .put("takenAmount", new Money(taken.minor(), currency).text()));
    return json;
  }

  private static String slug(KeyPeriod period) {
    return period.name().toLowerCase(Locale.ROOT);
  }

  private Currency currency(SupplyGroup group) {
    return utilities.utility(group.utility()).orElseThrow().currency();
  }

  private Reply warnings(Operator operator, HttpRequest request) {
    List<String> theirs =
        keys.groups().stream()
            .filter(code ->
                utilities
                    .supplyGroup(code)
                    .filter(group -> operator.worksFor(group.utility()))
                    .isPresent())
            .toList();
    List<JsonObject> warnings =
        new KeyWatch(keys, budgets, clock)
            .warnings(theirs).stream().map(KeyLimitRoutes::json).toList();
    return HttpResponse.json(200, new JsonObject().putObjects("warnings", warnings));
  }

  private static JsonObject json(KeyWarning warning) {
    return new JsonObject()
        .put("supplyGroup", warning.key().supplyGroup())
        .put("keyRevision", warning.key().keyRevision())
        .put("kind", warning.kind().slug())
        .put("words", warning.words());
  }
}
