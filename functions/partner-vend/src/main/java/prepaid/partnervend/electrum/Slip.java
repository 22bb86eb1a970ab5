package prepaid.partnervend.electrum;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import prepaid.http.JsonObject;
import prepaid.vending.ledger.MoneySource.Payment;
import prepaid.vending.ledger.TokenKind;
import prepaid.vending.ledger.TokenLabels;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.tariffs.Line;
import prepaid.vending.utilities.Utility;

/** What a till prints, forty characters wide. */
final class Slip {
  private static final int WIDTH = 40;

  private Slip() {}

  /**
   * What the till alone knows of a slip.
   *
   * @param lines such as the mark of a copy
   * @param change what a buyer gets back who paid with more cash than was asked for
   */
  record Notes(List<String> lines, Optional<Money> change) {
    static Notes of(String... lines) {
      return new Notes(List.of(lines), Optional.empty());
    }
  }

  static JsonObject of(Sale sale, Utility utility, Notes notes) {
    List<String> lines = new ArrayList<>();
    lines.add(utility.name());
    lines.addAll(notes.lines());
    utility.taxNumber().ifPresent(number -> lines.add("VAT no. " + number));
    lines.add("Meter " + sale.meterNumber());
    sale.receipt().ifPresent(number -> lines.add("Receipt " + number));
    for (Line line : sale.lines()) {
      lines.add(line.description());
      lines.add(right(line.net().plus(line.tax()).text()));
    }
    lines.add(right("Paid " + sale.tender()));
    sale.payment().ifPresent(payment -> card(payment, lines));
    notes.change().ifPresent(change -> lines.add(right("Change " + change)));
    if (sale.isAccountPayment()) {
      lines.add("Charges and debts took all of it, so there is no credit token.");
    }
    List<String> labels = TokenLabels.of(sale.tokens().stream().map(Sale.Told::kind).toList());
    if (sale.tokens().stream().anyMatch(told -> told.kind() == TokenKind.KEY_CHANGE)) {
      lines.add("New meter key: enter all, in this order");
    }
    for (int i = 0; i < labels.size(); i++) {
      token(sale, i, labels.get(i), lines);
    }
    JsonObject slip =
        new JsonObject()
            .putObjects("messageLines", lines.stream().flatMap(Slip::folded).toList())
            .put("slipWidth", WIDTH);
    return slip.put("issuerReference", sale.receipt());
  }

  /** Of a card what its own slip shows as well: never the whole number. */
  private static void card(Payment payment, List<String> lines) {
    payment.card().ifPresent(masked -> lines.add(right("Card " + masked)));
    payment.authorisation().ifPresent(code -> lines.add(right("Authorisation " + code)));
  }

  private static void token(Sale sale, int place, String label, List<String> lines) {
    Sale.Told told = sale.tokens().get(place);
    String units = told.units().map(Units::text).map(text -> " " + text).orElse("");
    String unit = units.isEmpty() ? "" : " " + sale.resource().unit();
    lines.add(label + units + unit);
    lines.add(told.digits().replaceAll("(.{4})(?=.)", "$1 "));
  }

  private static String right(String text) {
    return " ".repeat(Math.max(0, WIDTH - text.length())) + text;
  }

  /** Between words where that is possible. */
  private static Stream<JsonObject> folded(String line) {
    List<String> folded = new ArrayList<>();
    String rest = line;
    while (rest.length() > WIDTH) {
      int space = rest.lastIndexOf(' ', WIDTH);
      folded.add(rest.substring(0, space > 0 ? space : WIDTH));
      rest = rest.substring(space > 0 ? space + 1 : WIDTH);
    }
    folded.add(rest);
    return folded.stream().map(text -> new JsonObject().put("text", text));
  }
}
