package prepaid.aws.dynamo;

import java.util.Map;
import prepaid.sts.BaseDate;
import prepaid.sts.DecoderKeyAlgorithm;
import prepaid.sts.VendingKeyType;
import prepaid.vending.keys.KeyComponent;
import prepaid.vending.keys.KeyTerms;
import prepaid.vending.keys.WrappedKey;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The rows of vending keys and of waiting components: {@code key#KRN} and {@code
 * component#KRN#OPERATOR} in the partition of their supply group.
 */
final class KeyRow {
  static final String GROUP = "g";
  static final String SORT = "s";
  static final String KEYS = "key#";

  private static final String KEY_TYPE = "kt";
  private static final String DERIVATION = "dk";
  private static final String BASE_DATE = "bd";
  private static final String EXPIRY = "kn";
  private static final String ACTIVE_FROM = "af";
  private static final String ISSUED_UNTIL = "iu";
  private static final String REVISION = "rv";
  private static final String WRAPPED = "w";
  private static final String CHECK_VALUE = "cv";
  private static final String OPERATOR = "op";
  private static final String ENTERED_AT = "at";

  private KeyRow() {}

  static String keySort(int revision) {
    return KEYS + revision;
  }

  static String componentsOf(int revision) {
    return "component#" + revision + "#";
  }

  static Map<String, AttributeValue> key(String group, String sort) {
    return Map.of(GROUP, RowWriter.ofText(group), SORT, RowWriter.ofText(sort));
  }

  static Map<String, AttributeValue> key(KeyComponent component) {
    return key(component.terms().supplyGroup(), sort(component));
  }

  private static String sort(KeyComponent component) {
    return componentsOf(component.terms().keyRevision()) + component.operator();
  }

  static Map<String, AttributeValue> encode(WrappedKey key) {
    return terms(key.terms())
        .text(SORT, keySort(key.terms().keyRevision()))
        .text(WRAPPED, key.wrapped())
        .text(CHECK_VALUE, key.checkValue())
        .row();
  }

  static Map<String, AttributeValue> encode(KeyComponent component) {
    return terms(component.terms())
        .text(SORT, sort(component))
        .text(OPERATOR, component.operator())
        .text(WRAPPED, component.wrapped())
        .text(CHECK_VALUE, component.checkValue())
        .time(ENTERED_AT, component.enteredAt())
        .row();
  }

  private static RowWriter terms(KeyTerms terms) {
    return new RowWriter()
        .text(GROUP, terms.supplyGroup())
        .number(REVISION, terms.keyRevision())
        .text(KEY_TYPE, terms.keyType().name())
        .number(DERIVATION, terms.derivation().code())
        .number(BASE_DATE, terms.baseDate().year())
        .number(EXPIRY, terms.expiry())
        .time(ACTIVE_FROM, terms.activeFrom())
        .time(ISSUED_UNTIL, terms.issuedUntil());
  }

  static WrappedKey wrappedKey(Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.of("vending key of supply group", GROUP, attributes);
    return new WrappedKey(terms(row), row.text(WRAPPED), row.text(CHECK_VALUE));
  }

  static KeyComponent component(Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.of("key component of supply group", GROUP, attributes);
    return new KeyComponent(
        terms(row),
        row.text(OPERATOR),
        row.text(WRAPPED),
        row.text(CHECK_VALUE),
        row.time(ENTERED_AT));
  }

  private static KeyTerms terms(RowReader row) {
    return new KeyTerms(
        row.text(GROUP),
        row.smallNumber(REVISION),
        row.parsed(KEY_TYPE, VendingKeyType::valueOf),
        DecoderKeyAlgorithm.ofCode(row.smallNumber(DERIVATION))
            .orElseThrow(() -> row.malformed(DERIVATION, "is unknown")),
        BaseDate.ofYear(row.smallNumber(BASE_DATE))
            .orElseThrow(() -> row.malformed(BASE_DATE, "is unknown")),
        row.smallNumber(EXPIRY),
        row.time(ACTIVE_FROM),
        row.time(ISSUED_UNTIL));
  }
}
