package prepaid.aws.export;

import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import prepaid.aws.UnpaidText;
import prepaid.aws.invocation.Fields;
import prepaid.aws.invocation.Malformed;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.MoneySource.PartnerFloat;
import prepaid.vending.ledger.MoneySource.Payment;
import prepaid.vending.ledger.MoneySource.Settlement;

/** What paid for a vend, in JSON. */
final class SourceJson {
  private static final String KIND = "kind";
  private static final String PAID_PURCHASE = "paid-purchase";
  private static final String CARD = "card";
  private static final String PARTNER_FLOAT = "partner-float";
  private static final String ON_ACCOUNT = "on-account";
  private static final String UNPAID = "unpaid";

  private SourceJson() {}

  static Map<String, Object> of(MoneySource source) {
    Map<String, Object> json = Fields.object();
    switch (source) {
      case MoneySource.PaidPurchase(var purchaseId) -> {
        json.put(KIND, PAID_PURCHASE);
        json.put("purchase", purchaseId);
      }
      case MoneySource.Card(var serial) -> {
        json.put(KIND, CARD);
        json.put("serial", serial);
      }
      case PartnerFloat account -> {
        json.put(KIND, PARTNER_FLOAT);
        add(account, json);
      }
      case MoneySource.OnAccount(var mandate) -> {
        json.put(KIND, ON_ACCOUNT);
        json.put("mandate", UnpaidText.of(mandate));
      }
      case MoneySource.Unpaid unpaid -> {
        json.put(KIND, UNPAID);
        json.put("mandate", UnpaidText.of(unpaid));
      }
    }
    return json;
  }

  private static void add(PartnerFloat account, Map<String, Object> json) {
    Settlement settlement = account.settlement().orElseThrow();
    json.put("partner", account.partner());
    json.put("terminal", account.terminal());
    json.put("payment", account.payment().kind());
    account.payment().card().ifPresent(card -> json.put("card", card));
    account.payment().authorisation().ifPresent(code -> json.put("authorisation", code));
    json.put("commission", settlement.commission().text());
    json.put("atSource", settlement.atSource());
    json.put("held", settlement.held());
  }

  static MoneySource read(Fields fields, Currency currency) throws Malformed {
    MoneySource source =
        switch (fields.text(KIND)) {
          case PAID_PURCHASE -> new MoneySource.PaidPurchase(fields.text("purchase"));
          case CARD -> fields.read("serial", MoneySource.Card::new);
          case PARTNER_FLOAT -> account(fields, currency);
          case ON_ACCOUNT ->
              fields.read("mandate", text -> new MoneySource.OnAccount(UnpaidText.mandate(text)));
          case UNPAID -> fields.read("mandate", text -> UnpaidText.parse(text, currency));
          default -> throw new Malformed("This money source is not known.", Optional.of(KIND));
        };
    fields.end();
    return source;
  }

  private static PartnerFloat account(Fields fields, Currency currency) throws Malformed {
    Payment payment =
        new Payment(
            fields.text("payment"),
            fields.optionalText("card"),
            fields.optionalText("authorisation"));
    Settlement settlement =
        new Settlement(
            SoldJson.money(fields, "commission", currency),
            fields.flag("atSource"),
            fields.flag("held"));
    return new PartnerFloat(
        fields.text("partner"), fields.text("terminal"), payment, Optional.of(settlement));
  }
}
