package prepaid.vending.vending;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import prepaid.sts.Drn;
import prepaid.vending.keys.KeyStore;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.Meters;
import prepaid.vending.meters.VendState;
import prepaid.vending.money.Money;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.tariffs.ChannelTerms;
import prepaid.vending.tariffs.Priced;
import prepaid.vending.tariffs.Pricing;
import prepaid.vending.tariffs.PricingState;
import prepaid.vending.tariffs.SaleWay;
import prepaid.vending.tariffs.TariffTerms;
import prepaid.vending.tariffs.TariffVersion;
import prepaid.vending.tariffs.Tariffs;
import prepaid.vending.utilities.Utilities;
import prepaid.vending.utilities.Utility;

/** What a tender would buy: the same computation for a quote and for the vend itself. */
public final class Quotes {
  private final Sources sources;
  private final KeyPlans keyPlans;
  private final InstantSource clock;

  /** Where meters, utilities, tariffs and the terms of keys are read. */
  public record Sources(Meters meters, Utilities utilities, Tariffs tariffs, KeyStore keys) {}

  public Quotes(Sources sources, InstantSource clock) {
    this.sources = sources;
    this.keyPlans = new KeyPlans(sources.keys());
    this.clock = clock;
  }

  /** What is sold: money or units, one of them. */
  public sealed interface Wish {
    /** An amount of money as text, and the currency when the caller named one. */
    record OfAmount(String amount, Optional<String> currency) implements Wish {}

    /** Units as text, and the currency when the caller named one. */
    record OfUnits(String units, Optional<String> currency) implements Wish {}

    /** The month's free units alone, and the currency when the caller named one. */
    record OfFreeUnits(Optional<String> currency) implements Wish {}
  }

  /** A meter and its utility, as registered. */
  public record KnownMeter(Meter meter, Utility utility) {}

  /** Finds a meter by its number as a person typed it: spaces and dashes are left out. */
  public Answer<KnownMeter> meter(String typed) {
    String digits = typed.replaceAll("[\\s-]", "");
    Optional<String> refusal = Drn.refusal(digits);
    if (refusal.isPresent()) {
      return Answer.refused(RefusalKind.METER_NUMBER_INVALID, "meterNumber", refusal.get());
    }
    return sources
        .meters()
        .read(new Drn(digits))
        .map(this::known)
        .orElseGet(() ->
            Answer.refused(
                RefusalKind.METER_UNKNOWN, "meterNumber", "There is no meter of this number."));
  }

  /** The smallest and the largest sale. */
  public record Range(Money smallest, Money largest) {}

  /** Between which amounts a sale lies, as far as utility and channel limit it. */
  public Range range(KnownMeter known, SaleWay way) {
    ChannelTerms terms =
        tariff(known, clock.instant()) instanceof Answer.Given<TariffVersion>(var tariff)
            ? tariff.terms().channel(way.channel())
            : TariffTerms.NONE.channel(way.channel());
    return SaleLimits.range(known.utility().policy(), terms);
  }

  /** Why this meter cannot be sold to now; empty when it can. */
  public Optional<Refusal> cannotSell(KnownMeter known, SaleWay way) {
    Instant now = clock.instant();
    return refusal(plan(known, now))
        .or(() -> refusal(tariff(known, now).then(tariff -> open(tariff, way))));
  }

  /** The breakdown of a consumer's purchase on the web. */
  public Answer<Quote> quote(String meterNumber, Wish wish) {
    return quote(meterNumber, wish, SaleWay.WEB);
  }

  /** The whole breakdown of a wish for a meter; nothing is minted or written. */
  public Answer<Quote> quote(String meterNumber, Wish wish, SaleWay way) {
    return meter(meterNumber).then(known -> quote(known, wish, way));
  }

  private static <T> Optional<Refusal> refusal(Answer<T> answer) {
    return answer instanceof Answer.Refused<T>(var why) ? Optional.of(why) : Optional.empty();
  }

  private Answer<Quote> quote(KnownMeter known, Wish wish, SaleWay way) {
    Instant now = clock.instant();
    return plan(known, now)
        .then(plan ->
            tariff(known, now)
                .then(tariff -> {
                  PricingState state = state(known, now).with(way);
                  return open(tariff, way)
                      .then(terms -> tender(wish, known, tariff, state))
                      .then(tender ->
                          SaleLimits.within(tender, tariff.terms().channel(way.channel())))
                      .then(tender -> SaleLimits.within(tender, known, now))
                      .then(tender -> SaleLimits.withinAccount(tender, known, way))
                      .then(tender -> price(tender, tariff, state))
                      .map(priced ->
                          new Quote(
                              known.meter(),
                              known.utility(),
                              plan,
                              tariff,
                              state,
                              priced,
                              now,
                              Optional.empty()));
                }));
  }

  private Answer<KeyPlan> plan(KnownMeter known, Instant now) {
    Optional<Refusal> blocked = Sellability.blocked(known.meter().registration());
    return blocked.isPresent()
        ? Answer.refused(blocked.get())
        : keyPlans.forCredit(known.meter(), known.utility().desk().bundlesKeyChanges(), now);
  }

  /** What a request that nobody pays for brings, by its source; nothing is minted or written. */
  public Answer<Quote> unpaid(String meterNumber, MoneySource.Unpaid source) {
    return meter(meterNumber).then(known -> unpaid(known, source));
  }

  private Answer<Quote> unpaid(KnownMeter known, MoneySource.Unpaid source) {
    Instant now = clock.instant();
    return unpaidPlan(known, source, now)
        .then(plan ->
            tariff(known, now)
                .then(tariff -> {
                  PricingState state = state(known, now).with(SaleWay.DESK);
                  return decided(known, source, new Basis(tariff, state, now))
                      .map(decided ->
                          new Quote(
                              known.meter(),
                              known.utility(),
                              plan,
                              tariff,
                              state,
                              decided.priced(),
                              now,
                              Optional.of(decided.source())));
                }));
  }

  /** What is given goes by this. */
  private record Basis(TariffVersion tariff, PricingState state, Instant now) {}

  private record Decided(Priced priced, MoneySource.Unpaid source) {}

  private static Answer<Decided> decided(KnownMeter known, MoneySource.Unpaid source, Basis basis) {
    Decided nothing = new Decided(Pricing.nothing(basis.tariff(), basis.state()), source);
    return switch (source) {
      case MoneySource.Grant grant -> {
        LocalDate day = LocalDate.ofInstant(basis.now(), known.utility().timeZone());
        yield new Granting(known.meter(), known.utility(), basis.tariff(), basis.state(), day)
            .decide(grant)
            .map(decided -> new Decided(decided.priced(), decided.grant()));
      }
      case MoneySource.Engineering(var task, var mandate) ->
          EngineeringTokens.refusal(task)
              .<Answer<Decided>>map(
                  why -> Answer.refused(RefusalKind.INVALID_REQUEST, "value", why))
              .orElseGet(() -> Answer.given(nothing));
      case MoneySource.KeyChange change -> Answer.given(nothing);
      case MoneySource.WriteOff asked ->
          WritingOff.decide(asked, basis.state())
              .map(off -> new Decided(WritingOff.priced(off, basis.tariff(), basis.state()), off));
    };
  }

  /** A blocked meter may be served by the desk; of one that was taken down only debts go. */
  private Answer<KeyPlan> unpaidPlan(KnownMeter known, MoneySource.Unpaid source, Instant now) {
    Optional<Refusal> removed = Sellability.removed(known.meter().registration());
    if (removed.isPresent() && !(source instanceof MoneySource.WriteOff)) {
      return Answer.refused(removed.get());
    }
    boolean bundles = known.utility().desk().bundlesKeyChanges();
    return switch (source) {
      case MoneySource.KeyChange(var target, var mandate) ->
          keyPlans.forChange(known.meter(), target, now);
      case MoneySource.Grant grant when !grant.kind().hasToken() ->
          keyPlans.asRegistered(known.meter());
      case MoneySource.Grant grant -> keyPlans.forCredit(known.meter(), bundles, now);
      case MoneySource.Engineering task -> keyPlans.forCredit(known.meter(), bundles, now);
      case MoneySource.WriteOff off -> keyPlans.asRegistered(known.meter());
    };
  }

  private static Answer<Money> tender(
      Wish wish, KnownMeter known, TariffVersion tariff, PricingState state) {
    return switch (wish) {
      case Wish.OfAmount(var amount, var named) ->
          Tenders.currency(named, known.utility().currency())
              .then(currency -> Tenders.amount(amount, currency));
      case Wish.OfUnits(var units, var named) ->
          Tenders.currency(named, known.utility().currency())
              .then(currency -> Tenders.units(units))
              .then(wanted -> Pricing.tenderFor(wanted, tariff, state));
      case Wish.OfFreeUnits(var named) ->
          Tenders.currency(named, known.utility().currency()).map(Money::zero);
    };
  }

  private static Answer<Priced> price(Money tender, TariffVersion tariff, PricingState state) {
    return tender.isZero()
        ? Pricing.freeUnits(tariff, state)
        : Pricing.price(tender, tariff, state);
  }

  private static Answer<ChannelTerms> open(TariffVersion tariff, SaleWay way) {
    ChannelTerms terms = tariff.terms().channel(way.channel());
    return terms.open()
        ? Answer.given(terms)
        : Answer.refused(
            RefusalKind.CHANNEL_CLOSED, "The meter's tariff is not sold through this channel.");
  }

  private static PricingState state(KnownMeter known, Instant now) {
    YearMonth month = YearMonth.from(now.atZone(known.utility().timeZone()));
    VendState state = known.meter().state();
    return new PricingState(
        known.meter().registration().mode(),
        month,
        state.tenthsIn(month),
        state.fixedMonthsDue(month),
        state.carriedMinor(),
        state.freeUnitsDue(month),
        state.debtsIn(month),
        SaleWay.WEB);
  }

  private Answer<TariffVersion> tariff(KnownMeter known, Instant now) {
    LocalDate day = LocalDate.ofInstant(now, known.utility().timeZone());
    return sources
        .tariffs()
        .inForce(known.meter().registration().tariff(), day)
        .map(Answer::given)
        .orElseGet(() ->
            Answer.refused(
                RefusalKind.TARIFF_UNAVAILABLE, "The meter's tariff is not in force yet."));
  }

  private Answer<KnownMeter> known(Meter meter) {
    return sources
        .utilities()
        .supplyGroup(meter.registration().sts().supplyGroup())
        .flatMap(group -> sources.utilities().utility(group.utility()))
        .map(utility -> Answer.given(new KnownMeter(meter, utility)))
        .orElseThrow(
            () -> new IllegalStateException("a registered meter has a supply group and utility"));
  }
}
