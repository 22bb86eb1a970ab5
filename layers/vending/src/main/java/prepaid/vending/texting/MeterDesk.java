package prepaid.vending.texting;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import prepaid.sts.Drn;
import prepaid.sts.TokenMinute;
import prepaid.vending.credit.Debt;
import prepaid.vending.ledger.IssuedToken;
import prepaid.vending.ledger.Ledger;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendHistory;
import prepaid.vending.limits.Limits;
import prepaid.vending.messaging.Message;
import prepaid.vending.messaging.Message.Measure;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.VendState;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.Answer;
import prepaid.vending.tariffs.Channel;
import prepaid.vending.tariffs.FreeUnits;
import prepaid.vending.tariffs.PaymentKind;
import prepaid.vending.tariffs.SaleWay;
import prepaid.vending.tariffs.Tariffs;
import prepaid.vending.texting.OwnMeters.Meant;
import prepaid.vending.vending.Quote;
import prepaid.vending.vending.Quotes;
import prepaid.vending.vending.Quotes.KnownMeter;
import prepaid.vending.vending.Quotes.Wish;

/** Answers about a meter: its state, its last tokens, a price, free units, a token's meaning. */
final class MeterDesk {
  static final SaleWay BY_TEXT = new SaleWay(Channel.SMS, PaymentKind.ONLINE);
  private static final String METER = "meter";

  private final Sources sources;
  private final OwnMeters own;
  private final RefusalWords refusals;
  private final InstantSource clock;

  /** Where the answers are read. */
  record Sources(Quotes quotes, Tariffs tariffs, Ledger ledger, VendHistory vends) {}

  MeterDesk(Sources sources, OwnMeters own, InstantSource clock) {
    this.sources = sources;
    this.own = own;
    this.refusals = new RefusalWords(sources.quotes());
    this.clock = clock;
  }

  Reply balance(String phone, Optional<Drn> named) {
    return ofOwn(
        phone,
        named,
        known -> {
          VendState state = known.meter().state();
          YearMonth month = YearMonth.from(clock.instant().atZone(known.utility().timeZone()));
          long owed = state.debts().stream().mapToLong(Debt::owedMinor).sum();
          return Reply.of(
              Message.BALANCE.with(
                  Map.of(
                      METER,
                      digits(known),
                      "units",
                      measure(known.meter(), new Units(state.tenthsIn(month))),
                      "debt",
                      new Money(owed, known.utility().currency()))));
        });
  }

  /** The tokens of the meter's last vend, whoever bought it: they open no other meter. */
  Reply last(String phone, Optional<Drn> named) {
    return ofOwn(
        phone,
        named,
        known ->
            known
                .meter()
                .state()
                .lastVend()
                .flatMap(sources.ledger()::find)
                .flatMap(sources.vends()::lastForHolder)
                .filter(vend -> !vend.isHeld())
                .map(Reply::of)
                .orElseGet(() -> Reply.of(Message.NOTHING_SOLD, METER, digits(known))));
  }

  /** As on the web, for anybody and any meter. */
  Reply price(Command.Price asked) {
    String meter = asked.meter().digits();
    Answer<Quote> answer =
        sources.quotes().quote(meter, new Wish.OfAmount(asked.amount(), Optional.empty()), BY_TEXT);
    return switch (answer) {
      case Answer.Refused<Quote>(var refusal) -> refusals.of(refusal, meter, BY_TEXT);
      case Answer.Given<Quote>(var quote) -> price(meter, quote).about(quote.meter());
    };
  }

  private static Reply price(String meter, Quote quote) {
    Money tender = quote.priced().tender();
    if (quote.units().tenths() == 0 && quote.credit().isEmpty()) {
      return Reply.of(Message.PRICE_NO_UNITS.with(Map.of(METER, meter, "amount", tender)));
    }
    Object bought = quote.credit().<Object>map(credit -> credit).orElse(measure(quote));
    return Reply.of(Message.PRICE.with(Map.of(METER, meter, "amount", tender, "units", bought)));
  }

  private static Measure measure(Quote quote) {
    return measure(quote.meter(), quote.units());
  }

  Reply free(String phone, Optional<Drn> named) {
    return ofOwn(
        phone,
        named,
        known -> {
          LocalDate today = LocalDate.ofInstant(clock.instant(), known.utility().timeZone());
          Optional<FreeUnits> free =
              sources
                  .tariffs()
                  .inForce(known.meter().registration().tariff(), today)
                  .flatMap(tariff -> tariff.terms().freeUnits());
          boolean isDue = known.meter().state().freeUnitsDue(YearMonth.from(today));
          Message message = isDue ? Message.FREE_DUE : Message.FREE_TAKEN;
          return Reply.of(free.isPresent() ? message : Message.FREE_NONE, METER, digits(known));
        });
  }

  /** What a token is that was sold for a meter of this phone, or which one was meant. */
  Reply why(String phone, String digits) {
    for (Meter meter : own.all(phone)) {
      for (Vend vend : recent(meter).reversed()) {
        for (IssuedToken issued : vend.tokens()) {
          Optional<Reply> reply = explained(digits, issued, vend);
          if (reply.isPresent() && !vend.isHeld()) {
            return reply.get().about(meter);
          }
        }
      }
    }
    return Reply.of(Message.WHY_UNKNOWN);
  }

  private List<Vend> recent(Meter meter) {
    return recent(sources.vends(), meter.registration().number(), clock.instant());
  }

  /** The vends of a meter that may still matter to somebody, oldest first. */
  static List<Vend> recent(VendHistory vends, Drn meter, Instant now) {
    long from = TokenMinute.of(now.minus(Limits.TOKEN_LOOK_BACK));
    long to = TokenMinute.of(now.plus(Limits.TOKEN_MINUTE_AHEAD_MAX));
    return vends.between(meter, from, to, Limits.TOKEN_LOOK_VENDS_MAX);
  }

  private Optional<Reply> explained(String digits, IssuedToken issued, Vend vend) {
    String right = issued.token().digits();
    long wrong =
        IntStream.range(0, right.length()).filter(i -> right.charAt(i) != digits.charAt(i)).count();
    if (wrong == 1) {
      return Optional.of(Reply.of(Message.WHY_MISTYPED, "token", issued.token().grouped()));
    }
    return wrong == 0 ? Optional.of(issued(issued, vend)) : Optional.empty();
  }

  private Reply issued(IssuedToken issued, Vend vend) {
    ZoneId zone =
        Answers.value(sources.quotes().meter(vend.meter().digits()))
            .map(known -> known.utility().timeZone())
            .orElse(ZoneOffset.UTC);
    Map<String, Object> places = new HashMap<>();
    places.put(METER, vend.meter().digits());
    places.put("date", LocalDate.ofInstant(vend.at(), zone));
    return Reply.of(
        switch (issued.kind()) {
          case KEY_CHANGE -> Message.WHY_KEY.with(places);
          case POWER_LIMIT, ENGINEERING -> Message.WHY_SERVICE.with(places);
          case CREDIT, FREE_UNITS, RESERVE_CREDIT -> {
            places.put("units", adds(issued, vend));
            yield Message.WHY_ISSUED.with(places);
          }
        });
  }

  private static Object adds(IssuedToken issued, Vend vend) {
    return issued
        .units()
        .<Object>map(units -> new Measure(units, vend.resource()))
        .or(() -> issued.credit())
        .orElse("");
  }

  private interface Told {
    Reply of(KnownMeter known);
  }

  private Reply ofOwn(String phone, Optional<Drn> named, Told told) {
    return switch (own.meant(phone, named)) {
      case Meant.Not(var reply) -> reply;
      case Meant.One(var meter) ->
          switch (sources.quotes().meter(meter.registration().number().digits())) {
            case Answer.Given<KnownMeter>(var known) -> told.of(known).about(meter);
            case Answer.Refused<KnownMeter>(var refusal) ->
                refusals.of(refusal, meter.registration().number().digits(), BY_TEXT);
          };
    };
  }

  private static Measure measure(Meter meter, Units units) {
    return new Measure(units, meter.registration().resource());
  }

  private static String digits(KnownMeter known) {
    return known.meter().registration().number().digits();
  }
}
