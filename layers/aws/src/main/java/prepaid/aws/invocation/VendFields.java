package prepaid.aws.invocation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import prepaid.aws.PricedFromText;
import prepaid.sts.BaseDate;
import prepaid.sts.Drn;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.meters.Resource;
import prepaid.vending.money.Money;

/** A whole vend as an object: money in minor units of its one currency, units in tenths. */
final class VendFields {
  private VendFields() {}

  static Map<String, Object> of(Vend vend) {
    Breakdown breakdown = new Breakdown(vend.tender().currency());
    Map<String, Object> object = Fields.object();
    object.put("payer", vend.key().payer());
    object.put("reference", vend.key().reference());
    object.put("meter", vend.meter().digits());
    object.put("sts", StsFields.of(vend.sts()));
    object.put("baseDate", vend.baseDate().year());
    object.put("utility", vend.utility());
    object.put("resource", vend.resource().slug());
    vend.holder().ifPresent(commitment -> object.put("holder", commitment));
    vend.keyMoved().ifPresent(moved -> object.put("keyMoved", KeyMovedFields.of(moved)));
    object.put("currency", vend.tender().currency().getCurrencyCode());
    object.put("tender", vend.tender().minor());
    object.put("source", MoneySourceFields.of(vend.source()));
    object.put("tariff", vend.tariff());
    object.put("tariffVersion", vend.tariffVersion().toString());
    object.put("pricedFrom", PricedFromText.of(vend.pricedFrom()));
    object.put("lines", vend.lines().stream().map(breakdown::of).toList());
    object.put("tokens", vend.tokens().stream().map(breakdown::of).toList());
    object.put("tokenMinute", vend.tokenMinute());
    object.put("at", vend.at().toString());
    object.put("sampleTables", vend.sampleTables());
    object.put("sequence", vend.sequence());
    object.put("previousHash", vend.previousHash());
    object.put("hash", vend.hash());
    return object;
  }

  static Vend read(Fields fields) throws Malformed {
    Currency currency = fields.read("currency", Currency::getInstance);
    Breakdown breakdown = new Breakdown(currency);
    String payer = fields.text("payer");
    Vend vend =
        new Vend(
            fields.read("reference", reference -> new VendKey(payer, reference)),
            fields.read("meter", Drn::new),
            StsFields.read(fields.object("sts")),
            fields.read(
                "baseDate",
                fields.smallNumber("baseDate"),
                year -> BaseDate.ofYear(year).orElseThrow(IllegalArgumentException::new)),
            fields.text("utility"),
            fields.read("resource", slug -> Slugs.of(Resource.values(), Resource::slug, slug)),
            fields.optionalText("holder"),
            KeyMovedFields.read(fields),
            fields.read("tender", fields.number("tender"), minor -> new Money(minor, currency)),
            MoneySourceFields.read(fields.object("source"), currency),
            fields.text("tariff"),
            fields.read("tariffVersion", LocalDate::parse),
            fields.read("pricedFrom", PricedFromText::parse),
            fields.list("lines", breakdown::line),
            fields.list("tokens", breakdown::token),
            fields.number("tokenMinute"),
            fields.read("at", Instant::parse),
            fields.flag("sampleTables"),
            fields.number("sequence"),
            fields.text("previousHash"),
            fields.text("hash"));
    fields.end();
    return vend;
  }
}
