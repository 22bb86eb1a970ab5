package prepaid.backoffice;

import java.util.ArrayList;
import java.util.List;
import prepaid.http.JsonObject;
import prepaid.vending.ledger.IssuedToken;
import prepaid.vending.ledger.ReceiptNumber;
import prepaid.vending.ledger.Vend;
import prepaid.vending.meters.Registration;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
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
        .putObjects("tokens", tokens(vend.tokens()))
        .putObjects(
            "lines",
            vend.lines().stream()
                .map(line ->
                    new JsonObject()
                        .put("kind", line.kind().slug())
                        .put("description", line.description())
                        .put("net", line.net().text())
                        .put("tax", line.tax().text())
                        .put("units", line.units().map(Units::text)))
                .toList());
  }

  /** In the order in which they are entered. */
  private static List<JsonObject> tokens(List<IssuedToken> tokens) {
    List<JsonObject> written = new ArrayList<>();
    for (IssuedToken issued : tokens) {
      String place = tokens.size() == 1 ? "" : " " + (written.size() + 1) + "/" + tokens.size();
      written.add(
          new JsonObject()
              .put("kind", issued.kind().slug())
              .put("label", issued.kind().label() + place)
              .put("token", issued.token().digits())
              .put("units", issued.units().map(Units::text))
              .put("credit", issued.credit().map(Money::text)));
    }
    return written;
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
