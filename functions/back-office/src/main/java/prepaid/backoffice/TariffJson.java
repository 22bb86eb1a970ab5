package prepaid.backoffice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import prepaid.http.Amounts;
import prepaid.http.Field;
import prepaid.http.Fields;
import prepaid.http.JsonObject;
import prepaid.http.Shape;
import prepaid.http.Shapes;
import prepaid.vending.limits.Limits;
import prepaid.vending.meters.Resource;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.tariffs.Block;
import prepaid.vending.tariffs.FixedCharge;
import prepaid.vending.tariffs.TariffTerms;
import prepaid.vending.tariffs.TariffVersion;
import prepaid.vending.tariffs.TariffVersion.EnergyRounding;
import prepaid.vending.tariffs.TariffVersion.NetRounding;
import prepaid.vending.utilities.Utilities;
import prepaid.vending.utilities.Utility;

/** A version of a tariff in JSON. */
final class TariffJson {
  private static final int NAME_CHARACTERS_MAX = 60;
  private static final int PRICE_DECIMALS_MAX = 6;
  private static final int PRICE_DIGITS_MAX = 7;
  private static final int TAX_BASIS_POINTS_MAX = 10_000;

  private final Utilities utilities;

  TariffJson(Utilities utilities) {
    this.utilities = utilities;
  }

  /** Reads a version; its currency is its utility's. */
  Answer<TariffVersion> read(String id, LocalDate effectiveFrom, Fields fields) {
    fields.unchanged("id", id);
    fields.unchanged("effectiveFrom", effectiveFrom.toString());
    Field<String> name = fields.text("name", Shapes.words(NAME_CHARACTERS_MAX));
    Field<Utility> utility = fields.text("utility", this::utility);
    Field<Optional<Currency>> currency = fields.optionalText("currency", currencyOf(utility));
    Field<Resource> resource = fields.text("resource", Shapes.slugOf(Resource.class));
    Field<Boolean> includeTax = fields.truth("pricesIncludeTax");
    Field<List<Block>> blocks =
        fields.objects("blocks", Limits.TARIFF_BLOCKS_MAX, TariffJson::block);
    Field<Integer> tax = fields.integer("taxBasisPoints", 0, TAX_BASIS_POINTS_MAX);
    Field<Optional<FixedCharge>> fixedCharge =
        fields.optionalObject("fixedCharge", inner -> fixedCharge(inner, utility));
    Field<Optional<NetRounding>> net =
        fields.optionalText("netRounding", Shapes.slugOf(NetRounding.class));
    Field<EnergyRounding> energy =
        fields.text("energyRounding", Shapes.slugOf(EnergyRounding.class));
    Field<TariffTerms> terms = terms(fields, utility);
    return fields.finish(() ->
        new TariffVersion(
            id,
            effectiveFrom,
            name.get(),
            utility.get().id(),
            resource.get(),
            currency.get().orElse(utility.get().currency()),
            blocks.get(),
            tax.get(),
            includeTax.get(),
            fixedCharge.get(),
            net.get().orElse(NetRounding.HALF_UP),
            energy.get(),
            terms.get()));
  }

  private static Field<TariffTerms> terms(Fields fields, Field<Utility> utility) {
    // Without its utility a version is refused anyway: then any currency will do to read on.
    Currency currency =
        utility.isRefused() ? Currency.getInstance("ZAR") : utility.get().currency();
    return new TermsJson(currency).read(fields);
  }

  private Answer<Utility> utility(String text) {
    return Shapes.id()
        .read(text)
        .then(id ->
            utilities
                .utility(id)
                .map(Answer::given)
                .orElseGet(() ->
                    Answer.refused(
                        RefusalKind.NOT_FOUND, "There is no utility %s.".formatted(id))));
  }

  private static Shape<Currency> currencyOf(Field<Utility> utility) {
    return text ->
        Shapes.currency()
            .read(text)
            .then(currency ->
                utility.isRefused() || utility.get().currency().equals(currency)
                    ? Answer.given(currency)
                    : Answer.refused(
                        RefusalKind.CURRENCY_MISMATCH,
                        "The utility's currency is %s.".formatted(utility.get().currency())));
  }

  private static Answer<Block> block(Fields fields) {
    Field<Optional<Units>> upTo = fields.optionalDecimal("upTo", Amounts.unitsAbove());
    Field<Long> price = fields.decimal("price", TariffJson::priceMicros);
    return fields.finish(() ->
        new Block(
            upTo.get().map(units -> OptionalLong.of(units.tenths())).orElse(OptionalLong.empty()),
            price.get()));
  }

  static Answer<Long> priceMicros(String text) {
    return Amounts.form(text, "A price has", PRICE_DECIMALS_MAX, PRICE_DIGITS_MAX)
        .map(plain -> new BigDecimal(plain).movePointRight(PRICE_DECIMALS_MAX).longValueExact())
        .then(micros ->
            micros > 0
                ? Answer.given(micros)
                : Answer.refused(RefusalKind.AMOUNT_INVALID, "A price must be above zero."));
  }

  private static Answer<FixedCharge> fixedCharge(Fields fields, Field<Utility> utility) {
    if (utility.isRefused()) {
      return Answer.refused(RefusalKind.INVALID_REQUEST, "A fixed charge needs the utility.");
    }
    Field<Money> amount = fields.money("amount", utility.get().currency());
    Field<Boolean> taxed = fields.truth("taxed");
    Field<Optional<Integer>> months =
        fields.optionalInteger("monthsMax", 1, Limits.FIXED_MONTHS_MAX);
    return fields.finish(() -> new FixedCharge(amount.get(), taxed.get(), months.get().orElse(1)));
  }

  static JsonObject write(TariffVersion version) {
    JsonObject json =
        new JsonObject()
            .put("id", version.id())
            .put("effectiveFrom", version.effectiveFrom().toString())
            .put("name", version.name())
            .put("utility", version.utility())
            .put("currency", version.currency().getCurrencyCode())
            .put("resource", version.resource().slug())
            .put("pricesIncludeTax", version.pricesIncludeTax())
            .putObjects("blocks", version.blocks().stream().map(TariffJson::write).toList())
            .put("taxBasisPoints", version.taxBasisPoints());
    version.fixedCharge().ifPresent(charge -> json.put("fixedCharge", write(charge)));
    json.put("netRounding", Shapes.slug(version.netRounding()))
        .put("energyRounding", Shapes.slug(version.energyRounding()));
    return new TermsJson(version.currency()).write(version.terms(), json);
  }

  private static JsonObject write(Block block) {
    JsonObject json = new JsonObject();
    block.upToTenths().ifPresent(tenths -> json.put("upTo", new Units(tenths).text()));
    return json.put("price", price(block.priceMicros()));
  }

  private static JsonObject write(FixedCharge charge) {
    JsonObject json =
        new JsonObject().put("amount", charge.amount().text()).put("taxed", charge.taxed());
    return charge.monthsMax() == 1 ? json : json.put("monthsMax", charge.monthsMax());
  }

  /** At least two decimals, as many more as it needs. */
  static String price(long micros) {
    BigDecimal plain = BigDecimal.valueOf(micros, PRICE_DECIMALS_MAX).stripTrailingZeros();
    return (plain.scale() < 2 ? plain.setScale(2) : plain).toPlainString();
  }
}
