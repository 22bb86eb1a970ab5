package prepaid.scratchcards;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import prepaid.http.Field;
import prepaid.http.Fields;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.JsonBody;
import prepaid.http.Operator;
import prepaid.http.OperatorDoor;
import prepaid.http.Reply;
import prepaid.http.Role;
import prepaid.http.Route;
import prepaid.http.Shape;
import prepaid.http.Shapes;
import prepaid.vending.cards.CardBatch;
import prepaid.vending.cards.CardRange;
import prepaid.vending.cards.CardSales;
import prepaid.vending.cards.CardSales.Against;
import prepaid.vending.cards.CardStock;
import prepaid.vending.cards.CardStock.Span;
import prepaid.vending.cards.CardStore;
import prepaid.vending.cards.Move;
import prepaid.vending.money.Shares;
import prepaid.vending.partners.Partners;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

/** Cards on their way: to stock, to vendors, active, blocked, void, expired. */
final class MoveRoutes {
  private static final int REASON_CHARACTERS_MAX = 200;
  private static final Shape<String> SERIAL =
      Shapes.pattern("[0-9]{12}", "A serial has the 12 digits that are printed on the card.");

  private final CardStore store;
  private final CardStock stock;
  private final Partners partners;

  MoveRoutes(CardOffice office) {
    this.store = office.store();
    this.stock = BatchRoutes.stock(office);
    this.partners = office.partners();
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(
        route(door, "stock-in", CardRouter.WRITE, fields -> fixed(new Move.Stock())),
        route(door, "activate", CardRouter.WRITE, fields -> fixed(new Move.Activate())),
        route(door, "expire", CardRouter.WRITE, fields -> fixed(new Move.Expire())),
        route(door, "block", CardRouter.BLOCK, fields -> because(fields, Move.Block::new)),
        route(door, "void", CardRouter.WRITE, fields -> because(fields, Move.Cancel::new)),
        Route.post(CardRouter.BATCH + "/transfer", door.admit(CardRouter.WRITE, this::transfer)),
        Route.post(CardRouter.BATCH + "/allocate", door.admit(CardRouter.WRITE, this::allocate)));
  }

  /** The part of a body that says what to do; taken once all fields are read. */
  private interface Reading {
    Field<Move> move(Fields fields);
  }

  private static Field<Move> fixed(Move move) {
    return Field.all(List.of(), () -> move);
  }

  private static Field<Move> because(Fields fields, Function<String, Move> move) {
    Field<Optional<String>> reason =
        fields.optionalText("reason", Shapes.words(REASON_CHARACTERS_MAX));
    return Field.all(List.of(reason), () -> move.apply(reason.get().orElse("not given")));
  }

  private Route route(OperatorDoor door, String word, Set<Role> roles, Reading reading) {
    return Route.post(
        CardRouter.BATCH + "/" + word,
        door.admit(
            roles,
            (operator, request) ->
                spanned(
                    operator,
                    request,
                    (fields, span) -> {
                      Field<Move> move = reading.move(fields);
                      return () -> stock.move(span.get(), move.get());
                    })));
  }

  private Reply transfer(Operator operator, HttpRequest request) {
    return spanned(
        operator,
        request,
        (fields, span) -> {
          Field<String> vendor = fields.text("vendor", Shapes.id());
          return () ->
              partners.find(vendor.get()).isPresent()
                  ? stock.move(span.get(), new Move.Transfer(vendor.get()))
                  : Answer.refused(
                      RefusalKind.NOT_FOUND, "vendor", "There is no vendor of this name.");
        });
  }

  private Reply allocate(Operator operator, HttpRequest request) {
    return spanned(
        operator,
        request,
        (fields, span) -> {
          Field<String> vendor = fields.text("vendor", Shapes.id());
          Field<Optional<Against>> against =
              fields.optionalText("against", Shapes.slugOf(Against.class));
          Field<Optional<Integer>> discount =
              fields.optionalInteger("discountBasisPoints", 0, Shares.WHOLE);
          return () ->
              stock.sell(
                  span.get(),
                  new CardSales.Terms(
                      vendor.get(),
                      against.get().orElse(Against.INVOICE),
                      discount.get().orElse(0)));
        });
  }

  /** What is done once all fields are read and right. */
  private interface Deed {
    Answer<List<CardRange>> done();
  }

  private interface Spanned {
    Deed read(Fields fields, Field<Span> span);
  }

  private Reply spanned(Operator operator, HttpRequest request, Spanned body) {
    return CardRouter.named(
        store,
        operator,
        request,
        batch ->
            JsonBody.read(
                request,
                fields -> {
                  Deed deed = body.read(fields, span(fields, batch, operator));
                  return Reply.of(
                      fields.finish(() -> deed).then(Deed::done), ranges -> moved(batch, ranges));
                }));
  }

  /** Left out, it is the whole batch. */
  private static Field<Span> span(Fields fields, CardBatch batch, Operator operator) {
    Field<Optional<String>> from = fields.optionalText("from", SERIAL);
    Field<Optional<String>> to = fields.optionalText("to", SERIAL);
    return Field.all(
        List.of(from, to),
        () ->
            new Span(
                batch,
                from.get().map(Long::parseLong).orElse(batch.from()),
                to.get().map(Long::parseLong).orElse(batch.to()),
                operator.subject()));
  }

  private static Reply moved(CardBatch batch, List<CardRange> ranges) {
    return HttpResponse.json(200, CardJson.ranges(batch, ranges));
  }
}
