package prepaid.sts.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import prepaid.sts.CreditToken;
import prepaid.sts.DecoderKey;
import prepaid.sts.EncryptionAlgorithm;
import prepaid.sts.KeyChangeSet;
import prepaid.sts.KeyType;
import prepaid.sts.ManagementToken;
import prepaid.sts.NewKeyAttributes;
import prepaid.sts.StaTables;
import prepaid.sts.TestDisplayToken;
import prepaid.sts.Token;
import prepaid.sts.TokenCarrier;
import prepaid.sts.TokenCodec;
import prepaid.sts.cli.BadRequest.Kind;

/** Making tokens of every class. */
final class MakingOperations {
  private MakingOperations() {}

  static Map<String, Object> credit(Request request) throws BadRequest {
    CreditToken credit = TokenRequests.credit(request);
    Map<String, Object> answer = new LinkedHashMap<>();
    StaTables tables = SharedFields.tables(request);
    try (TokenCodec codec = codec(request, "decoderKey", tables)) {
      answer.put("token", codec.encode(credit).digits());
    }
    TokenFields.putDecodedAmount(answer, credit);
    SharedFields.putTables(answer, request, tables);
    return answer;
  }

  static Map<String, Object> manage(Request request) throws BadRequest {
    ManagementToken management = TokenRequests.management(request);
    Map<String, Object> answer = new LinkedHashMap<>();
    StaTables tables = SharedFields.tables(request);
    try (TokenCodec codec = codec(request, "decoderKey", tables)) {
      answer.put("token", codec.encode(management).digits());
    }
    if (management instanceof ManagementToken.Limit limit) {
      TokenFields.putValue(answer, limit);
    }
    SharedFields.putTables(answer, request, tables);
    return answer;
  }

  static Map<String, Object> testDisplay(Request request) throws BadRequest {
    TestDisplayToken test = TokenRequests.testDisplay(request);
    return Map.of("token", TokenCodec.encode(test).digits());
  }

  static Map<String, Object> keyChange(Request request) throws BadRequest {
    NewKeyAttributes attributes = attributes(request);
    EncryptionAlgorithm ea = SharedFields.makingEa(request);
    boolean ofThree = request.has("threeTokens") && request.flag("threeTokens");
    if (ofThree && ea != EncryptionAlgorithm.EA07) {
      throw new BadRequest(Kind.NOT_ALLOWED, "field threeTokens: sets of three are for EA07");
    }
    StaTables tables = SharedFields.tables(request);
    Map<String, Object> answer = new LinkedHashMap<>();
    try (DecoderKey newKey = SharedFields.decoderKey(request, "newDecoderKey", ea);
        KeyChangeSet set =
            ofThree
                ? KeyChangeSet.ofThree(newKey, attributes)
                : KeyChangeSet.of(newKey, attributes);
        TokenCodec codec = codec(request, "oldDecoderKey", tables)) {
      List<String> tokens = codec.encode(set).stream().map(Token::digits).toList();
      answer.put("tokens", tokens);
    }
    SharedFields.putTables(answer, request, tables);
    return answer;
  }

  private static NewKeyAttributes attributes(Request request) throws BadRequest {
    KeyType keyType = SharedFields.keyType(request, "kt");
    if (!TokenCarrier.KEYPAD.admits(keyType)) {
      throw new BadRequest(
          Kind.NOT_ALLOWED, "field kt: DCTK is for magnetic cards, and keypads never have it");
    }
    if (request.has("oldKt") && !SharedFields.keyType(request, "oldKt").mayBecome(keyType)) {
      throw new BadRequest(
          Kind.NOT_ALLOWED, "field kt: a key of this type may not follow one of type oldKt");
    }
    NewKeyAttributes attributes =
        new NewKeyAttributes(
            keyType,
            SharedFields.supplyGroup(request),
            SharedFields.tariffIndex(request),
            SharedFields.keyRevision(request),
            request.integer("ken", 0, Reading.KEN_NEVER),
            request.flag("rollOver"));
    if (TokenRequests.hasTime(request)
        && TokenRequests.tid(request).expiredUnder(attributes.keyExpiry())) {
      throw new BadRequest(Kind.NOT_ALLOWED, "field ken: the new key has expired at that time");
    }
    return attributes;
  }

  private static TokenCodec codec(Request request, String key, StaTables tables) throws BadRequest {
    EncryptionAlgorithm ea = SharedFields.makingEa(request);
    try (DecoderKey decoderKey = SharedFields.decoderKey(request, key, ea)) {
      return TokenCodec.of(decoderKey, ea, tables);
    }
  }
}
