package prepaid.meter;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import prepaid.meter.device.DecoderKey;
import prepaid.meter.device.KeyAttributes;
import prepaid.meter.device.KeyType;
import prepaid.meter.device.MeterIdentity;
import prepaid.meter.device.MeterKey;
import prepaid.meter.literal.Bits;
import prepaid.meter.literal.DecoderKeys;

/** Reads the key of a manufacture order: as it is, or derived from a vending key. */
final class KeyReader {
  private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");
  private static final Pattern TWO_DIGITS = Pattern.compile("[0-9]{2}");
  private static final Pattern HEX = Pattern.compile("([0-9A-Fa-f]{2}){1,32}");

  private KeyReader() {}

  static MeterKey read(MeterIdentity identity, Fields body) throws RefusedRequest {
    KeyAttributes attributes =
        new KeyAttributes(
            body.oneOf("baseDate", List.of(1993, 2014, 2035)),
            Integer.parseInt(body.text("sgc", SIX_DIGITS, "a string of 6 digits")),
            Integer.parseInt(body.text("ti", TWO_DIGITS, "a string of 2 digits")),
            body.integer("krn", 1, KeyAttributes.KRN_MAX),
            KeyType.of(body.integer("kt", 0, 2)),
            body.integer("ken", 0, 255));
    return new MeterKey(DecoderKey.of(bits(identity, attributes, body)), attributes);
  }

  private static Bits bits(MeterIdentity identity, KeyAttributes attributes, Fields body)
      throws RefusedRequest {
    List<String> given = new ArrayList<>();
    for (String name : List.of("vendingKey", "decoderKey")) {
      if (body.has(name)) {
        given.add(name);
      }
    }
    if (given.size() != 1) {
      throw RefusedRequest.field("vendingKey", "Send either vendingKey or decoderKey.");
    }
    String field = given.getFirst();
    Bits key = Bits.ofHex(body.text(field, HEX, "bytes in hexadecimal digits"));
    if (field.equals("vendingKey")) {
      return derive(identity, attributes, key);
    }
    if (key.length() != identity.keyBits()) {
      throw RefusedRequest.field(
          field, "A decoder key of this algorithm has " + identity.keyBits() + " bits.");
    }
    return key;
  }

  private static Bits derive(MeterIdentity identity, KeyAttributes attributes, Bits vendingKey)
      throws RefusedRequest {
    DecoderKeys.Facts facts =
        new DecoderKeys.Facts(
            identity.meterPan(),
            attributes.sgcDigits(),
            attributes.tiDigits(),
            attributes.kt().number(),
            attributes.krn(),
            identity.ea(),
            attributes.baseDate());
    try {
      return switch (identity.dkga()) {
        case 1 -> DecoderKeys.dkga01(vendingKey, facts);
        case 2 -> DecoderKeys.dkga02(vendingKey, facts);
        default -> DecoderKeys.dkga04(vendingKey, facts);
      };
    } catch (IllegalArgumentException unfit) {
      throw RefusedRequest.field("vendingKey", "For this meter, " + unfit.getMessage() + ".");
    }
  }
}
