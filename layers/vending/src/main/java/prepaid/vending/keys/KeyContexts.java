package prepaid.vending.keys;

import java.util.Map;

/**
 * The encryption contexts under which key material is wrapped. Policies condition on the constant
 * ones (purpose, environment); the others bind a ciphertext to the one key that it is.
 */
public final class KeyContexts {
  /** Context of one operator's component. */
  public static Map<String, String> component(String environment, KeyTerms terms, String operator) {
    return Map.of(
        "purpose",
        "key-component",
        "environment",
        environment,
        "supplyGroup",
        terms.supplyGroup(),
        "keyRevision",
        Integer.toString(terms.keyRevision()),
        "operator",
        operator);
  }

  /** Context of a vending key. */
  public static Map<String, String> vendingKey(String environment, KeyTerms terms) {
    return Map.of(
        "purpose", "vending-key",
        "environment", environment,
        "supplyGroup", terms.supplyGroup(),
        "keyRevision", Integer.toString(terms.keyRevision()),
        "keyType", terms.keyType().name(),
        "algorithm", terms.derivation().name());
  }

  private KeyContexts() {}
}
