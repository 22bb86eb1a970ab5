package prepaid.backoffice;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
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
import prepaid.vending.keys.KeyStore;
import prepaid.vending.refusals.Answer;
import prepaid.vending.utilities.SupplyGroup;
import prepaid.vending.utilities.Utilities;

/** Supply groups, and what may be known of their keys. */
final class SupplyGroupRoutes {
  static final String ONE = OfficeRouter.ROOT + "/supply-groups/{supplyGroup}";
  static final String PARAMETER = "supplyGroup";
  static final int KEY_REVISION_MIN = 1;
  static final int KEY_REVISION_MAX = 9;

  private static final int NAME_CHARACTERS_MAX = 80;

  private final Utilities utilities;
  private final KeyStore keys;
  private final Clock clock;

  SupplyGroupRoutes(BackOffice office) {
    this.utilities = office.utilities();
    this.keys = office.keys();
    this.clock = office.clock();
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(
        Route.get(ONE, door.admit(Access.READ, this::one)),
        Route.put(ONE, door.admit(Access.WRITE, this::put)));
  }

  static Shape<String> code() {
    return Shapes.pattern("[0-9]{6}", "A supply group code has 6 digits.");
  }

  /** Goes on with the group that the path names, for an operator of its utility. */
  static Reply named(
      Utilities utilities,
      Operator operator,
      HttpRequest request,
      Function<SupplyGroup, Reply> next) {
    return Reply.of(
        request.pathParameter(PARAMETER, code()),
        code -> {
          Optional<SupplyGroup> group = utilities.supplyGroup(code);
          return group.isEmpty()
              ? Problem.notFound("There is no supply group %s.".formatted(code))
              : Access.within(operator, group.get().utility(), () -> next.apply(group.get()));
        });
  }

  private Reply one(Operator operator, HttpRequest request) {
    return named(
        utilities,
        operator,
        request,
        group -> HttpResponse.json(200, keys(write(group), group, keys, clock.instant())));
  }

  /** With the group's keys, and with the components that wait for one. */
  static JsonObject keys(JsonObject json, SupplyGroup group, KeyStore keys, Instant now) {
    List<JsonObject> waiting =
        IntStream.rangeClosed(KEY_REVISION_MIN, KEY_REVISION_MAX)
            .boxed()
            .flatMap(revision -> keys.components(group.code(), revision).stream())
            .map(KeyJson::write)
            .toList();
    return json.putObjects(
            "keys", keys.keys(group.code()).stream().map(key -> KeyJson.write(key, now)).toList())
        .putObjects("waitingComponents", waiting);
  }

  private Reply put(Operator operator, HttpRequest request) {
    return Reply.of(
        request.pathParameter(PARAMETER, code()),
        code ->
            JsonBody.read(
                request, fields -> Reply.of(read(code, fields), asked -> store(operator, asked))));
  }

  private Reply store(Operator operator, SupplyGroup asked) {
    return Access.within(
        operator,
        asked.utility(),
        () -> {
          if (utilities.utility(asked.utility()).isEmpty()) {
            return Problem.unprocessable(
                "utility", "There is no utility %s.".formatted(asked.utility()));
          }
          boolean moves =
              utilities
                  .supplyGroup(asked.code())
                  .filter(existing -> !existing.utility().equals(asked.utility()))
                  .isPresent();
          if (moves) {
            return Problem.conflict(
                "utility", "This supply group belongs to another utility, and stays with it.");
          }
          boolean isNew = utilities.put(asked);
          return HttpResponse.json(isNew ? 201 : 200, write(asked));
        });
  }

  private static Answer<SupplyGroup> read(String code, Fields fields) {
    fields.unchanged("supplyGroup", code);
    Field<String> utility = fields.text("utility", Shapes.id());
    Field<String> name = fields.text("name", Shapes.words(NAME_CHARACTERS_MAX));
    return fields.finish(() -> new SupplyGroup(code, utility.get(), name.get()));
  }

  private static JsonObject write(SupplyGroup group) {
    return new JsonObject()
        .put("supplyGroup", group.code())
        .put("utility", group.utility())
        .put("name", group.name());
  }
}
