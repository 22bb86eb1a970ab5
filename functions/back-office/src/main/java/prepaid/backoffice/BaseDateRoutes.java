package prepaid.backoffice;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.JsonObject;
import prepaid.http.Operator;
import prepaid.http.OperatorDoor;
import prepaid.http.Reply;
import prepaid.http.Route;
import prepaid.vending.campaigns.RunOut;
import prepaid.vending.keys.KeyState;
import prepaid.vending.keys.KeyStore;
import prepaid.vending.keys.WrappedKey;
import prepaid.vending.utilities.SupplyGroup;
import prepaid.vending.utilities.Utilities;

/** When the base dates run out of token identifiers, and which keys stand on them. */
final class BaseDateRoutes {
  private final Utilities utilities;
  private final KeyStore keys;
  private final InstantSource clock;

  BaseDateRoutes(BackOffice office) {
    this.utilities = office.utilities();
    this.keys = office.keys();
    this.clock = office.clock();
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(
        Route.get(OfficeRouter.ROOT + "/base-dates", door.admit(Access.READ, this::list)));
  }

  /** A key that was not taken out of use, with its group. */
  private record Standing(SupplyGroup group, WrappedKey key) {
    JsonObject json(InstantSource clock) {
      return new JsonObject()
          .put("supplyGroup", group.code())
          .put("name", group.name())
          .put("utility", group.utility())
          .put("keyRevision", key.terms().keyRevision())
          .put("state", KeyState.of(key, clock.instant()).slug());
    }
  }

  private Reply list(Operator operator, HttpRequest request) {
    List<Standing> standing =
        keys.groups().stream()
            .map(utilities::supplyGroup)
            .flatMap(Optional::stream)
            .filter(group -> operator.worksFor(group.utility()))
            .flatMap(group -> keys.keys(group.code()).stream().map(key -> new Standing(group, key)))
            .filter(each -> each.key().life().retired().isEmpty())
            .toList();
    return HttpResponse.json(
        200,
        new JsonObject()
            .putObjects(
                "baseDates", RunOut.all().stream().map(end -> json(end, standing)).toList()));
  }

  private JsonObject json(RunOut end, List<Standing> standing) {
    return new JsonObject()
        .put("baseDate", end.baseDate().year())
        .put("lastMinute", end.lastMinute().toString())
        .putObjects(
            "keys",
            standing.stream()
                .filter(each -> each.key().terms().baseDate() == end.baseDate())
                .map(each -> each.json(clock))
                .toList());
  }
}
