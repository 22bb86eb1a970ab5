package prepaid.emergencycredit;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
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
import prepaid.http.Shapes;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.Quotes;
import prepaid.vending.vending.Quotes.KnownMeter;

/** Every route of reserve credit, each behind the door for operators. */
public final class ReserveRouter {
  static final String METER = "/office/v1/meters/{meterNumber}";
  static final Set<Role> READ = EnumSet.allOf(Role.class);
  static final Set<Role> GIVE = EnumSet.of(Role.DISPATCHER, Role.SUPERVISOR, Role.ADMIN);

  private ReserveRouter() {}

  public static Router of(ReserveOffice office, OperatorDoor door) {
    List<Route> routes = new ArrayList<>();
    routes.addAll(new GrantRoutes(office).routes(door));
    routes.addAll(new CreditRoutes(office).routes(door));
    routes.addAll(new WriteOffRoutes(office).routes(door));
    return new Router(routes);
  }

  /** Goes on with the meter that the path names, for an operator of its utility. */
  static Reply named(
      Quotes quotes, Operator operator, HttpRequest request, Function<KnownMeter, Reply> next) {
    return Reply.of(
        request
            .pathParameter("meterNumber", Shapes.meterNumber())
            .then(number -> quotes.meter(number.digits())),
        known -> within(operator, known, next));
  }

  private static Reply within(
      Operator operator, KnownMeter known, Function<KnownMeter, Reply> next) {
    return operator.worksFor(known.utility().id())
        ? next.apply(known)
        : Problem.of(
            Refusal.of(
                RefusalKind.NOT_ALLOWED,
                "This is a matter of utility %s, and you do not work for it."
                    .formatted(known.utility().id())));
  }
}
