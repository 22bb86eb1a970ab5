package prepaid.backoffice;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import prepaid.http.Amounts;
import prepaid.http.Field;
import prepaid.http.Fields;
import prepaid.http.JsonObject;
import prepaid.http.Shapes;
import prepaid.vending.limits.Limits;
import prepaid.vending.money.Money;
import prepaid.vending.money.Shares;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.tariffs.Channel;
import prepaid.vending.tariffs.ChannelTerms;
import prepaid.vending.tariffs.Fee;
import prepaid.vending.tariffs.FreeUnits;
import prepaid.vending.tariffs.Levy;
import prepaid.vending.tariffs.TariffTerms;

/**
 * The terms of a tariff version in JSON; what is left out is not set.
 *
 * @param currency of the version
 */
record TermsJson(Currency currency) {
  private static final int LEVY_NAME_CHARACTERS_MAX = 24;

  Field<TariffTerms> read(Fields fields) {
    Field<List<Levy>> levies =
        fields.optionalObjects("levies", Limits.TARIFF_LEVIES_MAX, TermsJson::levy);
    Field<Optional<FreeUnits>> free = fields.optionalObject("freeUnits", TermsJson::freeUnits);
    Field<Optional<Integer>> energyPart =
        fields.optionalInteger("minEnergyPartBasisPoints", 0, Shares.WHOLE);
    Field<List<ChannelTerms>> channels =
        fields.optionalObjects("channels", Channel.values().length, this::channel);
    Field<Optional<Money>> cash = fields.optionalDecimal("cashRounding", Amounts.above(currency));
    return Field.all(
        List.of(levies, free, energyPart, channels, cash),
        () ->
            new TariffTerms(
                levies.get(), free.get(), energyPart.get().orElse(0), channels.get(), cash.get()));
  }

  private static Answer<Levy> levy(Fields fields) {
    Field<String> name = fields.text("name", Shapes.words(LEVY_NAME_CHARACTERS_MAX));
    Field<Optional<Integer>> points = fields.optionalInteger("basisPoints", 1, Shares.WHOLE);
    Field<Optional<Long>> price = fields.optionalDecimal("price", TariffJson::priceMicros);
    return fields
        .finish(() -> points.get().isPresent() == price.get().isPresent())
        .then(unclear ->
            oneOf(
                unclear,
                "A levy has basisPoints of the energy, or a price of one unit.",
                () ->
                    new Levy(
                        name.get(),
                        points
                            .get()
                            .<Levy.Rate>map(Levy.Rate.OfEnergy::new)
                            .orElseGet(() -> new Levy.Rate.AUnit(price.get().orElseThrow())))));
  }

  private static Answer<FreeUnits> freeUnits(Fields fields) {
    Field<Units> units = fields.decimal("units", Amounts.unitsAbove());
    Field<Boolean> inBlocks = fields.truth("inBlocks");
    Field<Optional<Boolean>> alone = fields.optionalTruth("alone");
    return fields.finish(
        () -> new FreeUnits(units.get(), inBlocks.get(), alone.get().orElse(false)));
  }

  private Answer<ChannelTerms> channel(Fields fields) {
    Field<Channel> channel = fields.text("channel", Shapes.slugOf(Channel.class));
    Field<Optional<Boolean>> open = fields.optionalTruth("open");
    Field<Optional<Money>> smallest =
        fields.optionalDecimal("smallestSale", Amounts.above(currency));
    Field<Optional<Money>> largest = fields.optionalDecimal("largestSale", Amounts.above(currency));
    Field<Optional<Fee>> fee = fields.optionalObject("fee", this::fee);
    return fields.finish(() ->
        new ChannelTerms(
            channel.get(), open.get().orElse(true), smallest.get(), largest.get(), fee.get()));
  }

  private Answer<Fee> fee(Fields fields) {
    Field<Optional<Integer>> points = fields.optionalInteger("basisPoints", 1, Shares.WHOLE - 1);
    Field<Optional<Money>> amount = fields.optionalDecimal("amount", Amounts.above(currency));
    Field<Boolean> taxed = fields.truth("taxed");
    return fields
        .finish(() -> points.get().isPresent() == amount.get().isPresent())
        .then(unclear ->
            oneOf(
                unclear,
                "A fee has basisPoints of the tender, or an amount.",
                () ->
                    points
                        .get()
                        .<Fee>map(share -> new Fee.OfTender(share, taxed.get()))
                        .orElseGet(() -> new Fee.Fixed(amount.get().orElseThrow(), taxed.get()))));
  }

  private static <T> Answer<T> oneOf(boolean unclear, String sentence, Supplier<T> value) {
    return unclear
        ? Answer.refused(RefusalKind.INVALID_REQUEST, sentence)
        : Answer.given(value.get());
  }

  JsonObject write(TariffTerms terms, JsonObject json) {
    if (!terms.levies().isEmpty()) {
      json.putObjects("levies", terms.levies().stream().map(TermsJson::write).toList());
    }
    terms.freeUnits().ifPresent(free -> json.put("freeUnits", write(free)));
    if (terms.energyPartBasisPoints() > 0) {
      json.put("minEnergyPartBasisPoints", terms.energyPartBasisPoints());
    }
    if (!terms.channels().isEmpty()) {
      json.putObjects("channels", terms.channels().stream().map(TermsJson::write).toList());
    }
    return json.put("cashRounding", terms.cashStep().map(Money::text));
  }

  private static JsonObject write(Levy levy) {
    JsonObject json = new JsonObject().put("name", levy.name());
    return switch (levy.rate()) {
      case Levy.Rate.OfEnergy(int points) -> json.put("basisPoints", points);
      case Levy.Rate.AUnit(long micros) -> json.put("price", TariffJson.price(micros));
    };
  }

  private static JsonObject write(FreeUnits free) {
    return new JsonObject()
        .put("units", free.units().text())
        .put("inBlocks", free.inBlocks())
        .put("alone", free.alone());
  }

  private static JsonObject write(ChannelTerms terms) {
    JsonObject json =
        new JsonObject()
            .put("channel", terms.channel().slug())
            .put("open", terms.open())
            .put("smallestSale", terms.smallest().map(Money::text))
            .put("largestSale", terms.largest().map(Money::text));
    terms.fee().ifPresent(fee -> json.put("fee", write(fee)));
    return json;
  }

  private static JsonObject write(Fee fee) {
    JsonObject json = new JsonObject();
    return switch (fee) {
      case Fee.OfTender(int points, boolean taxed) ->
          json.put("basisPoints", points).put("taxed", taxed);
      case Fee.Fixed(Money amount, boolean taxed) ->
          json.put("amount", amount.text()).put("taxed", taxed);
    };
  }
}
