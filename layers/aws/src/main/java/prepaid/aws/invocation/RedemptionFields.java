package prepaid.aws.invocation;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import prepaid.vending.cards.Redemption;
import prepaid.vending.cards.Sender;

/** The fields of a redemption: {@code {"op": "redeem", "pin": …, "sender": {"kind": …, …}, …}}. */
final class RedemptionFields {
  static final String REDEEM = "redeem";
  private static final String PIN = "pin";
  private static final String METER_NUMBER = "meterNumber";
  private static final String SENDER = "sender";
  private static final String REQUESTED_AT = "requestedAt";
  private static final String KIND = "kind";
  private static final String TEXT = "text";
  private static final String WEB = "web";
  private static final String TILL = "till";
  private static final String PHONE = "phone";
  private static final String NETWORK = "network";
  private static final String PARTNER = "partner";
  private static final String TERMINAL = "terminal";

  private RedemptionFields() {}

  static Map<String, Object> of(Redemption redemption) {
    Map<String, Object> object = Fields.object();
    object.put(InvocationFields.OP, REDEEM);
    object.put(PIN, redemption.pin());
    object.put(METER_NUMBER, redemption.meterNumber());
    object.put(SENDER, of(redemption.sender()));
    object.put(REQUESTED_AT, redemption.requestedAt().toString());
    return object;
  }

  static Redemption read(Fields fields) throws Malformed {
    return new Redemption(
        fields.text(PIN),
        fields.text(METER_NUMBER),
        sender(fields.object(SENDER)),
        fields.read(REQUESTED_AT, Instant::parse));
  }

  private static Map<String, Object> of(Sender sender) {
    Map<String, Object> object = Fields.object();
    switch (sender) {
      case Sender.ByText(var phone) -> {
        object.put(KIND, TEXT);
        object.put(PHONE, phone);
      }
      case Sender.OnWeb(var network, var phone) -> {
        object.put(KIND, WEB);
        object.put(NETWORK, network);
        phone.ifPresent(claimed -> object.put(PHONE, claimed));
      }
      case Sender.AtTill(var partner, var terminal) -> {
        object.put(KIND, TILL);
        object.put(PARTNER, partner);
        object.put(TERMINAL, terminal);
      }
    }
    return object;
  }

  private static Sender sender(Fields fields) throws Malformed {
    Sender sender =
        switch (fields.text(KIND)) {
          case TEXT -> new Sender.ByText(fields.text(PHONE));
          case WEB -> new Sender.OnWeb(fields.text(NETWORK), fields.optionalText(PHONE));
          case TILL -> new Sender.AtTill(fields.text(PARTNER), fields.text(TERMINAL));
          default -> throw new Malformed("This sender is not known.", Optional.of(KIND));
        };
    fields.end();
    return sender;
  }
}
