package prepaid.aws.export;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import prepaid.aws.PricedFromText;
import prepaid.aws.invocation.Fields;
import prepaid.aws.invocation.KeyMovedFields;
import prepaid.aws.invocation.Malformed;
import prepaid.aws.invocation.Slugs;
import prepaid.sts.BaseDate;
import prepaid.sts.Drn;
import prepaid.sts.EncryptionAlgorithm;
import prepaid.sts.KeyType;
import prepaid.sts.Token;
import prepaid.vending.ledger.IssuedToken;
import prepaid.vending.ledger.TokenKind;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.meters.Resource;
import prepaid.vending.meters.StsAttributes;
import prepaid.vending.money.Money;
import prepaid.vending.tariffs.Line;
import prepaid.vending.tariffs.LineKind;

/** A vend row in JSON, whole: everything that its hash covers. */
final class SoldJson {
  private static final int HASH_DIGITS = 64;

  private SoldJson() {}

  static Map<String, Object> of(Vend vend) {
    Map<String, Object> json = Fields.object();
    json.put("payer", vend.key().payer());
    json.put("reference", vend.key().reference());
    json.put("meterNumber", vend.meter().digits());
    json.put("sequence", vend.sequence());
    json.put("at", vend.at().toString());
    json.put("utility", vend.utility());
    json.put("resource", vend.resource().slug());
    vend.holder().ifPresent(commitment -> json.put("holder", commitment));
    vend.keyMoved().ifPresent(moved -> json.put("keyMoved", KeyMovedFields.of(moved)));
    json.put("supplyGroup", vend.sts().supplyGroup());
    json.put("tariffIndex", vend.sts().tariffIndex());
    json.put("keyRevision", vend.sts().keyRevision());
    json.put("keyType", vend.sts().keyType().digit());
    json.put("encryptionAlgorithm", vend.sts().encryptionAlgorithm().code());
    json.put("baseDate", vend.baseDate().year());
    json.put("tender", vend.tender().text());
    json.put("currency", vend.tender().currency().getCurrencyCode());
    json.put("source", SourceJson.of(vend.source()));
    json.put("tariff", vend.tariff());
    json.put("tariffVersion", vend.tariffVersion().toString());
    json.put("pricedFrom", PricedFromText.of(vend.pricedFrom()));
    json.put("lines", vend.lines().stream().map(SoldJson::of).toList());
    json.put("tokens", vend.tokens().stream().map(SoldJson::of).toList());
    json.put("tokenMinute", vend.tokenMinute());
    json.put("sampleTables", vend.sampleTables());
    json.put("previousHash", vend.previousHash());
    json.put("hash", vend.hash());
    return json;
  }

  static Vend read(Fields fields) throws Malformed {
    Currency currency = fields.read("currency", Currency::getInstance);
    String payer = fields.text("payer");
    return new Vend(
        fields.read("reference", reference -> new VendKey(payer, reference)),
        fields.read("meterNumber", Drn::new),
        sts(fields),
        fields.read(
            "baseDate",
            fields.smallNumber("baseDate"),
            year -> BaseDate.ofYear(year).orElseThrow(IllegalArgumentException::new)),
        fields.text("utility"),
        fields.read("resource", slug -> Slugs.of(Resource.values(), Resource::slug, slug)),
        optional(fields, "holder", SoldJson::hash),
        KeyMovedFields.read(fields),
        money(fields, "tender", currency),
        SourceJson.read(fields.object("source"), currency),
        fields.text("tariff"),
        fields.read("tariffVersion", LocalDate::parse),
        fields.read("pricedFrom", PricedFromText::parse),
        fields.list("lines", line -> line(line, currency)),
        fields.list("tokens", token -> token(token, currency)),
        fields.number("tokenMinute"),
        fields.read("at", Instant::parse),
        fields.flag("sampleTables"),
        fields.number("sequence"),
        hash(fields, "previousHash"),
        hash(fields, "hash"));
  }

  private static StsAttributes sts(Fields fields) throws Malformed {
    return new StsAttributes(
        fields.text("supplyGroup"),
        fields.text("tariffIndex"),
        fields.smallNumber("keyRevision"),
        fields.read(
            "keyType",
            fields.smallNumber("keyType"),
            digit -> KeyType.ofDigit(digit).orElseThrow(IllegalArgumentException::new)),
        fields.read(
            "encryptionAlgorithm",
            fields.smallNumber("encryptionAlgorithm"),
            code -> EncryptionAlgorithm.ofCode(code).orElseThrow(IllegalArgumentException::new)));
  }

  private static Map<String, Object> of(Line line) {
    Map<String, Object> json = Fields.object();
    json.put("kind", line.kind().slug());
    json.put("description", line.description());
    json.put("net", line.net().text());
    json.put("tax", line.tax().text());
    line.units().ifPresent(units -> json.put("units", units.text()));
    return json;
  }

  private static Line line(Fields fields, Currency currency) throws Malformed {
    Line line =
        new Line(
            fields.read("kind", slug -> Slugs.of(LineKind.values(), LineKind::slug, slug)),
            fields.text("description"),
            money(fields, "net", currency),
            money(fields, "tax", currency),
            optional(fields, "units", Amounts::units));
    fields.end();
    return line;
  }

  private static Map<String, Object> of(IssuedToken token) {
    Map<String, Object> json = Fields.object();
    json.put("kind", token.kind().slug());
    json.put("token", token.token().digits());
    json.put("tokenIdentifier", token.tokenIdentifier());
    token.units().ifPresent(units -> json.put("units", units.text()));
    token.credit().ifPresent(credit -> json.put("credit", credit.text()));
    return json;
  }

  private static IssuedToken token(Fields fields, Currency currency) throws Malformed {
    IssuedToken token =
        new IssuedToken(
            fields.read("kind", slug -> Slugs.of(TokenKind.values(), TokenKind::slug, slug)),
            fields.read("token", Token::new),
            fields.smallNumber("tokenIdentifier"),
            optional(fields, "units", Amounts::units),
            optional(fields, "credit", text -> Amounts.money(text, currency)));
    fields.end();
    return token;
  }

  static String hash(Fields fields, String name) throws Malformed {
    return fields.read(name, SoldJson::hash);
  }

  private static String hash(String text) {
    if (text.length() != HASH_DIGITS || !text.chars().allMatch(SoldJson::isHexDigit)) {
      throw new IllegalArgumentException("a hash has 64 hexadecimal digits");
    }
    return text;
  }

  private static boolean isHexDigit(int c) {
    return c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
  }

  static Money money(Fields fields, String name, Currency currency) throws Malformed {
    return fields.read(name, text -> Amounts.money(text, currency));
  }

  static <T> Optional<T> optional(Fields fields, String name, Fields.Reading<String, T> reading)
      throws Malformed {
    Optional<String> text = fields.optionalText(name);
    return text.isPresent()
        ? Optional.of(fields.read(name, text.get(), reading))
        : Optional.empty();
  }
}
