package prepaid.aws.dynamo;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The keys of the phones' table: everything about a phone is in its partition. */
final class PhoneRow {
  static final String PHONE = "p";
  static final String ITEM = "s";

  /** When DynamoDB may remove the row, in seconds since 1970. */
  static final String EXPIRES = "x";

  private PhoneRow() {}

  static Map<String, AttributeValue> key(String phone, String item) {
    return Map.of(PHONE, RowWriter.ofText(phone), ITEM, RowWriter.ofText(item));
  }
}
