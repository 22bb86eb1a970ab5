package prepaid.backoffice;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
import prepaid.http.Route;
import prepaid.http.Shapes;
import prepaid.vending.ledger.MoneySource.PartnerFloat;
import prepaid.vending.limits.Limits;
import prepaid.vending.messaging.Catalogue;
import prepaid.vending.messaging.Message;
import prepaid.vending.messaging.TextLanguage;
import prepaid.vending.messaging.TextNotSent;
import prepaid.vending.messaging.Texts;
import prepaid.vending.partners.Partner;
import prepaid.vending.partners.Partners;
import prepaid.vending.partners.PhoneVendor;
import prepaid.vending.partners.PhoneVendor.Identity;
import prepaid.vending.partners.PhoneVendor.OneTimeCode;
import prepaid.vending.partners.PhoneVendors;
import prepaid.vending.partners.PinHash;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

/** The phones from which partners sell by text: whose they are, and the code that proves it. */
final class PhoneVendorRoutes {
  private static final String ONE = OfficeRouter.ROOT + "/phone-vendors/{phone}";
  private static final int NAME_CHARACTERS_MAX = 80;
  private static final int DOCUMENT_CHARACTERS_MAX = 40;
  private static final int CODES = 1_000_000;

  private static final Problem LOST =
      Problem.of(
          Refusal.of(
              RefusalKind.TRY_AGAIN,
              "The vendor is selling at this moment. " + Problem.NOTHING_HAPPENED));

  private final PhoneVendors vendors;
  private final Partners partners;
  private final PartnerScope scope;
  private final Texts texts;
  private final SecureRandom random;
  private final Clock clock;

  PhoneVendorRoutes(BackOffice office) {
    this.vendors = office.phoneVendors();
    this.partners = office.partners();
    this.scope = new PartnerScope(office.utilities());
    this.texts = office.texts();
    this.random = office.random();
    this.clock = office.clock();
  }

  List<Route> routes(OperatorDoor door) {
    return List.of(
        Route.get(ONE, door.admit(Access.READ, this::one)),
        Route.put(ONE, door.admit(Access.WRITE, this::put)),
        Route.post(ONE + "/codes", door.admit(Access.WRITE, this::code)));
  }

  private Reply one(Operator operator, HttpRequest request) {
    return known(operator, request, (vendor, partner) -> HttpResponse.json(200, shown(vendor)));
  }

  private interface Next {
    Reply of(PhoneVendor vendor, Partner partner);
  }

  private Reply known(Operator operator, HttpRequest request, Next next) {
    return Reply.of(
        request.pathParameter("phone", Shapes.phone()),
        phone ->
            vendors
                .find(phone)
                .map(vendor ->
                    within(operator, vendor.partner(), partner -> next.of(vendor, partner)))
                .orElseGet(() -> Problem.notFound("There is no vendor with this phone.")));
  }

  private Reply within(Operator operator, String id, Function<Partner, Reply> next) {
    Optional<Partner> partner = partners.find(id);
    return partner.isEmpty()
        ? Problem.unprocessable("partner", "There is no partner %s.".formatted(id))
        : scope.refusal(operator, partner.get()).orElseGet(() -> next.apply(partner.get()));
  }

  private record Asked(String partner, Identity identity) {}

  private static Answer<Asked> read(String phone, Fields fields) {
    fields.unchanged("phone", phone);
    var unused = fields.has("ready");
    Field<String> partner = fields.text("partner", Shapes.id());
    Field<String> name = fields.text("name", Shapes.words(NAME_CHARACTERS_MAX));
    Field<String> document = fields.text("document", Shapes.words(DOCUMENT_CHARACTERS_MAX));
    return fields.finish(() -> new Asked(partner.get(), new Identity(name.get(), document.get())));
  }

  private Reply put(Operator operator, HttpRequest request) {
    return Reply.of(
        request.pathParameter("phone", Shapes.phone()),
        phone ->
            JsonBody.read(
                request,
                fields ->
                    Reply.of(
                        read(phone, fields),
                        asked ->
                            within(
                                operator,
                                asked.partner(),
                                partner -> put(phone, asked, partner)))));
  }

  private Reply put(String phone, Asked asked, Partner partner) {
    if (!partner.admits(PartnerFloat.BY_TEXT)) {
      return Problem.unprocessable(
          "partner",
          "The partner %s does not sell by text: it has no terminal sms.".formatted(partner.id()));
    }
    Optional<PhoneVendor> there = vendors.find(phone);
    if (there.filter(vendor -> !vendor.partner().equals(partner.id())).isPresent()) {
      return Problem.conflict("partner", "This phone sells for another partner.");
    }
    PhoneVendor vendor =
        there
            .map(row -> row.with(asked.identity()))
            .orElseGet(() -> PhoneVendor.registered(phone, partner.id(), asked.identity()));
    return vendors.put(vendor)
        ? HttpResponse.json(there.isEmpty() ? 201 : 200, shown(vendor))
        : LOST;
  }

  /** To the phone alone: whoever answers with it holds the phone. */
  private Reply code(Operator operator, HttpRequest request) {
    return known(
        operator,
        request,
        (vendor, partner) -> {
          String code = "%06d".formatted(random.nextInt(CODES));
          var until = clock.instant().plus(Limits.VENDOR_CODE_AGE_MAX);
          if (!vendors.put(vendor.with(new OneTimeCode(PinHash.of(code, random), until)))) {
            return LOST;
          }
          TextLanguage language =
              TextLanguage.chosen(Optional.empty(), Optional.empty(), scope.languages(partner));
          try {
            var unused =
                texts.send(
                    vendor.phone(),
                    Catalogue.of(language).text(Message.CODE.with(Map.of("code", code))));
          } catch (TextNotSent notNow) {
            return Problem.of(
                Refusal.of(
                    RefusalKind.TRY_AGAIN, "The text could not be sent. Ask for another code."));
          }
          return HttpResponse.json(
              202, new JsonObject().put("phone", vendor.phone()).put("until", until.toString()));
        });
  }

  private static JsonObject shown(PhoneVendor vendor) {
    return new JsonObject()
        .put("phone", vendor.phone())
        .put("partner", vendor.partner())
        .put("name", vendor.identity().name())
        .put("document", vendor.identity().document())
        .put("ready", vendor.pin().isPresent());
  }
}
