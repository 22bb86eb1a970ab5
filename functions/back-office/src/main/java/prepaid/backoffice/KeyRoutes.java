package prepaid.backoffice;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
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
import prepaid.vending.keys.KeyComponent;
import prepaid.vending.keys.KeyContexts;
import prepaid.vending.keys.KeyTerms;
import prepaid.vending.keys.WrappedKey;
import prepaid.vending.ledger.OutcomeUnknown;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.utilities.SupplyGroup;

/**
 * The entry of vending keys: one component from each of two operators. Each is encrypted as it
 * comes in; only the secure module can decrypt them, and combines them. Nothing is encrypted, and
 * no row is written, for an entry that is refused.
 */
final class KeyRoutes {
  static final String KEYS = SupplyGroupRoutes.ONE + "/keys";
  static final String ONE = KEYS + "/{keyRevision}";
  private static final String COMPONENTS = ONE + "/components";
  private static final int OPERATORS = 2;

  private final BackOffice office;
  private final KeyDecisions decisions;

  KeyRoutes(BackOffice office, KeyDecisions decisions) {
    this.office = office;
    this.decisions = decisions;
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(
        Route.post(KEYS, door.admit(Access.WRITE, this::enter)),
        Route.delete(COMPONENTS, door.admit(Access.WRITE, this::discard)));
  }

  private Reply enter(Operator operator, HttpRequest request) {
    try {
      return SupplyGroupRoutes.named(
          office.utilities(),
          operator,
          request,
          group ->
              JsonBody.read(
                  request,
                  fields ->
                      Reply.of(
                          KeyJson.read(group.code(), fields),
                          entry -> entered(new Entering(operator, group), entry))));
    } finally {
      Arrays.fill(request.body(), (byte) 0);
    }
  }

  /** Who enters a component, and of which group. */
  private record Entering(Operator operator, SupplyGroup group) {}

  private Reply entered(Entering who, KeyEntry typed) {
    try (KeyEntry entry = typed) {
      KeyTerms terms = entry.terms();
      Optional<WrappedKey> there = office.keys().find(terms.supplyGroup(), terms.keyRevision());
      if (there.isPresent()) {
        return existing(who, entry, there.get());
      }
      List<KeyComponent> waiting = waiting(terms);
      return objection(who.operator(), entry, waiting)
          .<Reply>map(problem -> problem)
          .orElseGet(
              () -> isRepeat(who.operator(), waiting) ? completed(who, entry) : keep(who, entry));
    }
  }

  /** Who completed a key sends the same again to have it activated; nobody replaces one. */
  private Reply existing(Entering who, KeyEntry entry, WrappedKey key) {
    if (key.terms().equals(entry.terms()) && decisions.askedToActivate(who.operator(), key)) {
      return decisions.activate(who.operator(), who.group(), key);
    }
    return Problem.conflict(
        "keyRevision",
        "There is a key of revision %d already, with check value %s; it is never replaced."
            .formatted(key.terms().keyRevision(), key.checkValue()));
  }

  /** What the components that wait have against this one. */
  private static Optional<Problem> objection(
      Operator operator, KeyEntry entry, List<KeyComponent> waiting) {
    if (entry.isMistyped()) {
      return Optional.of(
          Problem.unprocessable(
              "component",
              "The check value says that this component was mistyped: it is %s. Nothing was kept."
                  .formatted(entry.componentCheckValue())));
    }
    Optional<KeyComponent> own =
        waiting.stream().filter(c -> c.operator().equals(operator.subject())).findFirst();
    if (own.isPresent()) {
      boolean repeat =
          waiting.size() == OPERATORS
              && own.get().terms().equals(entry.terms())
              && own.get().checkValue().equals(entry.componentCheckValue());
      return repeat ? Optional.empty() : Optional.of(sameOperator(entry.terms()));
    }
    if (waiting.size() >= OPERATORS) {
      return Optional.of(
          Problem.conflict(
              "keyRevision", "Two operators have entered the components of this key already."));
    }
    return waiting.stream()
        .findFirst()
        .flatMap(first ->
            KeyJson.difference(first.terms(), entry.terms())
                .or(() -> otherExpectation(first, entry)))
        .map(KeyRoutes::otherTerms);
  }

  private static Optional<String> otherExpectation(KeyComponent first, KeyEntry entry) {
    Optional<String> mine = entry.expected().ofKey();
    return first.keyCheckValue().isPresent()
            && mine.isPresent()
            && !first.keyCheckValue().equals(mine)
        ? Optional.of("checkValue")
        : Optional.empty();
  }

  /** The operator's component is there, and the other's: only the making of the key failed. */
  private static boolean isRepeat(Operator operator, List<KeyComponent> waiting) {
    return waiting.stream().anyMatch(c -> c.operator().equals(operator.subject()));
  }

  private Reply keep(Entering who, KeyEntry entry) {
    KeyTerms terms = entry.terms();
    String operator = who.operator().subject();
    byte[] encrypted =
        office
            .wrapping()
            .encryptComponent(
                entry.component(), KeyContexts.component(office.environment(), terms, operator));
    KeyComponent component =
        new KeyComponent(
            terms,
            operator,
            Base64.getEncoder().encodeToString(encrypted),
            entry.componentCheckValue(),
            office.clock().instant(),
            entry.expected().ofKey());
    if (!office.keys().add(component)) {
      return sameOperator(terms);
    }
    return waiting(terms).size() < OPERATORS
        ? HttpResponse.json(
            202,
            new JsonObject()
                .put("status", "awaiting-second-component")
                .put("supplyGroup", terms.supplyGroup())
                .put("keyRevision", terms.keyRevision())
                .put("componentCheckValue", component.checkValue())
                .put("enteredBy", component.operator()))
        : completed(who, entry);
  }

  /** The key is made, and makes nothing yet: its activation is asked for at once. */
  private Reply completed(Entering who, KeyEntry entry) {
    return switch (ceremony(entry)) {
      case Answer.Given<WrappedKey>(WrappedKey key) ->
          decisions.activate(who.operator(), who.group(), key);
      case Answer.Refused<WrappedKey>(Refusal refusal) when isAboutComponents(refusal) ->
          Problem.of(
                  422, "components-refused", "The components do not make the key", refusal.detail())
              .about("component");
      case Answer.Refused<WrappedKey>(Refusal refusal) -> Problem.of(refusal);
    };
  }

  /** When the module's answer was lost, the key tells, if it is there. */
  private Answer<WrappedKey> ceremony(KeyEntry entry) {
    KeyTerms terms = entry.terms();
    try {
      return office
          .ceremony()
          .complete(terms.supplyGroup(), terms.keyRevision(), entry.expected().ofKey().orElse(""));
    } catch (OutcomeUnknown unknown) {
      return office
          .keys()
          .find(terms.supplyGroup(), terms.keyRevision())
          .filter(key -> key.terms().equals(terms))
          .map(Answer::given)
          .orElseThrow(() -> unknown);
    }
  }

  private static boolean isAboutComponents(Refusal refusal) {
    return refusal.kind() == RefusalKind.CONFLICT || refusal.kind() == RefusalKind.INVALID_REQUEST;
  }

  private Reply discard(Operator operator, HttpRequest request) {
    return SupplyGroupRoutes.named(
        office.utilities(),
        operator,
        request,
        group ->
            Reply.of(
                request.pathParameter("keyRevision", revision()),
                revision -> discarded(group, revision)));
  }

  private Reply discarded(SupplyGroup group, int revision) {
    List<KeyComponent> waiting = office.keys().components(group.code(), revision);
    if (waiting.isEmpty()) {
      return Problem.notFound("No component waits for that revision.");
    }
    office.keys().discard(waiting);
    return HttpResponse.empty(204);
  }

  private List<KeyComponent> waiting(KeyTerms terms) {
    return office.keys().components(terms.supplyGroup(), terms.keyRevision());
  }

  /** Goes on with the key that the path names, for an operator of its utility. */
  static Reply named(
      BackOffice office,
      Operator operator,
      HttpRequest request,
      BiFunction<SupplyGroup, WrappedKey, Reply> next) {
    return SupplyGroupRoutes.named(
        office.utilities(),
        operator,
        request,
        group ->
            Reply.of(
                request.pathParameter("keyRevision", revision()),
                revision ->
                    office
                        .keys()
                        .find(group.code(), revision)
                        .map(key -> next.apply(group, key))
                        .orElseGet(() ->
                            Problem.notFound(
                                "There is no key of revision %d.".formatted(revision)))));
  }

  private static Shape<Integer> revision() {
    return text ->
        Shapes.pattern("[1-9]", "A key revision is 1 to 9.").read(text).map(Integer::valueOf);
  }

  private static Problem sameOperator(KeyTerms terms) {
    return Problem.conflict(
        "component",
        "You have entered a component of revision %d already; the other one must come from another"
                .formatted(terms.keyRevision())
            + " operator.");
  }

  private static Problem otherTerms(String field) {
    return Problem.unprocessable(
        field,
        "The first operator entered another %s. Agree on it; a wrong first component can be"
                .formatted(field)
            + " discarded.");
  }
}
