package prepaid.backoffice;

import java.security.SecureRandom;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import prepaid.http.Amounts;
import prepaid.http.Field;
import prepaid.http.Fields;
import prepaid.http.Handler;
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
import prepaid.http.Shapes;
import prepaid.vending.money.Money;
import prepaid.vending.partners.Accounts;
import prepaid.vending.partners.FloatSlices.Deposit;
import prepaid.vending.partners.Partner;
import prepaid.vending.partners.Partners;
import prepaid.vending.partners.SecretHash;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.utilities.Utilities;
import prepaid.vending.utilities.Utility;

/** Vendor partners: what they may, their secrets, what they pay in. */
final class PartnerRoutes {
  private static final String ONE = OfficeRouter.ROOT + "/partners/{id}";
  private static final int REFERENCE_CHARACTERS_MAX = 64;

  private static final Problem LOST =
      Problem.of(
          Refusal.of(
              RefusalKind.TRY_AGAIN,
              "The partner is being changed at this moment. " + Problem.NOTHING_HAPPENED));

  private final Partners partners;
  private final Accounts accounts;
  private final Utilities utilities;
  private final PartnerScope scope;
  private final SecureRandom random;

  PartnerRoutes(BackOffice office) {
    this.partners = office.partners();
    this.accounts = new Accounts(office.floats(), office.clock());
    this.utilities = office.utilities();
    this.scope = new PartnerScope(office.utilities());
    this.random = office.random();
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(
        Route.get(ONE, door.admit(Access.READ, this::one)),
        Route.put(ONE, door.admit(Access.WRITE, this::put)),
        Route.post(ONE + "/secrets", door.admit(Access.WRITE, this::newSecret)),
        Route.post(ONE + "/deposits", door.admit(Access.WRITE, this::deposit)));
  }

  private Reply one(Operator operator, HttpRequest request) {
    return known(operator, request, partner -> HttpResponse.json(200, shown(partner)));
  }

  private JsonObject shown(Partner partner) {
    return PartnerJson.write(partner, accounts.standing(partner));
  }

  /** What is done with the partner that a request is about. */
  @FunctionalInterface
  interface OfPartner {
    Reply handle(Operator operator, HttpRequest request, Partner partner);
  }

  /** Lets operators of those roles in, and goes on with the partner of the path. */
  Handler admit(OperatorDoor door, Set<Role> roles, OfPartner next) {
    return door.admit(
        roles,
        (operator, request) ->
            known(operator, request, partner -> next.handle(operator, request, partner)));
  }

  /** Goes on with the partner of the path, when the operator may look at it. */
  Reply known(Operator operator, HttpRequest request, Function<Partner, Reply> next) {
    return Reply.of(
        id(request),
        id -> {
          Optional<Partner> found = partners.find(id);
          return found.isEmpty()
              ? Problem.notFound("There is no partner %s.".formatted(id))
              : scope.refusal(operator, found.get()).orElseGet(() -> next.apply(found.get()));
        });
  }

  private static Answer<String> id(HttpRequest request) {
    return request
        .pathParameter("id", Shapes.id())
        .then(id ->
            Partner.isId(id)
                ? Answer.given(id)
                : Answer.refused(
                    RefusalKind.INVALID_REQUEST, "id", "A channel has this name already."));
  }

  private Reply put(Operator operator, HttpRequest request) {
    return Reply.of(
        id(request),
        id -> {
          Optional<Partner> row = partners.find(id);
          Optional<Reply> notTheirs = row.flatMap(there -> scope.refusal(operator, there));
          return notTheirs.orElseGet(() ->
              JsonBody.read(
                  request,
                  fields ->
                      Reply.of(
                          PartnerJson.read(id, fields, row),
                          asked -> checked(operator, asked, row))));
        });
  }

  private Reply checked(Operator operator, Partner asked, Optional<Partner> row) {
    if (row.filter(there -> !there.currency().equals(asked.currency())).isPresent()) {
      return Problem.conflict("currency", "The currency of a partner never changes.");
    }
    return unknown(asked)
        .<Reply>map(problem -> problem)
        .or(() -> scope.refusal(operator, asked))
        .orElseGet(() -> store(asked, row.isEmpty()));
  }

  private Optional<Problem> unknown(Partner asked) {
    for (String code : asked.permissions().supplyGroups()) {
      if (utilities.supplyGroup(code).isEmpty()) {
        return Optional.of(
            Problem.unprocessable("supplyGroups", "There is no supply group %s.".formatted(code)));
      }
    }
    Optional<Partner> above = asked.ties().superVendor().flatMap(partners::find);
    if (asked.ties().superVendor().isPresent()
        && above.filter(one -> one.currency().equals(asked.currency())).isEmpty()) {
      return Optional.of(
          Problem.unprocessable("superVendor", "There is no such partner of this currency."));
    }
    for (String id : scope.owners(asked)) {
      Optional<Utility> utility = utilities.utility(id);
      if (utility.isEmpty()) {
        return Optional.of(
            Problem.unprocessable("utilities", "There is no utility %s.".formatted(id)));
      }
      if (!utility.get().currency().equals(asked.currency())) {
        return Optional.of(
            Problem.unprocessable(
                "currency", "The utility %s sells in %s.".formatted(id, utility.get().currency())));
      }
    }
    return Optional.empty();
  }

  /** A new partner gets its first secret with the answer; it is not shown again. */
  private Reply store(Partner asked, boolean isNew) {
    String secret = SecretHash.newSecret(random);
    Partner stored = isNew ? asked.withSecret(SecretHash.of(secret, random)) : asked;
    if (!partners.put(stored)) {
      return LOST;
    }
    return Reply.of(
        accounts.applyCredit(stored),
        standing -> {
          JsonObject json = PartnerJson.write(stored, standing);
          return isNew
              ? HttpResponse.json(201, json.put("secret", secret))
              : HttpResponse.json(200, json);
        });
  }

  private Reply newSecret(Operator operator, HttpRequest request) {
    return known(
        operator,
        request,
        partner -> {
          String secret = SecretHash.newSecret(random);
          return partners.put(partner.withSecret(SecretHash.of(secret, random)))
              ? HttpResponse.json(
                  201, new JsonObject().put("id", partner.id()).put("secret", secret))
              : LOST;
        });
  }

  private Reply deposit(Operator operator, HttpRequest request) {
    return known(
        operator,
        request,
        partner ->
            JsonBody.read(
                request,
                fields ->
                    Reply.of(
                        read(fields, partner)
                            .then(asked ->
                                accounts.deposit(
                                    partner,
                                    asked.reference(),
                                    asked.amount(),
                                    operator.subject())),
                        deposit -> HttpResponse.json(201, shown(partner, deposit)))));
  }

  private record Asked(String reference, Money amount) {}

  private static Answer<Asked> read(Fields fields, Partner partner) {
    Currency currency = partner.currency();
    Field<String> reference = fields.text("reference", Shapes.words(REFERENCE_CHARACTERS_MAX));
    Field<Money> amount = fields.decimal("amount", Amounts.above(currency));
    fields.unchanged("currency", currency.getCurrencyCode());
    return fields.finish(() -> new Asked(reference.get(), amount.get()));
  }

  private JsonObject shown(Partner partner, Deposit deposit) {
    return new JsonObject()
        .put("reference", deposit.reference())
        .put("amount", deposit.amount().text())
        .put("currency", deposit.amount().currency().getCurrencyCode())
        .put("at", deposit.at().toString())
        .put("available", accounts.standing(partner).available().text());
  }
}
