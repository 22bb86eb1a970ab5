package prepaid.sts.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import prepaid.sts.BaseDate;
import prepaid.sts.CreditService;
import prepaid.sts.CreditToken;
import prepaid.sts.CurrencyCredit;
import prepaid.sts.DecodedToken;
import prepaid.sts.DecoderKey;
import prepaid.sts.EncryptionAlgorithm;
import prepaid.sts.StaTables;
import prepaid.sts.TokenCodec;
import prepaid.sts.TokenIdentifier;
import prepaid.sts.UnitsCredit;
import prepaid.sts.cli.BadRequest.Kind;

/** Making credit tokens, and reading tokens. */
final class TokenOperations {
  static final String NOT_READ = "this tool reads credit tokens (class 0) so far";

  private TokenOperations() {}

  static Map<String, Object> credit(Request request) throws BadRequest {
    if (request.has("class") && request.integer("class", 0, 3) != 0) {
      throw new BadRequest(Kind.OUT_OF_RANGE, "a credit token is of class 0");
    }
    CreditToken credit = creditToken(request);
    EncryptionAlgorithm ea = SharedFields.makingEa(request);
    StaTables tables = SharedFields.tables(request);
    Map<String, Object> answer = new LinkedHashMap<>();
    try (DecoderKey key = SharedFields.decoderKey(request, "decoderKey", ea);
        TokenCodec codec = TokenCodec.of(key, ea, tables)) {
      answer.put("token", codec.encode(credit).digits());
    }
    putDecodedAmount(answer, credit);
    putTables(answer, ea, tables);
    return answer;
  }

  private static CreditToken creditToken(Request request) throws BadRequest {
    CreditService service =
        CreditService.ofSubclass(request.integer("subclass", 0, 15))
            .orElseThrow(
                () -> new BadRequest(Kind.OUT_OF_RANGE, "subclasses 8 to 15 are reserved"));
    TokenIdentifier tid =
        new TokenIdentifier(request.integer("tid", 0, TokenIdentifier.MAX_MINUTES));
    if (!service.isCurrency()) {
      refuse(request, "unit1e5", "subclasses 0 to 3 carry units: give tenths");
      return CreditToken.units(
          service, request.integer("rnd", 0, 15), tid, FieldOperations.tenths(request));
    }
    refuse(request, "tenths", "subclasses 4 to 7 carry money: give unit1e5");
    refuse(request, "rnd", "subclasses 4 to 7 have no random bits");
    return CreditToken.currency(service, tid, FieldOperations.unit1e5(request));
  }

  private static void refuse(Request request, String name, String why) throws BadRequest {
    if (request.has(name)) {
      throw new BadRequest(Kind.NOT_ALLOWED, "field " + name + ": " + why);
    }
  }

  static Map<String, Object> decode(Request request) throws BadRequest {
    Optional<BaseDate> base = SharedFields.baseDate(request);
    EncryptionAlgorithm ea = SharedFields.ea(request);
    StaTables tables = SharedFields.tables(request);
    return switch (decoded(request, ea, tables)) {
      case DecodedToken.Credit(CreditToken credit) -> {
        Map<String, Object> answer = credit(credit, base);
        putTables(answer, ea, tables);
        yield answer;
      }
      case DecodedToken.Refused refused -> refused(refused);
      case DecodedToken.NotRead(int tokenClass, int subclass) -> {
        Map<String, Object> answer = Answers.of("class", tokenClass, "subclass", subclass);
        answer.put("notRead", NOT_READ);
        yield answer;
      }
    };
  }

  static Map<String, Object> explain(Request request) throws BadRequest {
    EncryptionAlgorithm ea = SharedFields.ea(request);
    StaTables tables = SharedFields.tables(request);
    Explanation explanation = new Explanation(ea, tables, SharedFields.baseDate(request));
    return Map.of("explanation", String.join(" ", explanation.of(decoded(request, ea, tables))));
  }

  private static DecodedToken decoded(Request request, EncryptionAlgorithm ea, StaTables tables)
      throws BadRequest {
    String token = request.text("token");
    try (DecoderKey key = SharedFields.decoderKey(request, "decoderKey", ea);
        TokenCodec codec = TokenCodec.of(key, ea, tables)) {
      return codec.decode(token);
    }
  }

  private static Map<String, Object> credit(CreditToken credit, Optional<BaseDate> base) {
    Map<String, Object> answer = Answers.of("class", 0, "subclass", credit.service().subclass());
    answer.put("service", credit.service().name());
    if (credit instanceof UnitsCredit units) {
      answer.put("rnd", units.rnd());
    }
    answer.put("tid", credit.tid().minutes());
    base.ifPresent(date -> answer.put("utc", credit.tid().instant(date).toString()));
    putDecodedAmount(answer, credit);
    return answer;
  }

  private static void putDecodedAmount(Map<String, Object> answer, CreditToken credit) {
    switch (credit) {
      case UnitsCredit units -> {
        answer.put("field", FieldOperations.hex(units.amountField(), 4));
        answer.put("decodedTenths", units.tenths());
      }
      case CurrencyCredit currency -> {
        answer.put("field", FieldOperations.hex(currency.amountField(), 5));
        answer.put("decodedUnit1e5", currency.unit1e5().toString());
      }
    }
  }

  /**
   * Which tables an EA07 token belongs to: one of the sample set is worth nothing to a live meter.
   */
  private static void putTables(
      Map<String, Object> answer, EncryptionAlgorithm ea, StaTables tables) {
    if (ea == EncryptionAlgorithm.EA07) {
      answer.put("tables", tables.name());
    }
  }

  private static Map<String, Object> refused(DecodedToken.Refused refused) {
    Map<String, Object> answer =
        Answers.of("result", refused.result().standardName(), "detail", refused.reason());
    refused.tokenClass().ifPresent(tokenClass -> answer.put("class", tokenClass));
    refused.subclass().ifPresent(subclass -> answer.put("subclass", subclass));
    return answer;
  }
}
