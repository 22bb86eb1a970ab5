package prepaid.backoffice;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import prepaid.http.Field;
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
import prepaid.vending.keys.KeyLife;
import prepaid.vending.keys.KeyStore;
import prepaid.vending.keys.WrappedKey;
import prepaid.vending.operators.Approval;
import prepaid.vending.utilities.SupplyGroup;

/**
 * Keys are activated and retired by two operators. What was asked for is done when the second one
 * approves it, and asking again once it is approved does it as well.
 */
final class KeyDecisions {
  private static final String ACTIVATION = "key-activation";
  private static final String RETIREMENT = "key-retirement";
  private static final int REASON_CHARACTERS_MAX = 200;

  private final BackOffice office;
  private final KeyStore keys;
  private final KeyConsents consents;
  private final Clock clock;

  KeyDecisions(BackOffice office) {
    this.office = office;
    this.keys = office.keys();
    this.consents = new KeyConsents(office);
    this.clock = office.clock();
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(
        Route.get(KeyRoutes.KEYS, door.admit(Access.READ, this::list)),
        Route.post(KeyRoutes.ONE + "/activate", door.admit(Access.WRITE, this::activate)),
        Route.post(KeyRoutes.ONE + "/retire", door.admit(Access.WRITE, this::retire)));
  }

  private Reply list(Operator operator, HttpRequest request) {
    return SupplyGroupRoutes.named(
        office.utilities(),
        operator,
        request,
        group ->
            HttpResponse.json(
                200, SupplyGroupRoutes.keys(new JsonObject(), group, keys, clock.instant())));
  }

  private Reply activate(Operator operator, HttpRequest request) {
    return KeyRoutes.named(
        office, operator, request, (group, key) -> activate(operator, group, key));
  }

  /** Activates a key that another operator has agreed to, or asks for it. */
  Reply activate(Operator operator, SupplyGroup group, WrappedKey key) {
    if (key.life().retired().isPresent()) {
      return Problem.conflict("keyRevision", "This key is retired; that is never taken back.");
    }
    if (key.life().activated().isPresent()) {
      return shown(key);
    }
    var asked =
        new KeyConsents.Asked(
            act(ACTIVATION, key),
            "Activate the %s of revision %d of supply group %s with check value %s"
                .formatted(
                    key.terms().keyType(),
                    key.terms().keyRevision(),
                    key.terms().supplyGroup(),
                    key.checkValue()),
            Optional.of(group.utility()));
    return consents.agreed(
        operator,
        asked,
        KeyJson.write(key, clock.instant()),
        decision -> store(key, key.activated(at(decision))));
  }

  /** Whether this operator completed the key within a day, and may ask again how far it is. */
  boolean askedToActivate(Operator operator, WrappedKey key) {
    return consents.askedBy(operator, act(ACTIVATION, key));
  }

  private Reply retire(Operator operator, HttpRequest request) {
    return KeyRoutes.named(
        office,
        operator,
        request,
        (group, key) ->
            JsonBody.read(
                request,
                fields -> {
                  Field<String> reason = fields.text("reason", Shapes.words(REASON_CHARACTERS_MAX));
                  return Reply.of(
                      fields.finish(reason::get), because -> retire(operator, group, key, because));
                }));
  }

  private Reply retire(Operator operator, SupplyGroup group, WrappedKey key, String because) {
    if (key.life().retired().isPresent()) {
      return shown(key);
    }
    var asked =
        new KeyConsents.Asked(
            act(RETIREMENT, key),
            "Retire the key of revision %d of supply group %s with check value %s for ever: %s"
                .formatted(
                    key.terms().keyRevision(),
                    key.terms().supplyGroup(),
                    key.checkValue(),
                    because),
            Optional.of(group.utility()));
    return consents.agreed(
        operator,
        asked,
        KeyJson.write(key, clock.instant()),
        decision -> store(key, key.retired(at(decision))));
  }

  /** Does what the approval of another operator was asked for; other approvals are not keys'. */
  void carryOut(Approval approval, String agreedBy) {
    String kind = approval.act().kind();
    if (!kind.equals(ACTIVATION) && !kind.equals(RETIREMENT)) {
      return;
    }
    var decision = new KeyLife.Decision(approval.requestedBy(), agreedBy, clock.instant());
    subject(approval)
        .filter(key -> act(kind, key).equals(approval.act()))
        .ifPresent(key -> {
          if (kind.equals(RETIREMENT) && key.life().retired().isEmpty()) {
            var unused = store(key, key.retired(decision));
          }
          if (kind.equals(ACTIVATION) && key.life().equals(KeyLife.NEW)) {
            var unused = store(key, key.activated(decision));
          }
        });
  }

  private Optional<WrappedKey> subject(Approval approval) {
    String[] name = approval.act().subject().split("[#@]", -1);
    return keys.find(name[0], Integer.parseInt(name[1]));
  }

  /** The check value is part of it: what was agreed to holds for that key and no other. */
  private static Approval.Act act(String kind, WrappedKey key) {
    return new Approval.Act(
        kind,
        "%s#%d@%s"
            .formatted(key.terms().supplyGroup(), key.terms().keyRevision(), key.checkValue()));
  }

  private Reply store(WrappedKey before, WrappedKey after) {
    return keys.replace(before, after)
        ? shown(after)
        : Problem.conflict(
            "keyRevision", "Somebody else changed this key at the same moment: look again.");
  }

  private Reply shown(WrappedKey key) {
    return HttpResponse.json(200, KeyJson.write(key, clock.instant()));
  }

  private KeyLife.Decision at(KeyLife.Decision asked) {
    return new KeyLife.Decision(asked.askedBy(), asked.agreedBy(), clock.instant());
  }
}
