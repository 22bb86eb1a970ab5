package prepaid.aws.sns;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import prepaid.aws.Failures;
import prepaid.vending.messaging.TextNotSent;
import prepaid.vending.messaging.Texts;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** Texts by SNS, straight to a phone number, at the reliable and dearer of its two rates. */
public final class SnsTexts implements Texts {
  private final SnsClient sns;
  private final Map<String, MessageAttributeValue> attributes;

  /**
   * @param senderId what the phone shows as the sender, in the countries that allow one
   */
  public SnsTexts(SnsClient sns, Optional<String> senderId) {
    this.sns = sns;
    Map<String, MessageAttributeValue> settings = new HashMap<>();
    settings.put("AWS.SNS.SMS.SMSType", text("Transactional"));
    senderId.ifPresent(id -> settings.put("AWS.SNS.SMS.SenderID", text(id)));
    this.attributes = Map.copyOf(settings);
  }

  @Override
  public String send(String to, String body) {
    PublishRequest request =
        PublishRequest.builder()
            .phoneNumber(to)
            .message(body)
            .messageAttributes(attributes)
            .build();
    try {
      return sns.publish(request).messageId();
    } catch (SdkException failure) {
      throw new TextNotSent("SNS did not take a text: " + Failures.word(failure), failure);
    }
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }
}
