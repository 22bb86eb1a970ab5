package prepaid.localcloud.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.localcloud.sandbox.SandboxMeter.Scenario;

/**
 * Meters on which the scenarios of the Electrum interface's public test server come about by
 * themselves: each is set up so that a purchase of its scenario's amount has that shape.
 */
final class ScenarioMeters {
  private static final Map<String, Object> ARREARS = debt("old-bills", "arrears", "320.00", 2500);
  private static final Map<String, Object> SECOND = debt("older-bills", "arrears", "320.00", 2500);
  private static final Map<String, Object> ALL_OF_IT = debt("lent", "reserve", "100.00", 10_000);

  private ScenarioMeters() {}

  static List<SandboxMeter> all() {
    List<SandboxMeter> all = new ArrayList<>();
    add(all, "highveld-flat", "one token", List.of());
    add(all, "highveld-social", "an amount of 0 asks for the free units alone", List.of());
    add(all, "highveld-social", "free units come with the first purchase", List.of());
    add(all, "highveld-blocks", "two blocks", List.of());
    add(all, "highveld-flat", "one token; nothing is refunded by token here", List.of());
    add(all, "highveld-flat", "one token; no key change is pending", List.of());
    add(all, "highveld-monthly", "a debt and the monthly charge", List.of(ARREARS));
    add(all, "highveld-flat", "two debts", List.of(ARREARS, SECOND));
    add(all, "highveld-served", "the monthly charge and a fee", List.of());
    add(
        all,
        "highveld-flat",
        "a debt takes the first 100.00: no token, a slip",
        List.of(ALL_OF_IT));
    add(all, "highveld-flat", "one token; its retry tells the same", List.of());
    return all;
  }

  private static void add(
      List<SandboxMeter> all, String tariff, String note, List<Map<String, Object>> debts) {
    int number = all.size() + 1;
    String alias = "TST%03d".formatted(number);
    all.add(
        new SandboxMeter(
            Luhn.append("01130000%02d".formatted(number)),
            SandboxGroup.HIGHVELD,
            11,
            tariff,
            "electricity",
            "units",
            "scenario",
            new SandboxMeter.Holder(
                "Test Person", "+2783000%04d".formatted(number), "T%05d".formatted(number)),
            alias + ": " + note,
            new Scenario(Optional.of(alias), debts)));
  }

  private static Map<String, Object> debt(String id, String kind, String owed, int share) {
    return Map.of("id", id, "kind", kind, "owed", owed, "shareBasisPoints", share);
  }
}
