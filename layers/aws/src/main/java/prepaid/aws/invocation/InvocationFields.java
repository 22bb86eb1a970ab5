package prepaid.aws.invocation;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.vending.AdviceRequest;
import prepaid.vending.vending.AdviceRequest.Kind;
import prepaid.vending.vending.VendRequest;

/** The fields of the invocations. */
final class InvocationFields {
  static final String OP = "op";
  private static final String VEND = "vend";
  private static final String CONFIRM = "confirm";
  private static final String REVERSE = "reverse";
  private static final String CHECK_TOKENS = "check-tokens";
  private static final String VENDS = "vends";
  private static final String COMPLETE_KEY = "complete-key";
  private static final String REWRAP_KEYS = "rewrap-keys";
  private static final String PAYER = "payer";
  private static final String REFERENCE = "reference";
  private static final String METER_NUMBER = "meterNumber";
  private static final String TENDER = "tender";
  private static final String CURRENCY = "currency";
  private static final String SOURCE = "source";
  private static final String REQUESTED_AT = "requestedAt";
  private static final String SUPPLY_GROUP = "supplyGroup";
  private static final String KEY_REVISION = "keyRevision";
  private static final String EXPECTED_CHECK_VALUE = "expectedCheckValue";

  /** ISO 4217's own word for none: a request settles no money. */
  private static final Currency NO_CURRENCY = Currency.getInstance("XXX");

  private InvocationFields() {}

  static Map<String, Object> of(VendRequest request) {
    Map<String, Object> object = Fields.object();
    object.put(OP, VEND);
    object.put(PAYER, request.key().payer());
    object.put(REFERENCE, request.key().reference());
    object.put(METER_NUMBER, request.meterNumber());
    object.put(TENDER, request.tender());
    object.put(CURRENCY, request.currency());
    object.put(SOURCE, MoneySourceFields.of(request.source()));
    object.put(REQUESTED_AT, request.requestedAt().toString());
    return object;
  }

  static Map<String, Object> of(AdviceRequest request) {
    Map<String, Object> object = Fields.object();
    object.put(OP, request.kind() == Kind.CONFIRMATION ? CONFIRM : REVERSE);
    object.put(PAYER, request.sale().payer());
    object.put(REFERENCE, request.sale().reference());
    return object;
  }

  static Map<String, Object> of(List<VendKey> vends) {
    Map<String, Object> object = Fields.object();
    object.put(OP, CHECK_TOKENS);
    object.put(VENDS, vends.stream().map(InvocationFields::of).toList());
    return object;
  }

  static Map<String, Object> of(VendKey vend) {
    Map<String, Object> object = Fields.object();
    object.put(PAYER, vend.payer());
    object.put(REFERENCE, vend.reference());
    return object;
  }

  static VendKey vendKey(Fields fields) throws Malformed {
    String payer = fields.text(PAYER);
    return fields.read(REFERENCE, reference -> new VendKey(payer, reference));
  }

  private static VendKey wholeVendKey(Fields fields) throws Malformed {
    VendKey vend = vendKey(fields);
    fields.end();
    return vend;
  }

  static Map<String, Object> of(Invocation.CompleteKey asked) {
    Map<String, Object> object = Fields.object();
    object.put(OP, COMPLETE_KEY);
    object.put(SUPPLY_GROUP, asked.supplyGroup());
    object.put(KEY_REVISION, asked.keyRevision());
    object.put(EXPECTED_CHECK_VALUE, asked.expectedCheckValue());
    return object;
  }

  static Map<String, Object> rewrapKeys() {
    Map<String, Object> object = Fields.object();
    object.put(OP, REWRAP_KEYS);
    return object;
  }

  static Invocation read(Fields fields) throws Malformed {
    Invocation invocation =
        switch (fields.text(OP)) {
          case VEND -> vend(fields);
          case CONFIRM -> advise(fields, Kind.CONFIRMATION);
          case REVERSE -> advise(fields, Kind.REVERSAL);
          case CHECK_TOKENS ->
              new Invocation.CheckTokens(fields.list(VENDS, InvocationFields::wholeVendKey));
          case COMPLETE_KEY -> completeKey(fields);
          case REWRAP_KEYS -> new Invocation.RewrapKeys();
          case RedemptionFields.REDEEM -> new Invocation.Redeem(RedemptionFields.read(fields));
          default -> throw new Malformed("This operation is not known.", Optional.of(OP));
        };
    fields.end();
    return invocation;
  }

  private static Invocation vend(Fields fields) throws Malformed {
    VendKey key = vendKey(fields);
    MoneySource source = source(fields.object(SOURCE));
    return new Invocation.Vend(
        new VendRequest(
            key,
            fields.text(METER_NUMBER),
            fields.text(TENDER),
            fields.text(CURRENCY),
            source,
            fields.read(REQUESTED_AT, Instant::parse)));
  }

  /** What a request names is not settled, whatever its text says. */
  private static MoneySource source(Fields fields) throws Malformed {
    MoneySource source = MoneySourceFields.read(fields, NO_CURRENCY);
    boolean settled =
        switch (source) {
          case MoneySource.PartnerFloat account -> account.settlement().isPresent();
          case MoneySource.Grant grant -> grant.granted().isPresent();
          default -> false;
        };
    if (settled) {
      throw new Malformed("Terms are not the channel's to set.", Optional.of(SOURCE));
    }
    return source;
  }

  private static Invocation advise(Fields fields, Kind kind) throws Malformed {
    VendKey sale = vendKey(fields);
    return new Invocation.Advise(new AdviceRequest(sale, kind));
  }

  private static Invocation completeKey(Fields fields) throws Malformed {
    return new Invocation.CompleteKey(
        fields.text(SUPPLY_GROUP),
        fields.smallNumber(KEY_REVISION),
        fields.text(EXPECTED_CHECK_VALUE));
  }
}
