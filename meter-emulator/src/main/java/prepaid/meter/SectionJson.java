package prepaid.meter;

import java.util.LinkedHashMap;
import java.util.Map;
import prepaid.meter.literal.Bits;
import prepaid.meter.literal.Reading.FirstSection;
import prepaid.meter.literal.Reading.FourthSection;
import prepaid.meter.literal.Reading.KeySection;
import prepaid.meter.literal.Reading.SecondSection;
import prepaid.meter.literal.Reading.ThirdSection;

/** A pending section of a key change for the meter's own file, key bits in the clear, and back. */
final class SectionJson {
  private SectionJson() {}

  static Map<String, Object> withKey(KeySection section) {
    Map<String, Object> json = new LinkedHashMap<>();
    switch (section) {
      case FirstSection first -> {
        json.put("section", 1);
        json.put("kenHigh", first.kenHigh());
        json.put("krn", first.krn());
        json.put("rollOver", first.rollOver());
        json.put("threeTokens", first.threeTokens());
        json.put("kt", first.kt());
        json.put("key", first.key().hex());
      }
      case SecondSection second -> {
        json.put("section", 2);
        json.put("kenLow", second.kenLow());
        json.put("ti", second.ti());
        json.put("key", second.key().hex());
      }
      case ThirdSection third -> {
        json.put("section", 3);
        json.put("content", third.content().value().longValueExact());
      }
      case FourthSection fourth -> {
        json.put("section", 4);
        json.put("groupHigh", fourth.groupHigh().intValue());
        json.put("key", fourth.key().hex());
      }
    }
    return json;
  }

  static KeySection read(Fields json) throws RefusedRequest {
    return switch (json.integer("section", 1, 4)) {
      case 1 ->
          new FirstSection(
              json.integer("kenHigh", 0, 15),
              json.integer("krn", 0, 15),
              json.flag("rollOver"),
              json.flag("threeTokens"),
              json.integer("kt", 0, 3),
              key(json));
      case 2 ->
          new SecondSection(json.integer("kenLow", 0, 15), json.integer("ti", 0, 255), key(json));
      case 3 -> new ThirdSection(Bits.of(json.number("content"), 44));
      default -> new FourthSection(Bits.of(json.number("groupHigh"), 12), key(json));
    };
  }

  private static Bits key(Fields json) throws RefusedRequest {
    return Bits.ofHex(json.text("key").orElse(""));
  }
}
