package prepaid.backoffice;

import java.util.List;
import java.util.Optional;
import prepaid.http.Field;
import prepaid.http.Fields;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.JsonBody;
import prepaid.http.JsonObject;
import prepaid.http.Operator;
import prepaid.http.OperatorDoor;
import prepaid.http.Reply;
import prepaid.http.Route;
import prepaid.http.Shape;
import prepaid.http.Shapes;
import prepaid.http.TokenJson;
import prepaid.sts.Drn;
import prepaid.vending.desk.TokenExplaining;
import prepaid.vending.desk.TokenExplaining.Found;
import prepaid.vending.desk.TokenWords;
import prepaid.vending.ledger.Vend;
import prepaid.vending.meters.Meter;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

/** Tells what a token is, and whether and when it was issued: for who asks why a meter refuses. */
final class ExplainRoutes {
  private static final String PATH = OfficeRouter.ROOT + "/tokens/explain";

  private static final Shape<String> TOKEN =
      text -> {
        String digits = text.replaceAll("[\\s-]", "");
        return digits.matches("[0-9]{20}")
            ? Answer.given(digits)
            : Answer.refused(RefusalKind.INVALID_REQUEST, "A token has 20 digits.");
      };

  private final DeskMeters desk;
  private final TokenExplaining explaining;

  ExplainRoutes(BackOffice office) {
    this.desk = new DeskMeters(office.meters(), office.utilities());
    this.explaining = new TokenExplaining(office.vends(), office.clock());
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(Route.post(PATH, door.admit(Access.READ, this::explain)));
  }

  private record Asked(Drn meter, String token) {}

  private Reply explain(Operator operator, HttpRequest request) {
    return JsonBody.read(
        request,
        fields ->
            Reply.of(
                read(fields),
                asked ->
                    desk.found(
                        operator,
                        asked.meter(),
                        (meter, group) ->
                            HttpResponse.json(200, explained(meter, asked.token())))));
  }

  private static Answer<Asked> read(Fields fields) {
    Field<Drn> meter = fields.text("meterNumber", Shapes.meterNumber());
    Field<String> token = fields.text("token", TOKEN);
    return fields.finish(() -> new Asked(meter.get(), token.get()));
  }

  private JsonObject explained(Meter meter, String token) {
    JsonObject json =
        new JsonObject()
            .put("meterNumber", meter.registration().number().digits())
            .put("token", token);
    Optional<Found> found = explaining.find(meter, token);
    if (found.isEmpty()) {
      return json.put("issued", false)
          .put(
              "words",
              "No token of these digits was issued for this meter here. Compare each digit,"
                  + " and the number of the meter.");
    }
    Vend vend = found.get().vend();
    if (found.get().wrongDigit().isPresent()) {
      return json.put("issued", false)
          .put("wrongDigit", found.get().wrongDigit().get())
          .put(
              "words",
              "Digit %d is wrong: but for it this is a token that was issued for this meter. %s"
                  .formatted(
                      found.get().wrongDigit().get(), TokenWords.of(vend, found.get().place())))
          .put("issuedAt", vend.at().toString());
    }
    JsonObject listed = TokenJson.list(vend.tokens()).get(found.get().place());
    return json.put("issued", true)
        .put("kind", found.get().token().kind().slug())
        .put("words", TokenWords.of(vend, found.get().place()))
        .put("issuedAt", vend.at().toString())
        .put("sale", vend.receipt())
        .put("details", listed);
  }
}
