package prepaid.e2e;

import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import prepaid.sts.BaseDate;
import prepaid.sts.CreditService;
import prepaid.sts.CreditToken;
import prepaid.sts.DecoderKey;
import prepaid.sts.EncryptionAlgorithm;
import prepaid.sts.KeyChangeSet;
import prepaid.sts.KeyType;
import prepaid.sts.ManagementToken;
import prepaid.sts.NewKeyAttributes;
import prepaid.sts.StaTables;
import prepaid.sts.Token;
import prepaid.sts.TokenCodec;
import prepaid.sts.TokenIdentifier;
import prepaid.sts.UnitsAmount;
import prepaid.sts.UnitsCredit;

/** A meter of a story, and the vendor who makes its tokens. */
final class StoryMeter {
  private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");
  private static final String FIRST_KEY = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
  private static final String NEXT_KEY = "00112233445566778899aabbccddeeff";

  private final String number;
  private String key = FIRST_KEY;
  private int minutes = TokenIdentifier.at(BaseDate.BASE_2014, MADE).orElseThrow().minutes();

  StoryMeter(String number) {
    this.number = number;
  }

  String path() {
    return "/meters/" + number;
  }

  /** The body that manufactures it. */
  Map<String, Object> order(String initialCredit) {
    Map<String, Object> order = new HashMap<>();
    order.put("ea", 11);
    order.put("dkga", 4);
    order.put("baseDate", 2014);
    order.put("sgc", "123457");
    order.put("ti", "01");
    order.put("krn", 1);
    order.put("kt", 2);
    order.put("ken", 255);
    order.put("decoderKey", FIRST_KEY);
    order.put("resource", "electricity");
    order.put("mode", "units");
    order.put("initialCredit", initialCredit);
    order.put("manufacturedAt", MADE.toString());
    order.put("note", "of a story");
    return order;
  }

  String credit(long tenths) {
    return token(new UnitsCredit(CreditService.ELECTRICITY, 5, next(), UnitsAmount.field(tenths)));
  }

  String powerLimit(long watts) {
    return token(ManagementToken.PowerLimit.ofWatts(5, next(), watts));
  }

  String clearTamper() {
    return token(new ManagementToken.ClearTamper(5, next()));
  }

  /** Tokens made after these are under the new key. */
  List<String> keyChange() {
    NewKeyAttributes attributes = new NewKeyAttributes(KeyType.DUTK, "654321", "07", 2, 255, false);
    try (DecoderKey newKey = DecoderKey.of(HexFormat.of().parseHex(NEXT_KEY));
        KeyChangeSet set = KeyChangeSet.of(newKey, attributes);
        TokenCodec codec = codec()) {
      return codec.encode(set).stream().map(Token::digits).toList();
    } finally {
      key = NEXT_KEY;
    }
  }

  private TokenIdentifier next() {
    return new TokenIdentifier(++minutes);
  }

  private String token(CreditToken credit) {
    try (TokenCodec codec = codec()) {
      return codec.encode(credit).digits();
    }
  }

  private String token(ManagementToken management) {
    try (TokenCodec codec = codec()) {
      return codec.encode(management).digits();
    }
  }

  private TokenCodec codec() {
    try (DecoderKey decoderKey = DecoderKey.of(HexFormat.of().parseHex(key))) {
      return TokenCodec.of(decoderKey, EncryptionAlgorithm.EA11, StaTables.sample());
    }
  }
}
