package prepaid.localcloud.sns;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import prepaid.localcloud.wire.Json;

/** The phones of this machine: a text from one is published as AWS End User Messaging SMS does. */
public final class Handsets {
  /** The number that people text to. */
  public static final String NUMBER = "+27600031696";

  private final String topicArn;
  private final BiConsumer<String, String> publish;

  /**
   * @param topicArn of inbound texts
   * @param publish takes a topic and a message
   */
  public Handsets(String topicArn, BiConsumer<String, String> publish) {
    this.topicArn = topicArn;
    this.publish = publish;
  }

  /**
   * Sends a text in.
   *
   * @param id of the message, for one that comes again; a new one when it is empty
   * @return the id
   */
  public String text(String from, String body, String id) {
    String messageId = id.isEmpty() ? UUID.randomUUID().toString() : id;
    Map<String, Object> message = new LinkedHashMap<>();
    message.put("originationNumber", from);
    message.put("destinationNumber", NUMBER);
    message.put("messageKeyword", "KEYWORD_0");
    message.put("messageBody", body);
    message.put("inboundMessageId", messageId);
    message.put("previousPublishedMessageId", "");
    publish.accept(topicArn, new String(Json.bytes(message), StandardCharsets.UTF_8));
    return messageId;
  }
}
