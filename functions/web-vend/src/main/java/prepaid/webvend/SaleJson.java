package prepaid.webvend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import prepaid.http.JsonObject;
import prepaid.vending.credit.Debt;
import prepaid.vending.credit.DebtKind;
import prepaid.vending.ledger.IssuedToken;
import prepaid.vending.ledger.Vend;
import prepaid.vending.money.Money;
import prepaid.vending.tariffs.Line;
import prepaid.vending.tariffs.LineKind;
import prepaid.vending.tariffs.TariffVersion;
import prepaid.vending.utilities.Utility;

/** The parts of a sale as JSON: sums, tariff, utility, debts. */
final class SaleJson {
  private SaleJson() {}

  static JsonObject tariff(TariffVersion tariff) {
    return new JsonObject()
        .put("id", tariff.id())
        .put("version", tariff.effectiveFrom().toString())
        .put("name", tariff.name());
  }

  static JsonObject utility(Utility utility) {
    return new JsonObject()
        .put("id", utility.id())
        .put("name", utility.name())
        .put("phone", utility.phone())
        .put("address", utility.address())
        .put("taxNumber", utility.taxNumber());
  }

  /** What all tokens add to a meter that counts money. */
  static Optional<Money> credit(List<IssuedToken> tokens) {
    return tokens.stream().flatMap(token -> token.credit().stream()).reduce(Money::plus);
  }

  /** What people must know who expect a token and get none. */
  static Optional<String> note(boolean isAccountPayment) {
    return isAccountPayment
        ? Optional.of("Charges and debts take the whole payment: it buys no credit token.")
        : Optional.empty();
  }

  /** What a sale paid back, and what remains to pay; nothing for who owes nothing. */
  static List<JsonObject> debts(Vend vend) {
    List<JsonObject> written = new ArrayList<>();
    for (LineKind line : List.of(LineKind.ARREARS, LineKind.RESERVE_RECOVERY)) {
      boolean reserve = line == LineKind.RESERVE_RECOVERY;
      long before =
          Debt.sum(
              vend.pricedFrom().debts().stream()
                  .filter(debt -> reserve == (debt.kind() == DebtKind.RESERVE))
                  .toList());
      if (before > 0) {
        Money recovered =
            vend.lines().stream()
                .filter(each -> each.kind() == line)
                .map(Line::net)
                .reduce(Money.zero(vend.tender().currency()), Money::plus);
        Money owed = new Money(before, vend.tender().currency());
        written.add(
            new JsonObject()
                .put("kind", reserve ? DebtKind.RESERVE.slug() : DebtKind.ARREARS.slug())
                .put("recovered", recovered.text())
                .put("remaining", owed.minus(recovered).text()));
      }
    }
    return written;
  }
}
