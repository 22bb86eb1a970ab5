package prepaid.partnervend.electrum;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import prepaid.http.JsonObject;
import prepaid.vending.credit.Debt;
import prepaid.vending.money.Money;
import prepaid.vending.refusals.Answer;
import prepaid.vending.tariffs.Line;
import prepaid.vending.tariffs.LineKind;
import prepaid.vending.tariffs.Priced;
import prepaid.vending.tariffs.Pricing;

/** What a sale paid back, debt by debt, with what is still owed of each. */
final class DebtJson {
  private final Sale sale;

  DebtJson(Sale sale) {
    this.sale = sale;
  }

  List<JsonObject> charges() {
    List<Line> lines =
        sale.lines().stream()
            .filter(
                line -> line.kind() == LineKind.ARREARS || line.kind() == LineKind.RESERVE_RECOVERY)
            .toList();
    List<JsonObject> charges = new ArrayList<>();
    if (!lines.isEmpty()) {
      List<Long> left = left();
      for (int i = 0; i < lines.size(); i++) {
        charges.add(charge(lines.get(i), left.get(i)));
      }
    }
    return charges;
  }

  /** What is left of each debt that the sale paid back, in the order of its lines. */
  private List<Long> left() {
    Map<String, Long> after =
        switch (Pricing.price(sale.tender(), sale.tariff(), sale.pricedFrom())) {
          case Answer.Given<Priced>(var priced) ->
              priced.debtsAfter().stream().collect(Collectors.toMap(Debt::id, Debt::owedMinor));
          case Answer.Refused<Priced>(var refusal) ->
              throw new IllegalStateException("a sale is not priced again: " + refusal.kind());
        };
    return sale.pricedFrom().debts().stream()
        .sorted(Debt.RECOVERY_ORDER)
        .filter(debt -> after.getOrDefault(debt.id(), 0L) < debt.owedMinor())
        .map(debt -> after.getOrDefault(debt.id(), 0L))
        .toList();
  }

  /** What is left to pay has a field of its own here. */
  private static String untilBalance(String description) {
    int end = description.indexOf(';');
    return end < 0 ? description : description.substring(0, end);
  }

  private JsonObject charge(Line line, long balanceMinor) {
    Money balance = new Money(balanceMinor, sale.tender().currency());
    return new JsonObject()
        .put("amount", Amount.of(line.net()))
        .put("description", PurchaseJson.short40(untilBalance(line.description())))
        .put("balance", Amount.of(balance))
        .put("receiptNum", sale.receipt());
  }
}
