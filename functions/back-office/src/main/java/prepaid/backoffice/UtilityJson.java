package prepaid.backoffice;

import java.time.ZoneId;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import prepaid.http.Amounts;
import prepaid.http.Field;
import prepaid.http.Fields;
import prepaid.http.JsonObject;
import prepaid.http.Shapes;
import prepaid.vending.money.Money;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.utilities.DeskPolicy;
import prepaid.vending.utilities.SalePolicy;
import prepaid.vending.utilities.Utility;

/** A utility in JSON. */
final class UtilityJson {
  private static final int NAME_CHARACTERS_MAX = 80;
  private static final int CONTACT_CHARACTERS_MAX = 200;
  private static final int LANGUAGES_MAX = 8;

  private UtilityJson() {}

  static Answer<Utility> read(String id, Fields fields) {
    fields.unchanged("id", id);
    Field<String> name = fields.text("name", Shapes.words(NAME_CHARACTERS_MAX));
    Field<Currency> currency = fields.text("currency", Shapes.currency());
    Field<ZoneId> timeZone = fields.text("timeZone", Shapes.timeZone());
    Field<List<String>> languages = languages(fields);
    Field<Optional<String>> phone = contact(fields, "phone");
    Field<Optional<String>> address = contact(fields, "address");
    Field<Optional<String>> taxNumber = contact(fields, "taxNumber");
    Field<Policies> policies = fields.object("policies", inner -> policies(inner, currency));
    return fields.finish(() ->
        new Utility(
            id,
            name.get(),
            currency.get(),
            timeZone.get(),
            languages.get(),
            phone.get(),
            address.get(),
            taxNumber.get(),
            policies.get().sale(),
            policies.get().desk()));
  }

  private record Policies(SalePolicy sale, DeskPolicy desk) {}

  private static Field<Optional<String>> contact(Fields fields, String name) {
    return fields.optionalText(name, Shapes.words(CONTACT_CHARACTERS_MAX));
  }

  private static Field<List<String>> languages(Fields fields) {
    Field<List<String>> languages = fields.texts("languages", LANGUAGES_MAX, Shapes.language());
    if (!languages.isRefused() && new HashSet<>(languages.get()).size() < languages.get().size()) {
      fields.refuse("languages", "A language stands twice in the list.");
    }
    return languages;
  }

  private static Answer<Policies> policies(Fields fields, Field<Currency> currency) {
    if (currency.isRefused()) {
      return Answer.refused(RefusalKind.INVALID_REQUEST, "Policies need the currency.");
    }
    Field<Money> smallest = fields.money("smallestSale", currency.get());
    Field<Money> largest = fields.money("largestSale", currency.get());
    Field<Money> day = fields.money("largestMeterDay", currency.get());
    notLess(fields, "largestSale", largest, smallest);
    Field<Optional<Money>> month =
        fields.optionalDecimal("largestMeterMonth", Amounts.above(currency.get()));
    notLess(fields, "largestMeterDay", day, largest);
    Field<Money> limit = Field.all(List.of(month, day), () -> month.get().orElse(day.get()));
    notLess(fields, "largestMeterMonth", limit, day);
    Field<DeskPolicy> desk = new DeskPolicyJson(currency.get()).read(fields);
    return fields.finish(() ->
        new Policies(
            new SalePolicy(smallest.get(), largest.get(), day.get(), month.get()), desk.get()));
  }

  private static void notLess(Fields fields, String name, Field<Money> more, Field<Money> less) {
    if (!more.isRefused() && !less.isRefused() && more.get().compareTo(less.get()) < 0) {
      fields.refuse(name, "This must not be less than %s.".formatted(less.get()));
    }
  }

  static JsonObject write(Utility utility) {
    return new JsonObject()
        .put("id", utility.id())
        .put("name", utility.name())
        .put("currency", utility.currency().getCurrencyCode())
        .put("timeZone", utility.timeZone().getId())
        .putTexts("languages", utility.languages())
        .put("phone", utility.phone())
        .put("address", utility.address())
        .put("taxNumber", utility.taxNumber())
        .put("policies", policies(utility));
  }

  private static JsonObject policies(Utility utility) {
    SalePolicy policy = utility.policy();
    JsonObject policies =
        new JsonObject()
            .put("smallestSale", policy.smallestSale().text())
            .put("largestSale", policy.largestSale().text())
            .put("largestMeterDay", policy.largestMeterDay().text())
            .put("largestMeterMonth", policy.largestMeterMonth().map(Money::text));
    new DeskPolicyJson(utility.currency()).write(utility.desk(), policies);
    return policies;
  }
}
