package prepaid.localcloud.sandbox;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One meter of the sandbox, as the office registers it, the maker makes it, and the list shows it.
 */
record SandboxMeter(
    String meterNumber,
    SandboxGroup group,
    int encryptionAlgorithm,
    String tariff,
    String resource,
    String mode,
    String situation,
    Holder holder,
    String note,
    Scenario scenario) {

  private static final String TARIFF_INDEX = "01";

  /** DITK 0, DDTK 1, DUTK 2: the key type that a unique vending key makes. */
  private static final int KEY_TYPE = 2;

  /** Before this a base-1993 meter could still be made. */
  private static final Instant LAST_1993 = Instant.parse("2024-06-01T00:00:00Z");

  /** Who uses the meter. */
  record Holder(String name, String phone, String account) {}

  /**
   * What makes it like no other.
   *
   * @param alias of the scenario that a purchase for it plays
   * @param debts that it has when it is new, as the back office is told them
   */
  record Scenario(Optional<String> alias, List<Map<String, Object>> debts) {
    static final Scenario NONE = new Scenario(Optional.empty(), List.of());
  }

  boolean canVend() {
    return !situation.equals("blocked");
  }

  String currency() {
    return group.utility().equals("severny") ? "RUB" : "ZAR";
  }

  String meterPan() {
    String issuer = meterNumber.length() == 11 ? "600727" : "0000";
    return Luhn.append(issuer + meterNumber);
  }

  /** What the back office is told. */
  Map<String, Object> registration() {
    boolean blocked = situation.equals("blocked");
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("supplyGroup", group.sgc());
    body.put("tariffIndex", TARIFF_INDEX);
    body.put("keyRevision", SandboxGroup.KEY_REVISION);
    body.put("keyType", KEY_TYPE);
    body.put("encryptionAlgorithm", encryptionAlgorithm);
    body.put("tariff", tariff);
    body.put("resource", resource);
    body.put("mode", mode);
    body.put("holder", holder.name());
    body.put("phone", holder.phone());
    body.put("account", holder.account());
    body.put("language", currency().equals("RUB") ? "ru" : "en");
    body.put("status", blocked ? "blocked" : "active");
    if (blocked) {
      body.put("statusReason", "The meter is being inspected");
    }
    if (situation.equals("new")) {
      body.put("initialCredit", "10.0");
    }
    if (situation.equals("honey")) {
      body.put("flags", List.of("honey"));
    }
    return body;
  }

  /** What the back office is told once, when the meter is new: sales change it. */
  Map<String, Object> firstRegistration() {
    Map<String, Object> body = registration();
    if (!scenario.debts().isEmpty()) {
      body.put("debts", scenario.debts());
    }
    return body;
  }

  /** What the meter's maker is told. */
  Map<String, Object> manufacture(Instant twoDaysAgo) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.putAll(identity());
    body.put("vendingKey", group.vendingKey());
    body.put("resource", resource);
    body.put("mode", mode);
    body.put("currency", currency());
    body.put("initialCredit", situation.equals("new") ? "10.0" : "0.0");
    body.put("manufacturedAt", (group.baseDate() == 1993 ? LAST_1993 : twoDaysAgo).toString());
    body.put("note", note);
    return body;
  }

  /** One line of {@code ready.json}. */
  Map<String, Object> listed() {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("meterNumber", meterNumber);
    line.put("meterPan", meterPan());
    line.putAll(identity());
    line.put("currency", currency());
    line.put("resource", resource);
    line.put("mode", mode);
    line.put("canVend", canVend());
    line.put("case", situation);
    line.put("note", note);
    scenario.alias().ifPresent(alias -> line.put("alias", alias));
    return line;
  }

  private Map<String, Object> identity() {
    Map<String, Object> identity = new LinkedHashMap<>();
    identity.put("ea", encryptionAlgorithm);
    identity.put("dkga", group.derivation());
    identity.put("baseDate", group.baseDate());
    identity.put("sgc", group.sgc());
    identity.put("ti", TARIFF_INDEX);
    identity.put("krn", SandboxGroup.KEY_REVISION);
    identity.put("kt", KEY_TYPE);
    identity.put("ken", SandboxGroup.KEY_EXPIRY);
    if (encryptionAlgorithm == 7) {
      identity.put("tables", "sample");
    }
    return identity;
  }
}
