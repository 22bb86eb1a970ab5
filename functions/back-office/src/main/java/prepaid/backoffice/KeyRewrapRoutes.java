package prepaid.backoffice;

import java.util.List;
import java.util.Optional;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.JsonObject;
import prepaid.http.Operator;
import prepaid.http.OperatorDoor;
import prepaid.http.Problem;
import prepaid.http.Reply;
import prepaid.http.Route;
import prepaid.vending.keys.KeyRewrapping;
import prepaid.vending.keys.KeyWrappingFailed;
import prepaid.vending.operators.Approval;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

/**
 * All vending keys are wrapped under another key of the key management service, some a call, while
 * they are in use. Which key that is says the deployment; two operators say when.
 */
final class KeyRewrapRoutes {
  private static final String REWRAP = OfficeRouter.ROOT + "/keys/rewrap";

  private final KeyRewrapping rewrapping;
  private final String kmsKey;
  private final KeyConsents consents;

  KeyRewrapRoutes(BackOffice office) {
    this.rewrapping = office.keyWork().rewrapping();
    this.kmsKey = office.keyWork().kmsKey();
    this.consents = new KeyConsents(office);
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(Route.post(REWRAP, door.admit(Access.WRITE, this::rewrap)));
  }

  private Reply rewrap(Operator operator, HttpRequest request) {
    if (operator.utilities().isPresent()) {
      return Problem.of(
          Refusal.of(
              RefusalKind.NOT_ALLOWED,
              "The keys of all utilities are wrapped anew, and you work for some only."));
    }
    Approval.Act act = new Approval.Act("key-rewrap", kmsKey);
    if (consents.isUnderWay(act)) {
      return some();
    }
    var asked =
        new KeyConsents.Asked(
            act, "Wrap all vending keys under the KMS key " + kmsKey, Optional.empty());
    return consents.agreed(operator, asked, new JsonObject(), decision -> some());
  }

  private Reply some() {
    try {
      KeyRewrapping.Progress progress = rewrapping.some();
      return HttpResponse.json(
          200,
          new JsonObject()
              .put("rewrapped", progress.rewrapped())
              .put("left", progress.left())
              .put("failed", progress.failed()));
    } catch (KeyWrappingFailed failed) {
      return Problem.of(
          Refusal.of(
              RefusalKind.TRY_AGAIN,
              "The secure module did not say how far it is. Keys stay usable; the same request may"
                  + " be sent again."));
    }
  }
}
