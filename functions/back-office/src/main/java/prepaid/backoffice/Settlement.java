package prepaid.backoffice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import prepaid.http.JsonObject;
import prepaid.vending.partners.Partner;
import prepaid.vending.partners.Statements.Totals;

/**
 * What a partner and its utilities settle for one day: a line a utility, and a hash over all lines
 * by which two copies are compared.
 */
record Settlement(Partner partner, LocalDate day, Map<String, Totals> byUtility) {
  private static final String HEADER =
      "partner,date,utility,currency,count,gross,tax,commission,net,checksum\n";

  /** The lines, and behind them the SHA-256 of everything before. */
  String csv() {
    return lines() + "sha256," + hash() + "\n";
  }

  private String lines() {
    StringBuilder lines = new StringBuilder(HEADER);
    byUtility.forEach((utility, totals) ->
        lines.append(
            "%s,%s,%s,%s,%d,%s,%s,%s,%s,%s\n"
                .formatted(
                    partner.id(),
                    day,
                    utility,
                    partner.currency(),
                    totals.count(),
                    totals.gross().text(),
                    totals.tax().text(),
                    totals.commission().text(),
                    totals.net().text(),
                    totals.checksum())));
    return lines.toString();
  }

  JsonObject json() {
    List<JsonObject> lines = new ArrayList<>();
    byUtility.forEach((utility, totals) -> lines.add(json(utility, totals)));
    return new JsonObject()
        .put("partner", partner.id())
        .put("date", day.toString())
        .put("currency", partner.currency().getCurrencyCode())
        .putObjects("lines", lines)
        .put("sha256", hash());
  }

  private static JsonObject json(String utility, Totals totals) {
    return new JsonObject()
        .put("utility", utility)
        .put("count", totals.count())
        .put("gross", totals.gross().text())
        .put("tax", totals.tax().text())
        .put("commission", totals.commission().text())
        .put("net", totals.net().text())
        .put("checksum", totals.checksum());
  }

  private String hash() {
    try {
      byte[] bytes = lines().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
