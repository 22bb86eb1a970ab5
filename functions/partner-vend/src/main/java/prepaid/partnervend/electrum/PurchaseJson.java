package prepaid.partnervend.electrum;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import prepaid.http.JsonObject;
import prepaid.http.JsonValue;
import prepaid.vending.ledger.TokenKind;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.tariffs.Line;
import prepaid.vending.tariffs.LineKind;

/**
 * A sale as a {@code PurchaseResponse}. Net and tax of its tokens, debts and charges add up to the
 * tender.
 */
final class PurchaseJson {
  private static final Set<LineKind> SERVICES =
      Set.of(LineKind.FEE, LineKind.FIXED_CHARGE, LineKind.LEVY, LineKind.ROUNDING);

  private final Sale sale;
  private final TokenMoney money;

  PurchaseJson(Sale sale) {
    this.sale = sale;
    this.money = new TokenMoney(sale);
  }

  /** Adds the sale to the beginning of an answer. */
  JsonObject addTo(JsonObject answer) {
    return answer
        .put("purchaseTotal", Amount.of(sum(LineKind.ENERGY)))
        .put("taxTotal", Amount.of(tax()))
        .put(
            "amounts",
            new JsonObject()
                .put("requestAmount", Amount.of(sale.tender()))
                .put("approvedAmount", Amount.of(sale.tender())))
        .putObjects("tokens", tokens())
        .putObjects("debtRecoveryCharges", new DebtJson(sale).charges())
        .putObjects("serviceCharges", services())
        .put("vatInvoiceNumber", sale.receipt());
  }

  private Money tax() {
    return sale.lines().stream()
        .map(Line::tax)
        .reduce(Money.zero(sale.tender().currency()), Money::plus);
  }

  private Money sum(LineKind kind) {
    return sale.lines().stream()
        .filter(line -> line.kind() == kind)
        .map(Line::net)
        .reduce(Money.zero(sale.tender().currency()), Money::plus);
  }

  /** In the order in which they are typed into the meter. */
  List<JsonObject> tokens() {
    List<JsonObject> tokens = new ArrayList<>();
    int credit = sale.tokens().stream().map(Sale.Told::kind).toList().indexOf(TokenKind.CREDIT);
    for (int i = 0; i < sale.tokens().size(); i++) {
      Sale.Told told = sale.tokens().get(i);
      JsonObject token =
          new JsonObject()
              .put("tokenType", type(told.kind()))
              .put("units", units(told))
              .put("amount", money.of(i))
              .put("token", told.digits())
              .put("receiptNum", sale.receipt());
      List<JsonObject> steps = i == credit ? steps() : List.of();
      tokens.add(steps.isEmpty() ? token : token.putObjects("tariffCalc", steps));
    }
    return tokens;
  }

  private static String type(TokenKind kind) {
    return switch (kind) {
      case KEY_CHANGE -> "KC";
      case FREE_UNITS -> "BSST";
      case POWER_LIMIT -> "PWRLMT";
      case CREDIT, RESERVE_CREDIT, ENGINEERING -> "STD";
    };
  }

  /** Of a meter that counts money, the money; a number with decimals in any case. */
  private static JsonValue units(Sale.Told told) {
    String text =
        told.units().map(Units::text).or(() -> told.credit().map(Money::text)).orElse("0.0");
    return new JsonValue.Numeral(text);
  }

  private List<JsonObject> steps() {
    return Rates.of(sale).stream()
        .map(rate ->
            new JsonObject()
                .put("units", new JsonValue.Numeral(rate.units().text()))
                .put("rate", new JsonValue.Numeral(rate.minorAUnit().toPlainString())))
        .toList();
  }

  private List<JsonObject> services() {
    return sale.lines().stream()
        .filter(line -> SERVICES.contains(line.kind()))
        .map(line ->
            new JsonObject()
                .put("amount", money.taxable(line.net(), line.tax()))
                .put("description", short40(line.description())))
        .toList();
  }

  /** The interface has room for 40 characters. */
  static String short40(String words) {
    return words.length() <= 40 ? words : words.substring(0, 40);
  }
}
