package prepaid.backoffice;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.JsonObject;
import prepaid.http.Operator;
import prepaid.http.OperatorDoor;
import prepaid.http.Problem;
import prepaid.http.Reply;
import prepaid.http.Role;
import prepaid.http.Route;
import prepaid.http.Shape;
import prepaid.http.Shapes;
import prepaid.sts.Drn;
import prepaid.vending.limits.Limits;
import prepaid.vending.meters.Holder;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.MeterLists;
import prepaid.vending.meters.MeterRegister;
import prepaid.vending.meters.Registration;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.utilities.SupplyGroup;
import prepaid.vending.utilities.Utilities;

/** Finds a customer's meters by account or phone. */
final class MeterSearchRoutes {
  private static final String METERS = OfficeRouter.ROOT + "/meters";
  private static final String ACCOUNT = "account";
  private static final String PHONE = "phone";

  /** Who speaks with customers sees them whole; an auditor sees that there is one. */
  private static final Set<Role> SEES_WHOLE =
      EnumSet.of(Role.ADMIN, Role.DISPATCHER, Role.SUPERVISOR);

  private static final int PHONE_DIGITS_SHOWN = 3;

  private final MeterLists lists;
  private final MeterRegister register;
  private final Utilities utilities;

  MeterSearchRoutes(BackOffice office) {
    this.lists = office.lists();
    this.register = office.register();
    this.utilities = office.utilities();
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(Route.get(METERS, door.admit(Access.READ, this::search)));
  }

  /** What is looked for: whose list, and which rows are still rightly in it. */
  private record Search(List<Drn> listed, Predicate<Holder> fits) {}

  private Reply search(Operator operator, HttpRequest request) {
    Optional<String> account = request.queryParameter(ACCOUNT);
    Optional<String> phone = request.queryParameter(PHONE);
    if (account.isPresent() == phone.isPresent()) {
      return Problem.of(
          Refusal.of(
              RefusalKind.INVALID_REQUEST,
              ACCOUNT,
              "Meters are looked for by account or by phone: give one of the two."));
    }
    Answer<Search> search =
        after(request)
            .then(after ->
                account.isPresent()
                    ? read(ACCOUNT, Shapes.words(MeterJson.ACCOUNT_CHARACTERS_MAX), account.get())
                        .map(text -> ofAccount(text, after))
                    : read(PHONE, Shapes.phone(), withPlus(phone.orElseThrow()))
                        .map(text -> ofPhone(text, after)));
    return Reply.of(search, asked -> page(operator, asked));
  }

  /** In a query a plus that was not encoded is a space. */
  private static String withPlus(String phone) {
    return phone.startsWith(" ") ? "+" + phone.substring(1) : phone;
  }

  static <T> Answer<T> read(String name, Shape<T> shape, String text) {
    return switch (shape.read(text)) {
      case Answer.Given<T> given -> given;
      case Answer.Refused<T>(Refusal refusal) ->
          Answer.refused(refusal.kind(), name, refusal.detail());
    };
  }

  static Answer<Optional<Drn>> after(HttpRequest request) {
    return after(request.queryParameter("cursor"));
  }

  /** The meter after which a page begins, as the page before it said. */
  static Answer<Optional<Drn>> after(Optional<String> cursor) {
    return cursor.isPresent() && Drn.refusal(cursor.get()).isPresent()
        ? Answer.refused(Cursor.UNKNOWN)
        : Answer.given(cursor.map(Drn::new));
  }

  private Search ofAccount(String account, Optional<Drn> after) {
    return new Search(
        lists.ofAccount(account, after, Limits.METERS_FOUND_MAX),
        holder -> holder.account().filter(account::equalsIgnoreCase).isPresent());
  }

  private Search ofPhone(String phone, Optional<Drn> after) {
    return new Search(
        lists.ofPhone(phone, after, Limits.METERS_FOUND_MAX),
        holder -> holder.phone().filter(phone::equals).isPresent());
  }

  private Reply page(Operator operator, Search search) {
    Map<Drn, Meter> rows = register.read(search.listed());
    List<JsonObject> found = new ArrayList<>();
    for (Drn number : search.listed()) {
      Optional.ofNullable(rows.get(number))
          .map(Meter::registration)
          .filter(meter -> search.fits().test(meter.holder()))
          .flatMap(meter -> shown(operator, meter))
          .ifPresent(found::add);
    }
    JsonObject json = new JsonObject().putObjects("meters", found);
    if (search.listed().size() == Limits.METERS_FOUND_MAX) {
      json.put("cursor", search.listed().getLast().digits());
    }
    return HttpResponse.json(200, json);
  }

  /** Empty for another utility's meter: to this operator it is not there. */
  private Optional<JsonObject> shown(Operator operator, Registration meter) {
    Optional<SupplyGroup> group = utilities.supplyGroup(meter.sts().supplyGroup());
    boolean isTheirs = group.map(SupplyGroup::utility).map(operator::worksFor).orElse(true);
    if (!isTheirs) {
      return Optional.empty();
    }
    JsonObject json =
        new JsonObject()
            .put("meterNumber", meter.number().digits())
            .put("utility", group.map(SupplyGroup::utility))
            .put("supplyGroup", meter.sts().supplyGroup())
            .put("tariff", meter.tariff())
            .put("resource", meter.resource().slug())
            .put("status", MeterJson.status(meter));
    Holder holder = meter.holder();
    return Optional.of(
        operator.mayActAs(SEES_WHOLE)
            ? json.put("holder", holder.name())
                .put(PHONE, holder.phone())
                .put(ACCOUNT, holder.account())
                .put("address", holder.address())
            : json.put("holder", holder.masked())
                .put(PHONE, holder.phone().map(MeterSearchRoutes::masked)));
  }

  private static String masked(String phone) {
    int hidden = phone.length() - PHONE_DIGITS_SHOWN;
    return "*".repeat(hidden) + phone.substring(hidden);
  }
}
