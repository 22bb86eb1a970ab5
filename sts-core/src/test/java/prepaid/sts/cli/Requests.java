package prepaid.sts.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** One valid request of each operation that makes something. */
final class Requests {
  private static final String SHORT_KEY = "0011223344556677";
  private static final String LONG_KEY = "00112233445566778899aabbccddeeff";

  private Requests() {}

  static Map<String, Object> valid(String op) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("op", op);
    switch (op) {
      case "decoder-key" -> {
        request.putAll(Map.of("dkga", 2, "ea", 7, "vendingKey", "abababababababab"));
        request.putAll(Map.of("meterPan", "600727000000000009", "kt", 2, "sgc", "123456"));
        request.putAll(Map.of("ti", "01", "krn", 1));
      }
      case "credit" -> {
        request.putAll(Map.of("ea", 11, "decoderKey", LONG_KEY, "subclass", 0));
        request.putAll(Map.of("rnd", 5, "tid", 1000, "tenths", 500));
      }
      case "money" -> {
        request.putAll(Map.of("op", "credit", "ea", 11, "decoderKey", LONG_KEY));
        request.putAll(Map.of("subclass", 4, "tid", 1000, "unit1e5", "500"));
      }
      case "manage" -> {
        request.putAll(Map.of("ea", 11, "decoderKey", LONG_KEY, "subclass", 0));
        request.putAll(Map.of("rnd", 5, "tid", 1000, "watts", 500));
      }
      case "test-display" ->
          request.putAll(Map.of("subclass", 0, "control", "fffffffff", "mfrCode", 0));
      case "key-change" -> {
        request.putAll(Map.of("ea", 7, "oldDecoderKey", SHORT_KEY, "newDecoderKey", SHORT_KEY));
        request.putAll(Map.of("kt", 2, "sgc", "123456", "ti", "01", "krn", 1, "ken", 255));
        request.put("rollOver", 0);
      }
      default -> throw new AssertionError(op);
    }
    return request;
  }
}
