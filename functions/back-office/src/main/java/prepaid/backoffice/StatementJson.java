package prepaid.backoffice;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import prepaid.http.JsonObject;
import prepaid.http.Shapes;
import prepaid.vending.money.Money;
import prepaid.vending.partners.Batch;
import prepaid.vending.partners.BatchTotals;
import prepaid.vending.partners.Entry;
import prepaid.vending.partners.Partner;

/** Statements and batches, as JSON and as lines for a spreadsheet. */
final class StatementJson {
  private static final String CSV_HEADER =
      "at,kind,reference,gross,change,utility,terminal,payment,resource,meter,tax,commission,row\n";

  private StatementJson() {}

  static JsonObject page(Partner partner, StatementQuery.Page page) {
    return new JsonObject()
        .put("partner", partner.id())
        .put("currency", partner.currency().getCurrencyCode())
        .putObjects("entries", page.entries().stream().map(StatementJson::of).toList())
        .put("cursor", page.cursor());
  }

  private static JsonObject of(Entry entry) {
    JsonObject json =
        new JsonObject()
            .put("at", entry.at().toString())
            .put("kind", Shapes.slug(entry.kind()))
            .put("reference", entry.reference())
            .put("gross", entry.gross().text())
            .put("change", entry.change().text());
    entry
        .sale()
        .ifPresent(sale ->
            json.put("utility", sale.utility())
                .put("terminal", sale.terminal())
                .put("payment", sale.payment())
                .put("resource", sale.resource())
                .put("meterNumber", sale.meter())
                .put("tax", sale.tax().text())
                .put("commission", sale.commission().text())
                .put("row", sale.row()));
    return json;
  }

  static String csv(List<Entry> entries) {
    StringBuilder lines = new StringBuilder(CSV_HEADER);
    for (Entry entry : entries) {
      Optional<Entry.Sale> sale = entry.sale();
      lines.append(
          String.join(
                  ",",
                  entry.at().toString(),
                  Shapes.slug(entry.kind()),
                  quoted(entry.reference()),
                  entry.gross().text(),
                  entry.change().text(),
                  sale.map(Entry.Sale::utility).orElse(""),
                  sale.map(Entry.Sale::terminal).map(StatementJson::quoted).orElse(""),
                  sale.map(Entry.Sale::payment).orElse(""),
                  sale.map(Entry.Sale::resource).orElse(""),
                  sale.map(Entry.Sale::meter).orElse(""),
                  sale.map(Entry.Sale::tax).map(Money::text).orElse(""),
                  sale.map(Entry.Sale::commission).map(Money::text).orElse(""),
                  sale.map(Entry.Sale::row).orElse(""))
              + "\n");
    }
    return lines.toString();
  }

  /** Partners choose it: no spreadsheet may take it for a formula. */
  private static String quoted(String text) {
    String safe = text.matches("[=+@-].*") ? "'" + text : text;
    return "\"" + safe.replace("\"", "\"\"") + "\"";
  }

  static JsonObject of(Batch batch) {
    return new JsonObject()
        .put("kind", Shapes.slug(batch.kind()))
        .put("terminal", batch.terminal())
        .put("sequence", batch.sequence())
        .put("from", batch.from().toString())
        .put("to", batch.to().toString())
        .put("operator", batch.operator());
  }

  static JsonObject of(Batch batch, BatchTotals totals) {
    JsonObject groups = new JsonObject();
    new TreeMap<>(totals.groups()).forEach((name, sum) -> groups.put(name, of(sum)));
    JsonObject json = of(batch).put("totals", of(totals.all())).put("groups", groups);
    return batch.kind() == Batch.Kind.BANKING
        ? json.put("depositSlip", slip(batch, totals.all()))
        : json;
  }

  /** What the sales took from the float is what goes to the bank, to fill it again. */
  private static JsonObject slip(Batch batch, BatchTotals.Sum sum) {
    return new JsonObject()
        .put("reference", batch.slip())
        .put("amount", sum.change().negated().text())
        .put("currency", sum.change().currency().getCurrencyCode());
  }

  private static JsonObject of(BatchTotals.Sum sum) {
    return new JsonObject()
        .put("count", sum.count())
        .put("gross", sum.gross().text())
        .put("commission", sum.commission().text())
        .put("change", sum.change().text());
  }
}
