package prepaid.localcloud.sns;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import prepaid.localcloud.iam.Policies;
import prepaid.localcloud.wire.Caller;
import prepaid.localcloud.wire.WireRequest;
import prepaid.localcloud.wire.WireResponse;

/** SNS over its own protocol: form-encoded questions, XML answers. */
public final class SnsEndpoint {
  private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{6,14}");
  private static final int MESSAGE_CHARACTERS_MAX = 1600;

  private final LocalTopics topics;
  private final Carrier carrier;
  private volatile boolean textsFail;
  private volatile Policies policies = Policies.none();

  public SnsEndpoint(LocalTopics topics, Carrier carrier) {
    this.topics = topics;
    this.carrier = carrier;
  }

  /** From now on each caller is held to its policies. */
  public void guardedBy(Policies now) {
    this.policies = now;
  }

  /** While {@code fail} no text to a phone is taken, and topics go on: texts are only late. */
  public void failTexts(boolean fail) {
    textsFail = fail;
  }

  public WireResponse answer(WireRequest request) {
    Map<String, List<String>> form = WireRequest.form(request.text());
    String action = field(form, "Action");
    String caller = Caller.accessKeyId(request).orElse("");
    return switch (action) {
      case "Publish" -> publish(caller, form);
      case "CreateTopic" -> create(caller, form);
      default -> error(400, "InvalidAction", action + " is not served here");
    };
  }

  private WireResponse create(String caller, Map<String, List<String>> form) {
    Optional<String> refusal = refusal(caller, "sns:CreateTopic", "*");
    if (refusal.isPresent()) {
      return error(403, "AuthorizationError", refusal.get());
    }
    String arn = topics.topic(field(form, "Name"));
    return result("CreateTopic", "<TopicArn>" + arn + "</TopicArn>");
  }

  private WireResponse publish(String caller, Map<String, List<String>> form) {
    String phone = field(form, "PhoneNumber");
    String topic = field(form, "TopicArn");
    String message = field(form, "Message");
    Optional<String> refusal = refusal(caller, "sns:Publish", phone.isEmpty() ? topic : phone);
    if (refusal.isPresent()) {
      return error(403, "AuthorizationError", refusal.get());
    }
    if (textsFail && !phone.isEmpty()) {
      return error(500, "InternalError", "made to fail");
    }
    if (message.isEmpty()) {
      return error(400, "InvalidParameter", "Invalid parameter: Empty message");
    }
    if (!phone.isEmpty()) {
      return text(phone, message);
    }
    return topics.message(topic, message)
        ? published(UUID.randomUUID().toString())
        : error(404, "NotFound", "Topic does not exist");
  }

  private WireResponse text(String phone, String message) {
    if (!PHONE.matcher(phone).matches()) {
      return error(400, "InvalidParameter", "Invalid parameter: PhoneNumber Reason: not E.164");
    }
    if (message.length() > MESSAGE_CHARACTERS_MAX) {
      return error(400, "InvalidParameter", "Invalid parameter: Message too long");
    }
    String messageId = UUID.randomUUID().toString();
    if (carrier.reaches(phone)) {
      topics.text(phone, message);
    }
    carrier.report(messageId, phone);
    return published(messageId);
  }

  private Optional<String> refusal(String caller, String action, String resource) {
    return policies.refusal(new Policies.Call(caller, action, resource, Map.of()));
  }

  private static WireResponse published(String messageId) {
    return result("Publish", "<MessageId>" + messageId + "</MessageId>");
  }

  private static WireResponse result(String action, String content) {
    return xml(
        200,
        "<%1$sResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><%1$sResult>%2$s"
                .formatted(action, content)
            + "</%1$sResult><ResponseMetadata><RequestId>%2$s</RequestId></ResponseMetadata>"
                .formatted(action, UUID.randomUUID())
            + "</%sResponse>".formatted(action));
  }

  private static WireResponse error(int status, String code, String message) {
    String who = status < 500 ? "Sender" : "Receiver";
    return xml(
        status,
        "<ErrorResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><Error>"
            + "<Type>%s</Type><Code>%s</Code><Message>%s</Message></Error>"
                .formatted(who, code, escape(message))
            + "<RequestId>%s</RequestId></ErrorResponse>".formatted(UUID.randomUUID()));
  }

  private static WireResponse xml(int status, String text) {
    return WireResponse.text(status, "text/xml", text);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String field(Map<String, List<String>> form, String name) {
    return form.getOrDefault(name, List.of("")).getFirst();
  }
}
