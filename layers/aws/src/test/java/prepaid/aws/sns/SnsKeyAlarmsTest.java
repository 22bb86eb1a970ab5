package prepaid.aws.sns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import prepaid.aws.fixture.WireServer;
import prepaid.aws.fixture.WireServer.Answer;
import prepaid.vending.keys.KeyName;
import prepaid.vending.keys.KeyWarning;
import software.amazon.awssdk.services.sns.model.SnsException;

class SnsKeyAlarmsTest {
  private static final String TOPIC = "arn:aws:sns:eu-west-1:000000000000:alarms";
  private static final KeyWarning ENDS =
      new KeyWarning(
          new KeyName("123457", 1), KeyWarning.Kind.ENDS, "It ends.", "123457#1 ends 30");

  private final WireServer server = new WireServer();
  private final Set<String> marks = new HashSet<>();
  private final SnsKeyAlarms alarms =
      new SnsKeyAlarms(server.clients().sns(), TOPIC, marks::contains, marks::add);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aWarningGoesToTheTopicAndIsMarkedWhenItIsThere() {
    server.answer(
        new Answer(
            200,
            Map.of("Content-Type", "text/xml"),
            "<PublishResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><PublishResult>"
                + "<MessageId>message-1</MessageId></PublishResult></PublishResponse>"));
    alarms.tell(ENDS);
    String form = server.heard().getLast().body();
    assertTrue(form.contains("TopicArn=arn%3Aaws%3Asns"), form);
    assertTrue(form.contains("Message=It+ends.") || form.contains("Message=It%20ends."), form);
    assertFalse(form.contains("PhoneNumber"), form);
    assertEquals(Set.of("123457#1 ends 30"), marks);
    assertTrue(alarms.told("123457#1 ends 30"));
  }

  @Test
  void whatWasNotTakenIsToldAgain() {
    server.answer(new Answer(400, Map.of("Content-Type", "text/xml"), "<ErrorResponse/>"));
    assertThrows(SnsException.class, () -> alarms.tell(ENDS));
    assertFalse(alarms.told("123457#1 ends 30"));
  }
}
