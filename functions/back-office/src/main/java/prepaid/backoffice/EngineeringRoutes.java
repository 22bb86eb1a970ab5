package prepaid.backoffice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import prepaid.http.Role;
import prepaid.http.Route;
import prepaid.http.SecondOperator;
import prepaid.http.Shapes;
import prepaid.vending.desk.LimitRestoring;
import prepaid.vending.desk.PairOrder;
import prepaid.vending.desk.PowerLimits;
import prepaid.vending.desk.TokenWords;
import prepaid.vending.ledger.EngineeringTask;
import prepaid.vending.ledger.EngineeringTask.Kind;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.limits.Limits;
import prepaid.vending.meters.Meter;
import prepaid.vending.operators.Approval;
import prepaid.vending.operators.TwoPersons;
import prepaid.vending.payments.Reminders;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.utilities.SupplyGroup;

/** Issues the tokens by which engineers set, clear and test something in a meter. */
final class EngineeringRoutes {
  private static final String PATH = OfficeRouter.ROOT + "/meters/{meterNumber}/engineering-tokens";
  private static final Set<Role> CLEARS_TAMPERS = EnumSet.of(Role.ADMIN, Role.SUPERVISOR);

  private final DeskMeters desk;
  private final Issuing issuing;
  private final PowerLimits limits;
  private final Reminders reminders;
  private final TwoPersons twoPersons;
  private final Clock clock;

  EngineeringRoutes(BackOffice office) {
    this.desk = new DeskMeters(office.meters(), office.utilities());
    this.issuing = new Issuing(office.sales(), office.random(), office.clock());
    this.limits = new PowerLimits(office.vends(), office.clock());
    this.reminders = office.reminders();
    this.twoPersons = new TwoPersons(office.approvals(), office.clock(), office.random());
    this.clock = office.clock();
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(Route.post(PATH, door.admit(KeyChangeRoutes.DESK, this::issue)));
  }

  /**
   * What is asked for.
   *
   * @param until when the limit ends and the former one, or {@code restoreTo}, comes back
   */
  private record Asked(
      EngineeringTask task,
      String reason,
      Optional<Instant> until,
      Optional<Long> restoreTo,
      boolean texted) {
    Mandate mandate(String operator) {
      Mandate mandate = Mandate.of(operator, reason);
      return texted ? mandate.notifying() : mandate;
    }
  }

  /** Who asks for what, about which meter, under which reference. */
  private record Order(
      Operator operator, Meter meter, SupplyGroup group, Asked asked, String reference) {}

  private Reply issue(Operator operator, HttpRequest request) {
    return desk.named(
        operator,
        request,
        (meter, group) ->
            JsonBody.read(
                request,
                fields ->
                    Reply.of(
                        read(fields),
                        asked ->
                            Reply.of(
                                issuing.reference(operator, request),
                                reference ->
                                    decide(new Order(operator, meter, group, asked, reference))))));
  }

  private Reply decide(Order order) {
    return switch (order.asked().task().kind()) {
      case CLEAR_CREDIT -> agreed(order);
      case CLEAR_TAMPER ->
          order.operator().mayActAs(CLEARS_TAMPERS)
              ? make(order, order.asked().mandate(order.operator().subject()))
              : Problem.of(
                  Refusal.of(
                      RefusalKind.NOT_ALLOWED,
                      "kind",
                      "Only a supervisor or an administrator clears a tamper."));
      case POWER_LIMIT -> order.asked().until().isPresent() ? limitFor(order) : plain(order);
      case PHASE_UNBALANCE_LIMIT, TEST -> plain(order);
    };
  }

  private Reply plain(Order order) {
    return make(order, order.asked().mandate(order.operator().subject()));
  }

  private Reply agreed(Order order) {
    var clearance =
        new PairOrder.Clearance(
            order.meter().registration().number(),
            order.asked().task().value(),
            order.asked().reason(),
            order.asked().texted());
    String words =
        "Meter %s: %s Reason: %s"
            .formatted(
                clearance.meter().digits(),
                TokenWords.words(order.asked().task()),
                order.asked().reason());
    var request =
        new TwoPersons.Request(
            clearance.act(),
            words,
            Optional.of(order.group().utility()),
            order.operator().subject());
    return SecondOperator.step(
        twoPersons.agreed(request), approval -> cleared(order, approval, clearance));
  }

  private Reply cleared(Order order, Approval approval, PairOrder clearance) {
    Reply reply =
        issuing.issue(
            clearance.request(approval, clock.instant()),
            json -> described(order, json).put("approvedBy", approval.approvedBy()));
    if (reply instanceof HttpResponse) {
      twoPersons.spend(approval, order.operator().subject());
    }
    return reply;
  }

  private Reply limitFor(Order order) {
    Instant until = order.asked().until().orElseThrow();
    Optional<Long> back =
        order
            .asked()
            .restoreTo()
            .or(() ->
                limits
                    .current(order.meter().registration().number())
                    .map(PowerLimits.Limit::watts));
    if (back.isEmpty()) {
      return Problem.unprocessable(
          "restoreTo", "No former limit of this meter is known: say how many watts to go back to.");
    }
    var restore =
        new LimitRestoring.Order(
            order.meter().registration().number(),
            new VendKey("office", order.reference()),
            clock.instant(),
            back.get());
    reminders.add(restore.due(until));
    return issuing.issue(
        order.reference(),
        order.meter().registration().number(),
        source(order, order.asked().mandate(order.operator().subject())),
        json ->
            described(order, json)
                .put("until", until.toString())
                .put("restoreTo", Long.toString(back.get())));
  }

  private Reply make(Order order, Mandate mandate) {
    return issuing.issue(
        order.reference(),
        order.meter().registration().number(),
        source(order, mandate),
        json -> described(order, json).put("approvedBy", mandate.approvedBy()));
  }

  private static MoneySource.Engineering source(Order order, Mandate mandate) {
    return new MoneySource.Engineering(order.asked().task(), mandate);
  }

  private static JsonObject described(Order order, JsonObject json) {
    EngineeringTask task = order.asked().task();
    boolean isLimit = task.kind() == Kind.POWER_LIMIT || task.kind() == Kind.PHASE_UNBALANCE_LIMIT;
    return json.put("kind", task.kind().slug())
        .put(
            EngineeringJson.VALUE,
            Long.toString(isLimit ? PowerLimits.shown(task.value()) : task.value()))
        .put("words", TokenWords.words(task));
  }

  private Answer<Asked> read(Fields fields) {
    Field<Kind> kind = fields.text("kind", EngineeringJson.kind());
    Field<Optional<String>> value = fields.optionalScalar(EngineeringJson.VALUE);
    Field<Optional<String>> reason = KeyChangeRoutes.reason(fields);
    Field<Optional<Instant>> until = fields.optionalText("until", Shapes.instant());
    Field<Optional<String>> restoreTo = fields.optionalScalar("restoreTo");
    Field<Boolean> notify = KeyChangeRoutes.notify(fields);
    if (!reason.isRefused() && reason.get().isEmpty()) {
      fields.refuse("reason", "Say why: it stands in the books with your name.");
    }
    checkTimes(fields, kind, until, restoreTo);
    return fields
        .finish(() -> EngineeringJson.task(kind.get(), value.get()))
        .then(task -> task)
        .then(task ->
            back(restoreTo.get())
                .map(watts ->
                    new Asked(task, reason.get().orElseThrow(), until.get(), watts, notify.get())));
  }

  private void checkTimes(
      Fields fields,
      Field<Kind> kind,
      Field<Optional<Instant>> until,
      Field<Optional<String>> restoreTo) {
    if (until.isRefused() || kind.isRefused() || restoreTo.isRefused()) {
      return;
    }
    if (until.get().isEmpty()) {
      if (restoreTo.get().isPresent()) {
        fields.refuse("restoreTo", "What comes back goes with the time until which it is set.");
      }
      return;
    }
    Duration ahead = Duration.between(clock.instant(), until.get().get());
    if (kind.get() != Kind.POWER_LIMIT) {
      fields.refuse("until", "Only a power limit has an end.");
    } else if (!ahead.isPositive() || ahead.compareTo(Limits.LIMIT_UNTIL_MAX) > 0) {
      fields.refuse(
          "until",
          "The end lies ahead, within %d days.".formatted(Limits.LIMIT_UNTIL_MAX.toDays()));
    }
  }

  private static Answer<Optional<Long>> back(Optional<String> restoreTo) {
    if (restoreTo.isEmpty()) {
      return Answer.given(Optional.empty());
    }
    return EngineeringJson.watts(restoreTo.get()) instanceof Answer.Given<Long>(Long watts)
        ? Answer.given(Optional.of(watts))
        : Answer.refused(
            RefusalKind.INVALID_REQUEST, "restoreTo", "This is a whole number of watts.");
  }
}
