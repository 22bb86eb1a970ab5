package prepaid.backoffice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import prepaid.http.JsonObject;
import prepaid.http.LineJson;
import prepaid.http.TokenJson;
import prepaid.vending.desk.TokenWords;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.ReceiptNumber;
import prepaid.vending.ledger.Vend;
import prepaid.vending.money.Units;

/** A row of the ledger for the desk. */
final class VendJson {
  private VendJson() {}

  /**
   * What was made, by whom, and what it came to.
   *
   * @param reads whether the reader may have its tokens, and the id under which a purchase and its
   *     tokens can be read
   */
  static JsonObject of(Vend vend, boolean reads) {
    JsonObject json =
        new JsonObject()
            .put("receipt", vend.receipt())
            .put("slip", ReceiptNumber.of(vend).text())
            .put("kind", kind(vend))
            .put("at", vend.at().toString())
            .put("amount", vend.tender().text())
            .put("currency", vend.tender().currency().getCurrencyCode())
            .put("units", vend.added().map(Units::text))
            .put("held", vend.isHeld());
    who(vend, json);
    if (reads) {
      json.put("id", vend.key().id());
    }
    return json.putObjects("lines", LineJson.list(vend.lines()))
        // What waits for a partner's confirmation is nobody's yet.
        .putObjects("tokens", reads && !vend.isHeld() ? tokens(vend) : List.of());
  }

  private static String kind(Vend vend) {
    if (vend.isReversal()) {
      return "reversal";
    }
    return switch (vend.source()) {
      case MoneySource.PaidPurchase _ -> "web";
      case MoneySource.Card _ -> "card";
      case MoneySource.PartnerFloat account -> account.isByText() ? "phone-vendor" : "partner";
      case MoneySource.OnAccount _ -> "on-account";
      case MoneySource.Grant grant -> grant.kind().slug();
      case MoneySource.Engineering task -> task.task().kind().slug();
      case MoneySource.KeyChange _ -> "key-change";
      case MoneySource.WriteOff _ -> "write-off";
    };
  }

  private static void who(Vend vend, JsonObject json) {
    switch (vend.source()) {
      case MoneySource.PartnerFloat account ->
          json.put("by", account.partner()).put("terminal", account.terminal());
      case MoneySource.OnAccount account -> mandate(account.mandate(), json);
      case MoneySource.Unpaid unpaid -> mandate(unpaid.mandate(), json);
      case MoneySource.PaidPurchase _, MoneySource.Card _ -> {}
    }
  }

  private static void mandate(Mandate mandate, JsonObject json) {
    json.put("by", mandate.by())
        .put("approvedBy", mandate.approvedBy())
        .put("reasonCode", mandate.reasonCode())
        .put("reason", mandate.reason())
        .put("campaign", mandate.run());
  }

  private static List<JsonObject> tokens(Vend vend) {
    List<JsonObject> written = new ArrayList<>();
    for (JsonObject token : TokenJson.list(vend.tokens())) {
      written.add(token.put("words", Optional.of(TokenWords.of(vend, written.size()))));
    }
    return written;
  }
}
