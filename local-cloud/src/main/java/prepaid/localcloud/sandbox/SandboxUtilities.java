package prepaid.localcloud.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The two utilities of the sandbox. */
final class SandboxUtilities {
  private SandboxUtilities() {}

  /** Bodies by utility id. */
  static Map<String, Map<String, Object>> all() {
    Map<String, Object> highveld = utility("Highveld Energy", "ZAR", "Africa/Johannesburg");
    highveld.put("languages", List.of("en"));
    highveld.put("phone", "+27110000100");
    highveld.put("address", "12 Sandbox Street, Johannesburg");
    highveld.put("taxNumber", "4000000001");
    Map<String, Object> severny = utility("Северный свет", "RUB", "Europe/Moscow");
    severny.put("languages", List.of("ru", "en"));
    severny.put("phone", "+74950000200");
    severny.put("address", "Москва, Песочная улица, 12");
    severny.put("taxNumber", "7700000002");
    Map<String, Map<String, Object>> all = new LinkedHashMap<>();
    all.put("highveld", highveld);
    all.put("severny", severny);
    return all;
  }

  private static Map<String, Object> utility(String name, String currency, String zone) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", name);
    body.put("currency", currency);
    body.put("timeZone", zone);
    body.put(
        "policies",
        Map.of(
            "smallestSale", "50.00",
            "largestSale", "10000.00",
            "largestMeterDay", "1000000.00",
            "keyChanges", "bundle",
            "reserve", reserve()));
    return body;
  }

  /** Without a fee: what a sandbox meter owes is what it was given. */
  private static Map<String, Object> reserve() {
    Map<String, Object> reserve = new LinkedHashMap<>();
    reserve.put("salesMin", 1);
    reserve.put("emergencyMax", "10.0");
    reserve.put("totalMax", "1000.0");
    reserve.put("grantsAMonth", 1_000);
    reserve.put("shareBasisPoints", 10_000);
    reserve.put("dueDays", 30);
    reserve.put("dispatcherMax", "10.0");
    reserve.put("dayMax", "100000.0");
    reserve.put("clearancesADay", 1_000);
    return reserve;
  }
}
