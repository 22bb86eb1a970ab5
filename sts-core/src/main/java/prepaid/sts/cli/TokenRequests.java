package prepaid.sts.cli;

import prepaid.sts.CreditRegister;
import prepaid.sts.CreditService;
import prepaid.sts.CreditToken;
import prepaid.sts.ManagementToken;
import prepaid.sts.TestDisplayToken;
import prepaid.sts.TokenIdentifier;
import prepaid.sts.cli.BadRequest.Kind;

/** Reads the fields of a request into what a token says. */
final class TokenRequests {
  private static final int SUBCLASS_MAX = 15;
  private static final int RND_MAX = 15;
  private static final int VALUE_MAX = 0xffff;
  private static final int INDEX_MAX = 63;
  private static final int REST_MAX = 1023;

  private TokenRequests() {}

  static CreditToken credit(Request request) throws BadRequest {
    checkClass(request, 0);
    CreditService service =
        CreditService.ofSubclass(request.integer("subclass", 0, SUBCLASS_MAX))
            .orElseThrow(
                () -> new BadRequest(Kind.OUT_OF_RANGE, "subclasses 8 to 15 are reserved"));
    TokenIdentifier tid = tid(request);
    if (!service.isCurrency()) {
      refuse(request, "unit1e5", "subclasses 0 to 3 carry units: give tenths");
      return CreditToken.units(service, rnd(request), tid, FieldOperations.tenths(request));
    }
    refuse(request, "tenths", "subclasses 4 to 7 carry money: give unit1e5");
    refuse(request, "rnd", "subclasses 4 to 7 have no random bits");
    return CreditToken.currency(service, tid, FieldOperations.unit1e5(request));
  }

  static ManagementToken management(Request request) throws BadRequest {
    checkClass(request, 2);
    int subclass = request.integer("subclass", 0, SUBCLASS_MAX);
    refuseOthers(request, subclass);
    return switch (subclass) {
      case 0 ->
          ManagementToken.PowerLimit.ofWatts(
              rnd(request), tid(request), FieldOperations.watts(request));
      case 1 -> new ManagementToken.ClearCredit(rnd(request), tid(request), register(request));
      case 2 -> new ManagementToken.TariffRate(rnd(request), tid(request), value(request));
      case 5 -> new ManagementToken.ClearTamper(rnd(request), tid(request));
      case 6 ->
          ManagementToken.PhaseUnbalanceLimit.ofWatts(
              rnd(request), tid(request), FieldOperations.watts(request));
      case 7 -> new ManagementToken.WaterMeterFactor(rnd(request), tid(request), value(request));
      case 10 ->
          new ManagementToken.ExtendedSet(
              rnd(request),
              tid(request),
              request.integer("index", 0, INDEX_MAX),
              request.integer("rest", 0, REST_MAX));
      case 3, 4, 8, 9 ->
          throw new BadRequest(
              Kind.NOT_ALLOWED, "subclasses 3, 4, 8 and 9 change keys: use key-change");
      default ->
          throw new BadRequest(
              Kind.OUT_OF_RANGE, "subclasses 11 to 15 are reserved or proprietary");
    };
  }

  /** A field that the subclass does not have is a mistake, not something to pass over. */
  private static void refuseOthers(Request request, int subclass) throws BadRequest {
    String own =
        switch (subclass) {
          case 0, 6 -> "watts";
          case 1 -> "register";
          case 2, 7 -> "value";
          case 5 -> "";
          case 10 -> "index rest";
          default -> "watts register value index rest"; // refused whole, whatever it carries
        };
    for (String field : new String[] {"watts", "register", "value", "index", "rest"}) {
      if (!own.contains(field)) {
        refuse(request, field, "management subclass " + subclass + " does not have it");
      }
    }
  }

  private static CreditRegister register(Request request) throws BadRequest {
    return CreditRegister.ofNumber(request.integer("register", 0, VALUE_MAX))
        .orElseThrow(
            () -> new BadRequest(Kind.OUT_OF_RANGE, "field register is 0 to 7, or 65535 for all"));
  }

  static TestDisplayToken testDisplay(Request request) throws BadRequest {
    checkClass(request, 1);
    int subclass = request.integer("subclass", 0, SUBCLASS_MAX);
    switch (subclass) {
      case 0, 1 -> {
        refuse(request, "index", "only subclass 2 has it");
        return tests(
            request,
            subclass == 0
                ? TestDisplayToken.Layout.TWO_DIGIT_CODE
                : TestDisplayToken.Layout.FOUR_DIGIT_CODE);
      }
      case 2 -> {
        refuse(request, "control", "subclass 2 reads by index");
        return new TestDisplayToken.ExtendedRead(
            request.integer("index", 0, INDEX_MAX), 0, request.integer("mfrCode", 0, 0xff));
      }
      default ->
          throw new BadRequest(
              Kind.OUT_OF_RANGE,
              "subclasses 3 to 5 are reserved, 6 to 15 proprietary to their makers");
    }
  }

  private static TestDisplayToken tests(Request request, TestDisplayToken.Layout layout)
      throws BadRequest {
    long control = request.hex("control", layout.controlBits() / 4);
    int code = request.integer("mfrCode", 0, (1 << layout.codeBits()) - 1);
    return new TestDisplayToken.Tests(layout, control, code);
  }

  private static void checkClass(Request request, int tokenClass) throws BadRequest {
    if (request.has("class") && request.integer("class", 0, 3) != tokenClass) {
      throw new BadRequest(Kind.OUT_OF_RANGE, "such a token is of class " + tokenClass);
    }
  }

  /** Whether the request says when the token is made. */
  static boolean hasTime(Request request) {
    return request.has("tid") || request.has("utc");
  }

  /** The field {@code tid}, or what {@code utc} comes to by {@code baseDate}. */
  static TokenIdentifier tid(Request request) throws BadRequest {
    if (!request.has("utc")) {
      return new TokenIdentifier(request.integer("tid", 0, TokenIdentifier.MAX_MINUTES));
    }
    refuse(request, "tid", "give it or utc, not both");
    return FieldOperations.tid(request, SharedFields.requiredBaseDate(request));
  }

  private static int rnd(Request request) throws BadRequest {
    return request.integer("rnd", 0, RND_MAX);
  }

  private static int value(Request request) throws BadRequest {
    return request.integer("value", 0, VALUE_MAX);
  }

  private static void refuse(Request request, String name, String why) throws BadRequest {
    if (request.has(name)) {
      throw new BadRequest(Kind.NOT_ALLOWED, "field " + name + ": " + why);
    }
  }
}
