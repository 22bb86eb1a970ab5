package prepaid.smsvend;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import prepaid.vending.texting.InboundText;

/**
 * The texts of an SNS event, as AWS End User Messaging SMS publishes them. SNS may invoke this
 * function for the one topic only, by the function's resource policy; the event must name that
 * topic and our number besides, so that no other topic's message is ever taken for a text.
 *
 * @param topic ARN of the topic of inbound texts
 * @param number ours, E.164; empty takes texts to any
 */
record SnsTexts(String topic, Optional<String> number, InstantSource clock) {
  private static final String SOURCE = "aws:sns";

  static boolean isEvent(Map<String, Object> event) {
    return event.get("Records") instanceof List<?>;
  }

  /** One for each record; empty for a record that is none of ours. */
  List<Optional<InboundText>> of(Map<String, Object> event) {
    return event.get("Records") instanceof List<?> records
        ? records.stream().map(this::text).toList()
        : List.of();
  }

  private Optional<InboundText> text(@Nullable Object json) {
    if (!(json instanceof Map<?, ?> record)
        || !SOURCE.equals(record.get("EventSource"))
        || !(record.get("Sns") instanceof Map<?, ?> notification)
        || !topic.equals(notification.get("TopicArn"))
        || !(notification.get("Message") instanceof String message)) {
      return Optional.empty();
    }
    try {
      return text(JSON.std.mapFrom(message));
    } catch (IOException | IllegalArgumentException notJson) {
      return Optional.empty();
    }
  }

  private Optional<InboundText> text(Map<String, Object> message) {
    if (message.get("originationNumber") instanceof String from
        && message.get("destinationNumber") instanceof String to
        && message.get("messageBody") instanceof String body
        && message.get("inboundMessageId") instanceof String id
        && !id.isBlank()
        && number.map(to::equals).orElse(true)) {
      Instant now = clock.instant();
      return Optional.of(new InboundText(id, from, body, now));
    }
    return Optional.empty();
  }
}
