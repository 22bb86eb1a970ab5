package prepaid.house;

import java.util.List;
import java.util.Map;

/** The plan of the business's rooms. */
final class Rooms {
  /**
   * The rooms of {@code layers/vending}, and those that each may enter. Meters, ledger and tariffs
   * know one another's values (a meter's state names its last vend, a vend its tariff's lines, a
   * tariff its resource): that is the only circle.
   */
  static final Map<String, List<String>> PLAN =
      Map.ofEntries(
          Map.entry("limits", List.of()),
          Map.entry("money", List.of()),
          Map.entry("refusals", List.of()),
          Map.entry("utilities", List.of("money", "credit")),
          Map.entry("credit", List.of("money", "limits")),
          Map.entry("meters", List.of("money", "credit", "ledger")),
          Map.entry(
              "ledger", List.of("money", "limits", "refusals", "credit", "meters", "tariffs")),
          Map.entry("tariffs", List.of("money", "limits", "refusals", "credit", "meters")),
          Map.entry("keys", List.of("limits", "refusals", "meters")),
          Map.entry(
              "vending",
              List.of(
                  "money",
                  "limits",
                  "refusals",
                  "utilities",
                  "credit",
                  "meters",
                  "ledger",
                  "tariffs",
                  "keys")),
          Map.entry("operators", List.of("limits", "refusals")),
          Map.entry("imports", List.of("limits", "refusals")),
          Map.entry(
              "reports", List.of("money", "utilities", "credit", "meters", "ledger", "tariffs")),
          Map.entry(
              "campaigns",
              List.of(
                  "money",
                  "limits",
                  "refusals",
                  "utilities",
                  "meters",
                  "ledger",
                  "tariffs",
                  "keys",
                  "vending",
                  "messaging",
                  "reports")),
          Map.entry(
              "cards",
              List.of(
                  "money",
                  "limits",
                  "refusals",
                  "meters",
                  "ledger",
                  "tariffs",
                  "keys",
                  "utilities",
                  "partners",
                  "vending")),
          Map.entry(
              "partners",
              List.of(
                  "money",
                  "limits",
                  "refusals",
                  "utilities",
                  "meters",
                  "ledger",
                  "tariffs",
                  "vending")),
          Map.entry(
              "payments",
              List.of(
                  "money",
                  "limits",
                  "refusals",
                  "utilities",
                  "meters",
                  "ledger",
                  "tariffs",
                  "vending")),
          Map.entry(
              "messaging",
              List.of("money", "limits", "credit", "utilities", "meters", "ledger", "payments")),
          Map.entry("sessions", List.of("limits", "messaging", "partners")),
          Map.entry(
              "desk",
              List.of(
                  "money",
                  "limits",
                  "refusals",
                  "credit",
                  "meters",
                  "ledger",
                  "operators",
                  "payments",
                  "vending")),
          Map.entry(
              "texting",
              List.of(
                  "money",
                  "limits",
                  "refusals",
                  "utilities",
                  "credit",
                  "meters",
                  "ledger",
                  "tariffs",
                  "vending",
                  "partners",
                  "cards",
                  "payments",
                  "messaging")));

  private Rooms() {}
}
