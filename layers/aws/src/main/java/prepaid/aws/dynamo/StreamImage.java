package prepaid.aws.dynamo;

import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A row as DynamoDB Streams writes it into a Lambda event: {@code {"k": {"S": "…"}, …}}, bytes in
 * base64.
 */
public final class StreamImage {
  private StreamImage() {}

  /**
   * The row of an image, parsed from JSON into maps, lists, texts and booleans.
   *
   * @throws IllegalArgumentException for any other shape; the message names no value
   */
  public static Map<String, AttributeValue> row(Map<String, ?> image) {
    Map<String, AttributeValue> row = new HashMap<>();
    image.forEach((name, value) -> row.put(name, value(value)));
    return Map.copyOf(row);
  }

  private static AttributeValue value(@Nullable Object typed) {
    if (typed instanceof Map<?, ?> map && map.size() == 1) {
      Map.Entry<?, ?> entry = map.entrySet().iterator().next();
      if (entry.getKey() instanceof String type && entry.getValue() != null) {
        return value(type, entry.getValue());
      }
    }
    throw new IllegalArgumentException("an attribute is an object of one type and its value");
  }

  private static AttributeValue value(String type, Object value) {
    return switch (value) {
      case String text when type.equals("S") -> AttributeValue.fromS(text);
      case String digits when type.equals("N") -> AttributeValue.fromN(digits);
      case String base64 when type.equals("B") -> AttributeValue.fromB(bytes(base64));
      case Boolean flag when type.equals("BOOL") -> AttributeValue.fromBool(flag);
      case List<?> list when type.equals("L") ->
          AttributeValue.fromL(list.stream().map(element -> value(element)).toList());
      case Map<?, ?> map when type.equals("M") -> AttributeValue.fromM(nested(map));
      default -> throw new IllegalArgumentException("an attribute of a type that no row here has");
    };
  }

  private static Map<String, AttributeValue> nested(Map<?, ?> map) {
    Map<String, AttributeValue> row = new HashMap<>();
    map.forEach((name, value) -> row.put(String.valueOf(name), value(value)));
    return row;
  }

  private static SdkBytes bytes(String base64) {
    return SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(base64));
  }
}
