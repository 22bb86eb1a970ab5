package prepaid.aws.invocation;

import java.util.Map;
import java.util.Optional;
import prepaid.sts.BaseDate;
import prepaid.vending.ledger.KeyMoved;

/** Where a key change comes from: {@code "keyMoved": {"from": STS, "baseDate": year}}. */
public final class KeyMovedFields {
  private KeyMovedFields() {}

  public static Map<String, Object> of(KeyMoved moved) {
    Map<String, Object> object = Fields.object();
    object.put("from", StsFields.of(moved.from()));
    object.put("baseDate", moved.baseDate().year());
    return object;
  }

  /** Of a vend; empty where its key stayed. */
  public static Optional<KeyMoved> read(Fields vend) throws Malformed {
    Optional<Fields> moved = vend.optionalObject("keyMoved");
    return moved.isEmpty() ? Optional.empty() : Optional.of(keyMoved(moved.get()));
  }

  private static KeyMoved keyMoved(Fields fields) throws Malformed {
    KeyMoved moved =
        new KeyMoved(
            StsFields.read(fields.object("from")),
            fields.read(
                "baseDate",
                fields.smallNumber("baseDate"),
                year -> BaseDate.ofYear(year).orElseThrow(IllegalArgumentException::new)));
    fields.end();
    return moved;
  }
}
