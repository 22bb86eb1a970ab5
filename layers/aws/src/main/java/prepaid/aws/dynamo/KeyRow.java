package prepaid.aws.dynamo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.sts.BaseDate;
import prepaid.sts.DecoderKeyAlgorithm;
import prepaid.sts.VendingKeyType;
import prepaid.vending.keys.KeyComponent;
import prepaid.vending.keys.KeyLife;
import prepaid.vending.keys.KeyTerms;
import prepaid.vending.keys.WrappedKey;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;

/**
 * The rows of vending keys and of waiting components: {@code key#KRN} and {@code
 * component#KRN#OPERATOR} in the partition of their supply group; and in {@code groups} a row for
 * each group that has a key.
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
  private static final String UNDER = "wu";
  private static final Decided ACTIVATED = new Decided("aa", "ab", "ac");
  private static final Decided RETIRED = new Decided("ra", "rb", "rc");
  private static final String GROUPS = "groups";
  private static final String EXPECTED = "ex";
  private static final String OPERATOR = "op";
  private static final String ENTERED_AT = "at";

  private KeyRow() {}

  /** The attributes of a decision: who asked, who agreed, when. */
  private record Decided(String asked, String agreed, String at) {
    void write(Optional<KeyLife.Decision> decision, RowWriter row) {
      decision.ifPresent(made ->
          row.text(asked, made.askedBy()).text(agreed, made.agreedBy()).time(at, made.at()));
    }

    Optional<KeyLife.Decision> read(RowReader row) {
      return row.optionalTime(at)
          .map(when -> new KeyLife.Decision(row.text(asked), row.text(agreed), when));
    }

    void expect(Optional<KeyLife.Decision> decision, Expected expected) {
      expected.that(at, decision.map(made -> RowWriter.ofTime(made.at())));
    }
  }

  /** What must still be there when a row is put in another's place. */
  private static final class Expected {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();

    void that(String name, Optional<AttributeValue> value) {
      names.put("#" + name, name);
      conditions.add(
          value.isPresent()
              ? "#%1$s = :%1$s".formatted(name)
              : "attribute_not_exists(#" + name + ")");
      value.ifPresent(present -> values.put(":" + name, present));
    }
  }

  /** Puts a key in the place of itself, while wrapping and decisions are those before. */
  static Put replacement(WrappedKey before, WrappedKey after) {
    Expected expected = new Expected();
    expected.that(WRAPPED, Optional.of(RowWriter.ofText(before.wrapped())));
    ACTIVATED.expect(before.life().activated(), expected);
    RETIRED.expect(before.life().retired(), expected);
    return Put.builder()
        .item(encode(after))
        .conditionExpression(String.join(" AND ", expected.conditions))
        .expressionAttributeNames(expected.names)
        .expressionAttributeValues(expected.values)
        .build();
  }

  /** The row by which a group is found among those that have keys. */
  static Map<String, AttributeValue> group(String supplyGroup) {
    return key(GROUPS, supplyGroup);
  }

  static String groupOf(Map<String, AttributeValue> row) {
    return RowReader.of("groups with keys", GROUP, row).text(SORT);
  }

  static AttributeValue groupsPartition() {
    return RowWriter.ofText(GROUPS);
  }

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
    RowWriter row =
        terms(key.terms())
            .text(SORT, keySort(key.terms().keyRevision()))
            .text(WRAPPED, key.wrapped())
            .text(UNDER, Optional.of(key.under()).filter(name -> !name.isEmpty()))
            .text(CHECK_VALUE, key.checkValue());
    ACTIVATED.write(key.life().activated(), row);
    RETIRED.write(key.life().retired(), row);
    return row.row();
  }

  static Map<String, AttributeValue> encode(KeyComponent component) {
    return terms(component.terms())
        .text(SORT, sort(component))
        .text(OPERATOR, component.operator())
        .text(WRAPPED, component.wrapped())
        .text(CHECK_VALUE, component.checkValue())
        .text(EXPECTED, component.keyCheckValue())
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
    return new WrappedKey(
        terms(row),
        row.text(WRAPPED),
        row.text(CHECK_VALUE),
        row.optionalText(UNDER).orElse(""),
        new KeyLife(ACTIVATED.read(row), RETIRED.read(row)));
  }

  static KeyComponent component(Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.of("key component of supply group", GROUP, attributes);
    return new KeyComponent(
        terms(row),
        row.text(OPERATOR),
        row.text(WRAPPED),
        row.text(CHECK_VALUE),
        row.time(ENTERED_AT),
        row.optionalText(EXPECTED));
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
