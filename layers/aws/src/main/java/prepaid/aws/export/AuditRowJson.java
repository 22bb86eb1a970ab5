package prepaid.aws.export;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.aws.invocation.Fields;
import prepaid.aws.invocation.Malformed;
import prepaid.sts.Drn;
import prepaid.vending.ledger.AuditRow;
import prepaid.vending.ledger.ChainHead;
import prepaid.vending.ledger.Checkpoint;
import prepaid.vending.ledger.MeterHead;
import prepaid.vending.ledger.VendKey;

/** The rows of an export: objects whose {@code row} says what they are. */
public final class AuditRowJson {
  private static final String ROW = "row";
  private static final String VEND = "vend";
  private static final String LOST = "lost-vend";
  private static final String PAYMENT = "payment";
  private static final String STANDING = "float";
  private static final String CHECKPOINT = "checkpoint";
  private static final String HEADS = "checkpoint-heads";

  private AuditRowJson() {}

  public static Map<String, Object> of(AuditRow row) {
    Map<String, Object> json = Fields.object();
    switch (row) {
      case AuditRow.Sold(var vend) -> {
        json.put(ROW, VEND);
        json.putAll(SoldJson.of(vend));
      }
      case AuditRow.Lost(var key, var at) -> {
        json.put(ROW, LOST);
        json.put("payer", key.payer());
        json.put("reference", key.reference());
        json.putAll(of(at));
      }
      case AuditRow.Paid paid -> paid(paid, json);
      case AuditRow.Standing standing -> standing(standing, json);
      case AuditRow.Signed(var checkpoint) -> checkpoint(checkpoint, json);
      case AuditRow.Heads heads -> {
        json.put(ROW, HEADS);
        json.put("checkpoint", heads.checkpoint());
        json.put("heads", heads.heads().stream().map(AuditRowJson::of).toList());
      }
    }
    return json;
  }

  private static void paid(AuditRow.Paid paid, Map<String, Object> json) {
    json.put(ROW, PAYMENT);
    json.put("purchase", paid.purchase());
    json.put("meterNumber", paid.meter().digits());
    json.put("amount", paid.amount().text());
    json.put("currency", paid.amount().currency().getCurrencyCode());
    json.put("status", paid.status());
    paid.received()
        .ifPresent(money -> {
          json.put("received", money.text());
          json.put("receivedCurrency", money.currency().getCurrencyCode());
        });
  }

  private static void standing(AuditRow.Standing standing, Map<String, Object> json) {
    json.put(ROW, STANDING);
    json.put("partner", standing.partner());
    json.put("at", standing.at().toString());
    json.put("currency", standing.available().currency().getCurrencyCode());
    json.put("paidIn", standing.paidIn().text());
    json.put("credit", standing.credit().text());
    json.put("available", standing.available().text());
  }

  private static void checkpoint(Checkpoint checkpoint, Map<String, Object> json) {
    json.put(ROW, CHECKPOINT);
    json.put("number", checkpoint.number());
    json.put("at", checkpoint.at().toString());
    json.put("previousRoot", checkpoint.previousRoot());
    json.put("headCount", checkpoint.headCount());
    json.put("root", checkpoint.root());
    json.put("signature", checkpoint.signature());
    json.put("publicKey", checkpoint.publicKey());
  }

  private static Map<String, Object> of(MeterHead head) {
    Map<String, Object> json = Fields.object();
    json.put("meterNumber", head.meter().digits());
    json.put("sequence", head.head().sequence());
    json.put("hash", head.head().hash());
    return json;
  }

  /**
   * @throws Malformed when the object is no row; its message says why, without a value
   */
  public static AuditRow read(Map<String, Object> object) throws Malformed {
    Fields fields = new Fields(object);
    AuditRow row;
    try {
      row = read(fields);
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException wrong) {
      throw new Malformed("The row is not of the shape that it must have.", Optional.empty());
    }
    fields.end();
    return row;
  }

  private static AuditRow read(Fields fields) throws Malformed {
    return switch (fields.text(ROW)) {
      case VEND -> new AuditRow.Sold(SoldJson.read(fields));
      case LOST -> {
        String payer = fields.text("payer");
        yield new AuditRow.Lost(
            fields.read("reference", reference -> new VendKey(payer, reference)), head(fields));
      }
      case PAYMENT -> paid(fields);
      case STANDING -> standing(fields);
      case CHECKPOINT -> new AuditRow.Signed(checkpoint(fields));
      case HEADS -> {
        List<MeterHead> heads = fields.list("heads", AuditRowJson::wholeHead);
        yield new AuditRow.Heads(fields.number("checkpoint"), heads);
      }
      default -> throw new Malformed("This kind of row is not known.", Optional.of(ROW));
    };
  }

  private static AuditRow paid(Fields fields) throws Malformed {
    Currency currency = fields.read("currency", Currency::getInstance);
    Optional<Currency> received =
        SoldJson.optional(fields, "receivedCurrency", Currency::getInstance);
    return new AuditRow.Paid(
        fields.text("purchase"),
        fields.read("meterNumber", Drn::new),
        SoldJson.money(fields, "amount", currency),
        fields.text("status"),
        SoldJson.optional(
            fields, "received", text -> Amounts.money(text, received.orElse(currency))));
  }

  private static AuditRow standing(Fields fields) throws Malformed {
    Currency currency = fields.read("currency", Currency::getInstance);
    return new AuditRow.Standing(
        fields.text("partner"),
        fields.read("at", Instant::parse),
        SoldJson.money(fields, "paidIn", currency),
        SoldJson.money(fields, "credit", currency),
        SoldJson.money(fields, "available", currency));
  }

  private static Checkpoint checkpoint(Fields fields) throws Malformed {
    return new Checkpoint(
        fields.number("number"),
        fields.read("at", Instant::parse),
        SoldJson.hash(fields, "previousRoot"),
        fields.smallNumber("headCount"),
        SoldJson.hash(fields, "root"),
        fields.text("signature"),
        fields.text("publicKey"));
  }

  private static MeterHead wholeHead(Fields fields) throws Malformed {
    MeterHead head = head(fields);
    fields.end();
    return head;
  }

  private static MeterHead head(Fields fields) throws Malformed {
    return new MeterHead(
        fields.read("meterNumber", Drn::new),
        new ChainHead(fields.number("sequence"), SoldJson.hash(fields, "hash")));
  }
}
