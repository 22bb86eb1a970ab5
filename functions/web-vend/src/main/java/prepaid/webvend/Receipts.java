package prepaid.webvend;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import prepaid.http.JsonObject;
import prepaid.http.LineJson;
import prepaid.http.TokenJson;
import prepaid.vending.ledger.Ledger;
import prepaid.vending.ledger.TokenKind;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.meters.Meters;
import prepaid.vending.meters.StsAttributes;
import prepaid.vending.money.Money;
import prepaid.vending.money.Units;
import prepaid.vending.payments.Purchase;
import prepaid.vending.tariffs.Line;
import prepaid.vending.tariffs.TariffVersion;
import prepaid.vending.tariffs.Tariffs;
import prepaid.vending.utilities.Utilities;

/** What a vended purchase or card shows: tokens, lines and the receipt, from its vend's row. */
final class Receipts {
  private static final String PAYER = "web";

  private final Ledger ledger;
  private final Utilities utilities;
  private final Tariffs tariffs;
  private final Meters meters;

  Receipts(Ledger ledger, Utilities utilities, Tariffs tariffs, Meters meters) {
    this.ledger = ledger;
    this.utilities = utilities;
    this.tariffs = tariffs;
    this.meters = meters;
  }

  JsonObject addTo(JsonObject json, Purchase purchase) {
    Vend vend =
        ledger
            .find(new VendKey(PAYER, purchase.id()))
            .orElseThrow(() -> new IllegalStateException("a vended purchase without its vend"));
    return addTo(json, vend, purchase.provider());
  }

  /**
   * @param paidWith a payment provider, or another means
   */
  JsonObject addTo(JsonObject json, Vend vend, String paidWith) {
    return json.put("vendedAt", vend.at().toString())
        .put("resource", vend.resource().slug())
        .put("unit", vend.resource().unit())
        .put("units", vend.added().map(Units::text))
        .put("credit", SaleJson.credit(vend.tokens()).map(Money::text))
        .putObjects("tokens", TokenJson.list(vend.tokens()))
        .putObjects("lines", LineJson.list(vend.lines()))
        .put("note", SaleJson.note(isAccountPayment(vend)))
        .put("receipt", receipt(vend, paidWith));
  }

  private JsonObject receipt(Vend vend, String paidWith) {
    JsonObject receipt =
        new JsonObject()
            .put("id", vend.key().id())
            .put("number", vend.receipt())
            .put("issuedAt", vend.at().toString());
    receipt.put(
        "utility",
        utilities
            .utility(vend.utility())
            .map(SaleJson::utility)
            .orElseGet(() -> new JsonObject().put("id", vend.utility())));
    List<JsonObject> debts = SaleJson.debts(vend);
    if (!debts.isEmpty()) {
      receipt.putObjects("debts", debts);
    }
    return receipt
        .put("holder", holder(vend))
        .put("meter", meter(vend))
        .put("tender", vend.tender().text())
        .put("currency", vend.tender().currency().getCurrencyCode())
        .put("net", sum(vend, vend.lines().stream().map(Line::net).toList()))
        .put("tax", sum(vend, vend.lines().stream().map(Line::tax).toList()))
        .put("paymentProvider", paidWith)
        .put("tariff", tariff(vend))
        .put("sampleTables", vend.sampleTables());
  }

  private static boolean isAccountPayment(Vend vend) {
    return vend.tokens().stream().noneMatch(token -> token.kind() == TokenKind.CREDIT);
  }

  private Optional<String> holder(Vend vend) {
    return meters.read(vend.meter()).map(meter -> meter.registration().holder().masked());
  }

  private static JsonObject meter(Vend vend) {
    StsAttributes sts = vend.sts();
    return new JsonObject()
        .put("number", vend.meter().digits())
        .put("resource", vend.resource().slug())
        .put("sgc", sts.supplyGroup())
        .put("krn", sts.keyRevision())
        .put("ti", sts.tariffIndex())
        .put("kt", sts.keyType().digit())
        .put("ea", String.format(Locale.ROOT, "%02d", sts.encryptionAlgorithm().code()))
        .put("baseDate", vend.baseDate().year());
  }

  private static String sum(Vend vend, List<Money> parts) {
    return parts.stream().reduce(Money.zero(vend.tender().currency()), Money::plus).text();
  }

  /** A version that is in force never changes, so its name is the one of the sale. */
  private JsonObject tariff(Vend vend) {
    for (TariffVersion version : tariffs.versions(vend.tariff())) {
      if (version.effectiveFrom().equals(vend.tariffVersion())) {
        return SaleJson.tariff(version);
      }
    }
    return new JsonObject()
        .put("id", vend.tariff())
        .put("version", vend.tariffVersion().toString());
  }
}
