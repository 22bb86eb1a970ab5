package prepaid.meter.gift;

import java.util.LinkedHashMap;
import java.util.Map;
import prepaid.meter.literal.Bits;

/** The fields of a vector, in order. */
final class Fields {
  private Fields() {}

  /** Names and values by turns. */
  static Map<String, Object> of(Object... namesAndValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return fields;
  }

  /** Both, the second ones behind. */
  static Map<String, Object> and(Map<String, Object> fields, Object... namesAndValues) {
    Map<String, Object> all = new LinkedHashMap<>(fields);
    all.putAll(of(namesAndValues));
    return all;
  }

  /** Twenty bits as five digits. */
  static String hex5(Bits twenty) {
    return Bits.of(0, 4).then(twenty).hex().substring(1);
  }
}
