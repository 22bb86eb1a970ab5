package prepaid.scratchcards;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import prepaid.http.HttpRequest;
import prepaid.http.Operator;
import prepaid.http.OperatorDoor;
import prepaid.http.Problem;
import prepaid.http.Reply;
import prepaid.http.Role;
import prepaid.http.Route;
import prepaid.http.Router;
import prepaid.vending.cards.CardBatch;
import prepaid.vending.cards.CardStore;

/** Every route of cards, each behind the door for operators. */
public final class CardRouter {
  static final String BATCHES = "/office/v1/card-batches";
  static final String BATCH = BATCHES + "/{id}";
  static final Set<Role> READ = EnumSet.allOf(Role.class);
  static final Set<Role> WRITE = EnumSet.of(Role.ADMIN);

  /** Stolen cards do not wait for an administrator. */
  static final Set<Role> BLOCK = EnumSet.of(Role.ADMIN, Role.SUPERVISOR, Role.DISPATCHER);

  private CardRouter() {}

  public static Router of(CardOffice office, OperatorDoor door) {
    List<Route> routes = new ArrayList<>();
    routes.addAll(new BatchRoutes(office).routes(door));
    routes.addAll(new StockRoutes(office).routes(door));
    routes.addAll(new OrderRoutes(office).routes(door));
    routes.addAll(new MoveRoutes(office).routes(door));
    routes.addAll(new PrintRoutes(office).routes(door));
    routes.addAll(new RewrapRoutes(office).routes(door));
    return new Router(routes);
  }

  /** Goes on with the batch that the path names, for an operator of its utility. */
  static Reply named(
      CardStore store, Operator operator, HttpRequest request, Function<CardBatch, Reply> next) {
    Optional<CardBatch> batch =
        store
            .batch(request.pathParameter("id"))
            .filter(found ->
                found.utility().map(operator::worksFor).orElse(operator.utilities().isEmpty()));
    return batch
        .map(next)
        .orElseGet(() -> Problem.notFound("There is no batch of cards of this id."));
  }
}
