package prepaid.localcloud.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The vendor partners of the sandbox: one as most are, one that confirms before it gets tokens. */
final class SandboxPartners {
  static final String TERMINAL = "TERM0001";
  static final String OPENING_DEPOSIT = "250000.00";
  private static final String STOLEN_TERMINAL = "TERM0666";

  private SandboxPartners() {}

  /** Bodies by partner id. */
  static Map<String, Map<String, Object>> all() {
    Map<String, Map<String, Object>> all = new LinkedHashMap<>();
    all.put("acme-retail", partner("Acme Retail", false));
    all.put("twostep-retail", partner("Two-step Retail", true));
    return all;
  }

  private static Map<String, Object> partner(String name, boolean twoPhase) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", name);
    body.put("currency", "ZAR");
    body.put("useCases", List.of("lookup", "trial", "vend", "reprint", "confirm", "reverse"));
    body.put("utilities", List.of("highveld"));
    body.put("largestSale", "10000.00");
    body.put("lowFloat", "1000.00");
    body.put(
        "commission",
        Map.of(
            "basis", "tender",
            "payout", "at-source",
            "tiers", List.of(Map.of("basisPoints", 150))));
    body.put("twoPhase", twoPhase);
    body.put(
        "terminals",
        List.of(Map.of("id", TERMINAL), Map.of("id", STOLEN_TERMINAL, "revoked", true)));
    return body;
  }
}
