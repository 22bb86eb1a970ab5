package prepaid.localcloud.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The vendor partners of the sandbox: one as most are, one that confirms before it gets tokens. */
final class SandboxPartners {
  static final String TERMINAL = "TERM0001";
  static final String PHONE_VENDOR = "sipho-phone";
  static final String VENDOR_PHONE = "+27825550100";
  static final String VENDOR_PIN = "4821";
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

  /** A vendor who sells from a handset: the partner whose float it is, and the phone. */
  static Map<String, Object> phoneVendor() {
    Map<String, Object> body = partner("Sipho's Phone", false);
    body.put("largestSale", "1000.00");
    body.put("terminals", List.of(Map.of("id", "sms")));
    return body;
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
