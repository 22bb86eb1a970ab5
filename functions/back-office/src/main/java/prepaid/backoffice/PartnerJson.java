package prepaid.backoffice;

import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import prepaid.http.Amounts;
import prepaid.http.Field;
import prepaid.http.Fields;
import prepaid.http.JsonObject;
import prepaid.http.Shape;
import prepaid.http.Shapes;
import prepaid.vending.limits.Limits;
import prepaid.vending.money.Money;
import prepaid.vending.partners.Accounts.Standing;
import prepaid.vending.partners.Commission;
import prepaid.vending.partners.Commission.Tier;
import prepaid.vending.partners.Partner;
import prepaid.vending.partners.Permissions;
import prepaid.vending.partners.Terminal;
import prepaid.vending.partners.UseCase;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

/** A partner in JSON, without its secrets. */
final class PartnerJson {
  private static final int NAME_CHARACTERS_MAX = 40;

  private PartnerJson() {}

  /** What an operator says of a partner; secrets and version are those of its row. */
  static Answer<Partner> read(String id, Fields fields, Optional<Partner> row) {
    fields.unchanged("id", id);
    var unused = fields.has("account");
    Field<String> name = fields.text("name", Shapes.words(NAME_CHARACTERS_MAX));
    Field<Currency> currency = fields.text("currency", Shapes.currency());
    if (currency.isRefused()) {
      return fields.finish(() -> row.orElseThrow());
    }
    Field<Optional<Boolean>> active = fields.optionalTruth("active");
    Field<Permissions> permissions = permissions(fields);
    Field<Money> sale = fields.money("largestSale", currency.get());
    Field<Optional<Money>> day = optional(fields, "largestDay", currency.get());
    Field<Optional<Money>> terminalDay = optional(fields, "largestTerminalDay", currency.get());
    Field<Optional<String>> superVendor = fields.optionalText("superVendor", superVendor(id));
    Field<Optional<String>> phone = fields.optionalText("phone", Shapes.phone());
    Field<Optional<Money>> credit = optional(fields, "creditLimit", currency.get());
    Field<Optional<Money>> low = optional(fields, "lowFloat", currency.get());
    Field<Optional<Commission>> commission =
        fields.optionalObject("commission", inner -> commission(inner, currency.get()));
    Field<Optional<Boolean>> twoPhase = fields.optionalTruth("twoPhase");
    Field<Optional<Boolean>> gateway = fields.optionalTruth("gateway");
    Field<List<Terminal>> terminals =
        fields.optionalObjects("terminals", Limits.PARTNER_TERMINALS_MAX, PartnerJson::terminal);
    Money none = Money.zero(currency.get());
    return fields.finish(() ->
        new Partner(
            id,
            name.get(),
            currency.get(),
            active.get().orElse(true),
            permissions.get(),
            new Partner.Caps(sale.get(), day.get(), terminalDay.get()),
            credit.get().orElse(none),
            commission.get().orElse(Commission.NONE),
            twoPhase.get().orElse(false),
            gateway.get().orElse(false),
            terminals.get(),
            low.get().orElse(none),
            new Partner.Ties(superVendor.get(), phone.get()),
            row.map(Partner::secrets).orElse(List.of()),
            row.map(Partner::version).orElse(0L)));
  }

  private static Field<Optional<Money>> optional(Fields fields, String name, Currency currency) {
    return fields.optionalDecimal(name, Amounts.above(currency));
  }

  private static Shape<String> superVendor(String own) {
    return text ->
        text.equals(own)
            ? Answer.refused(RefusalKind.INVALID_REQUEST, "A partner is not its own super-vendor.")
            : Shapes.id().read(text);
  }

  private static Field<Permissions> permissions(Fields fields) {
    Field<List<UseCase>> useCases =
        fields.texts("useCases", UseCase.values().length, Shapes.slugOf(UseCase.class));
    Field<List<String>> utilities = texts(fields, "utilities", Shapes.id());
    Field<List<String>> groups = texts(fields, "supplyGroups", SupplyGroupRoutes.code());
    return Field.all(
        List.of(useCases, utilities, groups),
        () ->
            new Permissions(
                new HashSet<>(useCases.get()),
                new HashSet<>(utilities.get()),
                new HashSet<>(groups.get())));
  }

  /** An empty list is as good as none. */
  private static Field<List<String>> texts(Fields fields, String name, Shape<String> shape) {
    return fields.optionalTexts(name, Limits.PARTNER_SUPPLY_GROUPS_MAX, shape);
  }

  private static Answer<Commission> commission(Fields fields, Currency currency) {
    Field<Commission.Basis> basis = fields.text("basis", Shapes.slugOf(Commission.Basis.class));
    Field<Boolean> atSource =
        fields.text(
            "payout",
            Shapes.oneOf(
                List.of("at-source", "monthly"),
                word ->
                    switch (word) {
                      case "at-source" -> Optional.of(true);
                      case "monthly" -> Optional.of(false);
                      default -> Optional.empty();
                    }));
    Field<List<Tier>> tiers =
        fields.objects("tiers", Limits.COMMISSION_TIERS_MAX, inner -> tier(inner, currency));
    Field<Optional<Money>> fixed = optional(fields, "fixed", currency);
    return fields
        .finish(() -> tiers)
        .then(read -> {
          try {
            return Answer.given(
                new Commission(
                    basis.get(),
                    atSource.get(),
                    read.get(),
                    fixed.get().map(Money::minor).orElse(0L)));
          } catch (IllegalArgumentException notInOrder) {
            return Answer.refused(
                RefusalKind.INVALID_REQUEST,
                "The tiers ascend by upTo, and the last one has none.");
          }
        });
  }

  private static Answer<Tier> tier(Fields fields, Currency currency) {
    Field<Optional<Money>> upTo = optional(fields, "upTo", currency);
    Field<Integer> points = fields.integer("basisPoints", 0, Commission.BASIS_POINTS_MAX);
    return fields.finish(() ->
        new Tier(
            upTo.get().map(money -> OptionalLong.of(money.minor())).orElse(OptionalLong.empty()),
            points.get()));
  }

  private static Answer<Terminal> terminal(Fields fields) {
    Field<String> id =
        fields.text(
            "id", Shapes.pattern("[A-Za-z0-9-]{1,32}", "A terminal has 1 to 32 letters, digits."));
    Field<Optional<Boolean>> revoked = fields.optionalTruth("revoked");
    return fields.finish(() -> new Terminal(id.get(), revoked.get().orElse(false)));
  }

  static JsonObject write(Partner partner, Standing standing) {
    Permissions permissions = partner.permissions();
    return new JsonObject()
        .put("id", partner.id())
        .put("name", partner.name())
        .put("currency", partner.currency().getCurrencyCode())
        .put("active", partner.active())
        .putTexts("useCases", sorted(permissions.useCases(), UseCase::slug))
        .putTexts("utilities", sorted(permissions.utilities(), id -> id))
        .putTexts("supplyGroups", sorted(permissions.supplyGroups(), code -> code))
        .put("largestSale", partner.caps().sale().text())
        .put("largestDay", partner.caps().day().map(Money::text))
        .put("largestTerminalDay", partner.caps().terminalDay().map(Money::text))
        .put("superVendor", partner.ties().superVendor())
        .put("phone", partner.ties().phone())
        .put("creditLimit", above(partner.creditLimit()))
        .put("lowFloat", above(partner.lowFloat()))
        .put("commission", write(partner.commission(), partner.currency()))
        .put("twoPhase", partner.twoPhase())
        .put("gateway", partner.gateway())
        .putObjects(
            "terminals",
            partner.terminals().stream()
                .map(one -> new JsonObject().put("id", one.id()).put("revoked", one.revoked()))
                .toList())
        .put("account", write(partner, standing, partner.secrets().size()));
  }

  private static JsonObject write(Partner partner, Standing standing, int secrets) {
    return new JsonObject()
        .put("available", standing.available().text())
        .put("balance", standing.balance().text())
        .put("low", standing.isLow(partner))
        .put("liveSecrets", secrets);
  }

  private static JsonObject write(Commission commission, Currency currency) {
    return new JsonObject()
        .put("basis", Shapes.slug(commission.basis()))
        .put("payout", commission.atSource() ? "at-source" : "monthly")
        .putObjects("tiers", commission.tiers().stream().map(t -> write(t, currency)).toList())
        .put("fixed", above(new Money(commission.fixedMinor(), currency)));
  }

  private static JsonObject write(Tier tier, Currency currency) {
    Optional<String> upTo =
        tier.upToMinor().isPresent()
            ? Optional.of(new Money(tier.upToMinor().getAsLong(), currency).text())
            : Optional.empty();
    return new JsonObject().put("upTo", upTo).put("basisPoints", tier.basisPoints());
  }

  private static Optional<String> above(Money money) {
    return money.isZero() ? Optional.empty() : Optional.of(money.text());
  }

  private static <T> List<String> sorted(
      Set<T> values, java.util.function.Function<T, String> text) {
    return values.stream().map(text).sorted().toList();
  }
}
