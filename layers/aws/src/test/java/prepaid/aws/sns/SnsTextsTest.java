package prepaid.aws.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import prepaid.aws.fixture.WireServer;
import prepaid.aws.fixture.WireServer.Answer;
import prepaid.vending.messaging.TextNotSent;

class SnsTextsTest {
  private static final Answer TAKEN =
      new Answer(
          200,
          Map.of("Content-Type", "text/xml"),
          "<PublishResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><PublishResult>"
              + "<MessageId>message-1</MessageId></PublishResult></PublishResponse>");

  private final WireServer server = new WireServer();

  @AfterEach
  void close() {
    server.close();
  }

  private Map<String, String> form() {
    Map<String, String> form = new TreeMap<>();
    for (String pair : server.heard().getLast().body().split("&", -1)) {
      int at = pair.indexOf('=');
      form.put(
          URLDecoder.decode(pair.substring(0, at), StandardCharsets.UTF_8),
          URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
    }
    return form;
  }

  private SnsTexts texts(Optional<String> senderId) {
    return new SnsTexts(server.clients().sns(), senderId);
  }

  @Test
  void aTextGoesToAPhoneNumberAsTransactional() {
    server.answer(TAKEN);
    assertEquals("message-1", texts(Optional.empty()).send("+27821234567", "Токен: 1234 & 5"));

    Map<String, String> form = form();
    assertEquals("Publish", form.get("Action"));
    assertEquals("+27821234567", form.get("PhoneNumber"));
    assertEquals("Токен: 1234 & 5", form.get("Message"));
    assertEquals("AWS.SNS.SMS.SMSType", form.get("MessageAttributes.entry.1.Name"));
    assertEquals("Transactional", form.get("MessageAttributes.entry.1.Value.StringValue"));
    assertFalse(form.containsKey("TopicArn"));
    assertFalse(form.containsValue("AWS.SNS.SMS.SenderID"));
  }

  @Test
  void aSenderIsNamedWhereOneIsConfigured() {
    server.answer(TAKEN);
    texts(Optional.of("PREPAID")).send("+27821234567", "m");
    assertEquals(true, form().containsValue("AWS.SNS.SMS.SenderID"));
    assertEquals(true, form().containsValue("PREPAID"));
  }

  @Test
  void whatSnsDoesNotTakeIsNotSentAndSaysSoWithoutTheText() {
    server.answer(
        new Answer(
            500,
            Map.of("Content-Type", "text/xml"),
            "<ErrorResponse><Error><Type>Receiver</Type><Code>InternalFailure</Code>"
                + "<Message>m</Message></Error></ErrorResponse>"));
    SnsTexts texts = texts(Optional.empty());
    var failed = assertThrows(TextNotSent.class, () -> texts.send("+27821234567", "1234 5678"));
    assertEquals("SNS did not take a text: InternalFailure, status 500", failed.getMessage());
    assertEquals(1, server.heard().size());
  }
}
