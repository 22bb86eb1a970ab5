package prepaid.backoffice;

import prepaid.http.JsonObject;
import prepaid.http.LineJson;
import prepaid.http.TokenJson;
import prepaid.vending.ledger.ReceiptNumber;
import prepaid.vending.ledger.Vend;
import prepaid.vending.meters.Registration;
import prepaid.vending.vending.AccountStatement;

/** Sales on account and their statement, as JSON. */
final class AccountJson {
  private AccountJson() {}

  static JsonObject sale(Vend vend) {
    return new JsonObject()
        .put("id", vend.key().reference())
        .put("meterNumber", vend.meter().digits())
        .put("amount", vend.tender().text())
        .put("currency", vend.tender().currency().getCurrencyCode())
        .put("receipt", ReceiptNumber.of(vend).text())
        .putObjects("tokens", TokenJson.list(vend.tokens()))
        .putObjects("lines", LineJson.list(vend.lines()));
  }

  static JsonObject statement(Registration meter, AccountStatement statement) {
    return new JsonObject()
        .put("meterNumber", meter.number().digits())
        .put("currency", statement.owed().currency().getCurrencyCode())
        .put("opening", statement.opening().text())
        .putObjects("entries", statement.entries().stream().map(AccountJson::entry).toList())
        .put("owed", statement.owed().text());
  }

  private static JsonObject entry(AccountStatement.Entry entry) {
    String kind =
        entry.receipt().isPresent()
            ? "sale"
            : entry.change().isNegative() ? "settled" : "corrected";
    return new JsonObject()
        .put("at", entry.at().toString())
        .put("kind", kind)
        .put("change", entry.change().text())
        .put("owed", entry.owed().text())
        .put("receipt", entry.receipt().map(ReceiptNumber::text));
  }
}
