package prepaid.sts.gift;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import prepaid.sts.BaseDate;
import prepaid.sts.CreditRegister;
import prepaid.sts.CreditService;
import prepaid.sts.CreditToken;
import prepaid.sts.CurrencyCredit;
import prepaid.sts.DecodedToken;
import prepaid.sts.DecoderKey;
import prepaid.sts.DecoderKeyAlgorithm;
import prepaid.sts.DecoderKeyParameters;
import prepaid.sts.DecoderKeys;
import prepaid.sts.KeyMaterialAccess;
import prepaid.sts.KeyType;
import prepaid.sts.ManagementToken;
import prepaid.sts.MeterPan;
import prepaid.sts.NewKeyAttributes;
import prepaid.sts.TestDisplayToken;
import prepaid.sts.TokenCodec;
import prepaid.sts.TokenIdentifier;
import prepaid.sts.UnitsCredit;
import prepaid.sts.VendingKey;

/** What the library makes of vectors of keys and tokens. */
final class TokenSubjects {
  private TokenSubjects() {}

  private static IllegalArgumentException outside() {
    return new IllegalArgumentException("outside its range");
  }

  static byte[] decoderKey(GiftVector v) {
    DecoderKeyParameters parameters = parameters(v);
    try (VendingKey vendingKey = VendingKey.of(v.bytes("vendingKey"));
        DecoderKey key = DecoderKeys.derive(vendingKey, parameters)) {
      return key.expose(KeyMaterialAccess.granted());
    }
  }

  private static DecoderKeyParameters parameters(GiftVector v) {
    return new DecoderKeyParameters(
        DecoderKeyAlgorithm.ofCode(v.integer("dkga")).orElseThrow(),
        v.ea(),
        BaseDate.ofYear(v.integer("baseDate")).orElseThrow(TokenSubjects::outside),
        new MeterPan(v.text("meterPan")),
        keyType(v),
        v.text("sgc"),
        v.text("ti"),
        v.integer("krn"));
  }

  private static KeyType keyType(GiftVector v) {
    return KeyType.ofDigit(v.integer("kt")).orElseThrow(TokenSubjects::outside);
  }

  static NewKeyAttributes attributes(GiftVector v) {
    return new NewKeyAttributes(
        keyType(v),
        v.text("sgc"),
        v.text("ti"),
        v.integer("krn"),
        v.integer("ken"),
        v.truth("rollOver"));
  }

  static Map<String, Object> credit(GiftVector v) {
    CreditToken credit = creditToken(v);
    try (TokenCodec codec = v.codec("decoderKey")) {
      String token = codec.encode(credit).digits();
      if (!codec.decode(token).equals(new DecodedToken.Credit(credit))) {
        throw new AssertionError("made and not read again: " + v);
      }
      return Map.of("token", token, "decoded", amount(credit));
    }
  }

  private static CreditToken creditToken(GiftVector v) {
    CreditService service =
        CreditService.ofSubclass(v.integer("subclass")).orElseThrow(TokenSubjects::outside);
    TokenIdentifier tid = new TokenIdentifier(v.integer("tid"));
    return v.has("unit1e5")
        ? CreditToken.currency(service, tid, new BigInteger(v.text("unit1e5")))
        : CreditToken.units(service, v.integer("rnd"), tid, Long.parseLong(v.text("tenths")));
  }

  private static String amount(CreditToken credit) {
    return switch (credit) {
      case UnitsCredit units -> Long.toString(units.tenths());
      case CurrencyCredit money -> money.unit1e5().toString();
    };
  }

  static Map<String, Object> management(GiftVector v) {
    ManagementToken management = managementToken(v);
    try (TokenCodec codec = v.codec("decoderKey")) {
      String token = codec.encode(management).digits();
      if (!codec.decode(token).equals(new DecodedToken.Management(management))) {
        throw new AssertionError("made and not read again: " + v);
      }
      return Map.of("token", token);
    }
  }

  private static ManagementToken managementToken(GiftVector v) {
    int rnd = v.integer("rnd");
    TokenIdentifier tid = new TokenIdentifier(v.integer("tid"));
    int value = v.integer("value");
    return switch (v.integer("subclass")) {
      case 0 -> new ManagementToken.PowerLimit(rnd, tid, value);
      case 1 ->
          new ManagementToken.ClearCredit(
              rnd, tid, CreditRegister.ofNumber(value).orElseThrow(TokenSubjects::outside));
      case 2 -> new ManagementToken.TariffRate(rnd, tid, value);
      case 5 -> new ManagementToken.ClearTamper(rnd, tid);
      case 6 -> new ManagementToken.PhaseUnbalanceLimit(rnd, tid, value);
      case 7 -> new ManagementToken.WaterMeterFactor(rnd, tid, value);
      case 10 -> new ManagementToken.ExtendedSet(rnd, tid, value >> 10, value & 0x3ff);
      default -> throw outside();
    };
  }

  static Map<String, Object> testDisplay(GiftVector v) {
    long control = Long.parseLong(v.text("control"), 16);
    int code = v.integer("mfrCode");
    TestDisplayToken test =
        switch (v.integer("subclass")) {
          case 0 ->
              new TestDisplayToken.Tests(TestDisplayToken.Layout.TWO_DIGIT_CODE, control, code);
          case 1 ->
              new TestDisplayToken.Tests(TestDisplayToken.Layout.FOUR_DIGIT_CODE, control, code);
          case 2 ->
              new TestDisplayToken.ExtendedRead(
                  (int) (control >> 30), (int) control & 0x3fff_ffff, code);
          default -> throw outside();
        };
    String token = TokenCodec.encode(test).digits();
    if (!TokenCodec.decodeWithoutKey(token)
        .orElseThrow()
        .equals(new DecodedToken.TestDisplay(test))) {
      throw new AssertionError("made and not read again: " + v);
    }
    return Map.of("token", token);
  }

  static Map<String, Object> decoded(GiftVector v) {
    try (TokenCodec codec = v.codec("decoderKey")) {
      return switch (codec.decode(v.text("entered"))) {
        case DecodedToken.Refused refused -> Map.of("meterResult", refused.result().standardName());
        case DecodedToken.Credit(CreditToken credit) -> read(credit);
        default -> throw new AssertionError("a class without vectors: " + v);
      };
    }
  }

  private static Map<String, Object> read(CreditToken credit) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("class", credit.tokenClass());
    fields.put("subclass", credit.subclass());
    fields.put("tid", credit.tid().minutes());
    fields.put("decoded", amount(credit));
    return fields;
  }
}
