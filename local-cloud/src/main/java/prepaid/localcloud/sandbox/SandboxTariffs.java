package prepaid.localcloud.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tariffs of the sandbox: flat, inclining blocks, a monthly charge, other resources. */
final class SandboxTariffs {
  static final String VALID_FROM = "2025-01-01";

  /** The South African value added tax. */
  private static final int HIGHVELD_TAX = 1500;

  /** The Russian one, which prices there include. */
  private static final int SEVERNY_TAX = 2000;

  private SandboxTariffs() {}

  /** Bodies by tariff id. */
  static Map<String, Map<String, Object>> all() {
    Map<String, Map<String, Object>> all = new LinkedHashMap<>();
    all.put("highveld-flat", highveld("Flat", "electricity", List.of("1.2100"), List.of()));
    all.put(
        "highveld-blocks",
        highveld(
            "Inclining blocks",
            "electricity",
            List.of("0.9800", "1.2700", "1.8700", "2.1900"),
            List.of("50.0", "350.0", "600.0")));
    Map<String, Object> monthly =
        highveld("Flat with a monthly charge", "electricity", List.of("1.1500"), List.of());
    monthly.put("fixedCharge", Map.of("amount", "12.00", "taxed", true));
    all.put("highveld-monthly", monthly);
    Map<String, Object> social =
        highveld("Flat with free units", "electricity", List.of("1.2100"), List.of());
    social.put("freeUnits", Map.of("units", "50.0", "inBlocks", false, "alone", true));
    all.put("highveld-social", social);
    Map<String, Object> served =
        highveld("Flat, charged and served", "electricity", List.of("1.1500"), List.of());
    served.put("fixedCharge", Map.of("amount", "12.00", "taxed", true));
    served.put(
        "channels",
        List.of(Map.of("channel", "partner", "fee", Map.of("amount", "5.00", "taxed", true))));
    all.put("highveld-served", served);
    all.put("highveld-water", highveld("Water", "water", List.of("28.5000"), List.of()));
    all.put("highveld-gas", highveld("Gas", "gas", List.of("19.9000"), List.of()));
    all.put("highveld-time", highveld("Hot water", "time", List.of("0.8500"), List.of()));
    all.put("severny-flat", severny("Единый тариф", List.of("5.470000"), List.of()));
    all.put(
        "severny-blocks",
        severny("Социальная норма", List.of("4.1000", "6.9000"), List.of("150.0")));
    return all;
  }

  private static Map<String, Object> highveld(
      String name, String resource, List<String> prices, List<String> upTo) {
    Map<String, Object> body = tariff(name, "highveld", resource, blocks(prices, upTo));
    body.put("pricesIncludeTax", false);
    body.put("taxBasisPoints", HIGHVELD_TAX);
    body.put("netRounding", "half-up");
    body.put("energyRounding", "up");
    return body;
  }

  private static Map<String, Object> severny(String name, List<String> prices, List<String> upTo) {
    Map<String, Object> body = tariff(name, "severny", "electricity", blocks(prices, upTo));
    body.put("pricesIncludeTax", true);
    body.put("taxBasisPoints", SEVERNY_TAX);
    body.put("netRounding", "half-up");
    body.put("energyRounding", "down");
    return body;
  }

  private static Map<String, Object> tariff(
      String name, String utility, String resource, List<Object> blocks) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("name", name);
    body.put("utility", utility);
    body.put("resource", resource);
    body.put("blocks", blocks);
    return body;
  }

  private static List<Object> blocks(List<String> prices, List<String> upTo) {
    List<Object> blocks = new ArrayList<>();
    for (int i = 0; i < prices.size(); i++) {
      Map<String, Object> block = new LinkedHashMap<>();
      Optional<String> end = i < upTo.size() ? Optional.of(upTo.get(i)) : Optional.empty();
      end.ifPresent(units -> block.put("upTo", units));
      block.put("price", prices.get(i));
      blocks.add(block);
    }
    return blocks;
  }
}
