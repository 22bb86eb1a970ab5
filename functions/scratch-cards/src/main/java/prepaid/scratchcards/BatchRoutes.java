package prepaid.scratchcards;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import prepaid.http.Amounts;
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
import prepaid.http.Shapes;
import prepaid.vending.cards.CardBatch;
import prepaid.vending.cards.CardKeyMaking;
import prepaid.vending.cards.CardSales;
import prepaid.vending.cards.CardStock;
import prepaid.vending.cards.CardStore;
import prepaid.vending.limits.Limits;
import prepaid.vending.money.Money;
import prepaid.vending.partners.Accounts;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.utilities.Utilities;
import prepaid.vending.utilities.Utility;

/** Batches of cards: defined, listed, counted. */
final class BatchRoutes {
  private static final int PAGE = 50;
  private static final int DATE_CHARACTERS = 10;

  private final CardOffice office;
  private final CardStore store;
  private final Utilities utilities;
  private final CardStock stock;
  private final CardKeyMaking keyMaking;

  BatchRoutes(CardOffice office) {
    this.office = office;
    this.store = office.store();
    this.utilities = office.utilities();
    this.stock = stock(office);
    this.keyMaking =
        new CardKeyMaking(
            new CardKeyMaking.Parts(
                office.keys(),
                office.wrapping(),
                office.environment(),
                office.clock(),
                office.random()));
  }

  static CardStock stock(CardOffice office) {
    CardSales sales =
        new CardSales(office.partners(), new Accounts(office.floats(), office.clock()));
    return new CardStock(office.store(), office.keys(), sales, office.clock());
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(
        Route.post(CardRouter.BATCHES, door.admit(CardRouter.WRITE, this::define)),
        Route.get(CardRouter.BATCHES, door.admit(CardRouter.READ, this::list)),
        Route.get(CardRouter.BATCH, door.admit(CardRouter.READ, this::one)),
        Route.get(CardRouter.BATCH + "/acts", door.admit(CardRouter.READ, this::acts)));
  }

  private Reply list(Operator operator, HttpRequest request) {
    List<CardBatch> found = store.batches(request.queryParameter("cursor").orElse(""), PAGE);
    List<JsonObject> theirs =
        found.stream()
            .filter(batch ->
                batch.utility().map(operator::worksFor).orElse(operator.utilities().isEmpty()))
            .map(CardJson::batch)
            .toList();
    Optional<String> next =
        found.size() < PAGE ? Optional.empty() : Optional.of(found.getLast().id());
    return HttpResponse.json(
        200, new JsonObject().putObjects("batches", theirs).put("cursor", next));
  }

  private Reply one(Operator operator, HttpRequest request) {
    return CardRouter.named(
        store,
        operator,
        request,
        batch ->
            HttpResponse.json(200, CardJson.ranges(batch, store.ranges(batch.from(), batch.to()))));
  }

  private Reply acts(Operator operator, HttpRequest request) {
    return CardRouter.named(
        store,
        operator,
        request,
        batch ->
            HttpResponse.json(
                200,
                new JsonObject()
                    .putObjects(
                        "acts", store.acts(batch.id()).stream().map(CardJson::act).toList())));
  }

  /** What a body asks for; denominations wait for the currency that is checked first. */
  private record Asked(
      Currency currency, String expires, Optional<String> utility, List<AskedPart> parts) {}

  private record AskedPart(String denomination, int count) {}

  private Reply define(Operator operator, HttpRequest request) {
    return JsonBody.read(
        request, fields -> Reply.of(read(fields), asked -> define(operator, asked)));
  }

  private static Answer<Asked> read(Fields fields) {
    Field<Currency> currency = fields.text("currency", Shapes.currency());
    Field<String> expires = fields.text("expires", Shapes.words(40));
    Field<Optional<String>> utility = fields.optionalText("utility", Shapes.id());
    Field<List<AskedPart>> parts =
        fields.objects("cards", Limits.CARD_DENOMINATIONS_MAX, BatchRoutes::part);
    return fields.finish(
        () -> new Asked(currency.get(), expires.get(), utility.get(), parts.get()));
  }

  private static Answer<AskedPart> part(Fields fields) {
    Field<String> denomination = fields.decimal("denomination", Shapes.words(20));
    Field<Integer> count = fields.integer("count", 1, (int) Limits.CARD_BATCH_MAX);
    return fields.finish(() -> new AskedPart(denomination.get(), count.get()));
  }

  private Reply define(Operator operator, Asked asked) {
    Optional<String> named =
        asked
            .utility()
            .or(() ->
                operator
                    .utilities()
                    .filter(own -> own.size() == 1)
                    .map(own -> own.iterator().next()));
    if (!named.map(operator::worksFor).orElse(operator.utilities().isEmpty())) {
      return Problem.unprocessable("utility", "Name the utility that you define cards for.");
    }
    Optional<Utility> utility = named.flatMap(utilities::utility);
    if (named.isPresent() && utility.isEmpty()) {
      return Problem.unprocessable("utility", "There is no utility %s.".formatted(named.get()));
    }
    if (utility.filter(own -> !own.currency().equals(asked.currency())).isPresent()) {
      return Problem.unprocessable(
          "currency", "This utility sells in %s.".formatted(utility.get().currency()));
    }
    keyMaking.ensure();
    ZoneId zone = utility.map(Utility::timeZone).orElse(ZoneOffset.UTC);
    return Reply.of(
        expires(asked.expires(), zone)
            .then(at ->
                parts(asked)
                    .map(parts ->
                        new CardStock.Wanted(
                            newId(), named, asked.currency(), at, parts, operator.subject())))
            .then(stock::define),
        batch ->
            HttpResponse.json(201, CardJson.ranges(batch, store.ranges(batch.from(), batch.to())))
                .withHeader("Location", CardRouter.BATCHES + "/" + batch.id()));
  }

  private String newId() {
    return "%d-%08x".formatted(office.clock().millis(), office.random().nextInt());
  }

  private static Answer<List<CardBatch.Part>> parts(Asked asked) {
    List<CardBatch.Part> parts = new ArrayList<>();
    for (AskedPart part : asked.parts()) {
      switch (Amounts.above(asked.currency()).read(part.denomination())) {
        case Answer.Refused<Money>(var refusal) -> {
          String field = "cards[%d].denomination".formatted(parts.size());
          return Answer.refused(refusal.kind(), field, refusal.detail());
        }
        case Answer.Given<Money>(Money denomination) ->
            parts.add(new CardBatch.Part(denomination.minor(), part.count()));
      }
    }
    return Answer.given(List.copyOf(parts));
  }

  /** The day is the last on which cards are redeemed; a time is when that ends. */
  private static Answer<Instant> expires(String text, ZoneId zone) {
    Answer<Instant> at =
        text.length() == DATE_CHARACTERS
            ? Shapes.date().read(text).map(day -> end(day, zone))
            : Shapes.instant().read(text);
    return at instanceof Answer.Refused<Instant>(var refusal)
        ? Answer.refused(RefusalKind.INVALID_REQUEST, "expires", refusal.detail())
        : at;
  }

  private static Instant end(LocalDate day, ZoneId zone) {
    return day.plusDays(1).atStartOfDay(zone).toInstant();
  }
}
