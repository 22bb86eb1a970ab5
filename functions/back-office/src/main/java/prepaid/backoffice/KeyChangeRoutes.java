package prepaid.backoffice;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import prepaid.http.Field;
import prepaid.http.Fields;
import prepaid.http.HttpRequest;
import prepaid.http.JsonBody;
import prepaid.http.JsonObject;
import prepaid.http.Operator;
import prepaid.http.OperatorDoor;
import prepaid.http.Problem;
import prepaid.http.Reply;
import prepaid.http.Role;
import prepaid.http.Route;
import prepaid.http.Shapes;
import prepaid.vending.ledger.KeyTarget;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.VendState;
import prepaid.vending.refusals.Answer;
import prepaid.vending.utilities.SupplyGroup;

/** Issues the tokens that give a meter another key. */
final class KeyChangeRoutes {
  static final Set<Role> DESK = EnumSet.of(Role.ADMIN, Role.DISPATCHER, Role.SUPERVISOR);
  private static final String PATH = OfficeRouter.ROOT + "/meters/{meterNumber}/key-changes";
  private static final String USUAL_REASON = "key change";
  private static final Set<String> TEXTED = Set.of("sms", "true");
  private static final Set<String> NOTIFY = Set.of("sms", "true", "none", "false");
  private static final int REASON_CHARACTERS_MAX = 120;

  private final DeskMeters desk;
  private final Issuing issuing;

  KeyChangeRoutes(BackOffice office) {
    this.desk = new DeskMeters(office.meters(), office.utilities());
    this.issuing = new Issuing(office.sales(), office.random(), office.clock());
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(Route.post(PATH, door.admit(DESK, this::change)));
  }

  private record Asked(KeyTarget target, Mandate mandate) {}

  private Reply change(Operator operator, HttpRequest request) {
    return desk.named(
        operator,
        request,
        (meter, group) ->
            JsonBody.read(
                request,
                fields ->
                    Reply.of(
                        read(operator, fields),
                        asked ->
                            elsewhere(asked.target(), group)
                                .<Reply>map(problem -> problem)
                                .orElseGet(() -> issue(operator, request, meter, asked)))));
  }

  private Reply issue(Operator operator, HttpRequest request, Meter meter, Asked asked) {
    return Reply.of(
        issuing.reference(operator, request),
        reference ->
            issuing.issue(
                reference,
                meter.registration().number(),
                new MoneySource.KeyChange(asked.target(), asked.mandate()),
                json -> json.put("kind", "key-change").put("order", ORDER)));
  }

  private static final String ORDER =
      "Enter all tokens in this order; the new key works after the last one.";

  private static Answer<Asked> read(Operator operator, Fields fields) {
    Field<Optional<String>> supplyGroup =
        fields.optionalText("supplyGroup", SupplyGroupRoutes.code());
    Field<Optional<Integer>> keyRevision =
        fields.optionalInteger(
            "keyRevision", SupplyGroupRoutes.KEY_REVISION_MIN, SupplyGroupRoutes.KEY_REVISION_MAX);
    Field<Optional<String>> tariffIndex =
        fields.optionalText(
            "tariffIndex", Shapes.pattern("[0-9]{2}", "A tariff index has 2 digits."));
    Field<Optional<String>> reason = reason(fields);
    Field<Boolean> notify = notify(fields);
    return fields.finish(() -> {
      Mandate mandate = Mandate.of(operator.subject(), reason.get().orElse(USUAL_REASON));
      return new Asked(
          new KeyTarget(supplyGroup.get(), keyRevision.get(), tariffIndex.get()),
          notify.get() ? mandate.notifying() : mandate);
    });
  }

  static Field<Optional<String>> reason(Fields fields) {
    return fields.optionalText(
        "reason",
        text ->
            Shapes.words(REASON_CHARACTERS_MAX)
                .read(text)
                .then(words -> Shapes.pattern("[^|]+", "A reason has no bar in it.").read(words)));
  }

  /** {@code "sms"} or {@code true} has the tokens texted to the meter's registered phone. */
  static Field<Boolean> notify(Fields fields) {
    Field<Optional<String>> said = fields.optionalScalar("notify");
    if (!said.isRefused() && said.get().filter(word -> !NOTIFY.contains(word)).isPresent()) {
      fields.refuse("notify", "This must be \"sms\" or \"none\".");
    }
    return Field.all(List.of(said), () -> said.get().filter(TEXTED::contains).isPresent());
  }

  /**
   * Another utility has other tariffs, debts and money: a key alone does not bring a meter there.
   */
  private Optional<Problem> elsewhere(KeyTarget target, SupplyGroup own) {
    if (target.supplyGroup().isEmpty()) {
      return Optional.empty();
    }
    String code = target.supplyGroup().get();
    Optional<SupplyGroup> group = desk.utilities().supplyGroup(code);
    if (group.isEmpty()) {
      return Optional.of(
          Problem.unprocessable("supplyGroup", "There is no supply group %s.".formatted(code)));
    }
    return group.get().utility().equals(own.utility())
        ? Optional.empty()
        : Optional.of(
            Problem.unprocessable(
                "supplyGroup",
                "The supply group %s is another utility's: a meter that was sold to stays with its"
                        .formatted(code)
                    + " own."));
  }

  /** A key that is on its way, as a meter shows it. */
  static Optional<JsonObject> pending(VendState state) {
    return state
        .pendingKey()
        .map(pending -> {
          JsonObject from =
              new JsonObject()
                  .put("supplyGroup", pending.from().supplyGroup())
                  .put("tariffIndex", pending.from().tariffIndex())
                  .put("keyRevision", pending.from().keyRevision());
          return new JsonObject()
              .put("state", pending.issuedBy().isPresent() ? "issued" : "waiting")
              .put("from", from)
              .put("issuedBy", pending.issuedBy().map(VendKey::id));
        });
  }
}
