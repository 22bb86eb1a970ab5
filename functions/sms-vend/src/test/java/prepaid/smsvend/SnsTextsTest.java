package prepaid.smsvend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.vending.texting.Answering.Outcome;
import prepaid.vending.texting.InboundText;

class SnsTextsTest {
  private static final String TOPIC = "arn:aws:sns:af-south-1:000000000000:texts";
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final String MESSAGE =
      """
      {"originationNumber": "+27821234567", "destinationNumber": "+27600031696",
       "messageKeyword": "KEYWORD_1", "messageBody": "BAL", "inboundMessageId": "m-1",
       "previousPublishedMessageId": ""}\
      """;

  private final SnsTexts sns = new SnsTexts(TOPIC, Optional.of("+27600031696"), () -> NOW);

  private List<Optional<InboundText>> read(String source, String topic, String message) {
    Map<String, Object> notification = new HashMap<>(Map.of("TopicArn", topic));
    notification.put("Message", message);
    return sns.of(Map.of("Records", List.of(Map.of("EventSource", source, "Sns", notification))));
  }

  @Test
  void aTextOfTheTopicIsRead() {
    InboundText text = new InboundText("m-1", "+27821234567", "BAL", NOW);
    assertEquals(List.of(Optional.of(text)), read("aws:sns", TOPIC, MESSAGE));
  }

  @Test
  void theSampleEventIsRead() throws IOException {
    Path file = Path.of(System.getProperty("house.root", "../.."), "events/sms-inbound.json");
    Map<String, Object> event = JSON.std.mapFrom(Files.readString(file));
    assertEquals("BAL", sns.of(event).getFirst().orElseThrow().body());
  }

  @Test
  void whatIsForgedOrForeignIsNoText() {
    List<Optional<InboundText>> none = List.of(Optional.empty());
    assertEquals(none, read("aws:sns", TOPIC + "-other", MESSAGE));
    assertEquals(none, read("aws:s3", TOPIC, MESSAGE));
    assertEquals(none, read("aws:sns", TOPIC, "BAL"));
    assertEquals(none, read("aws:sns", TOPIC, "{}"));
    assertEquals(none, read("aws:sns", TOPIC, "[1]"));
    assertEquals(none, read("aws:sns", TOPIC, MESSAGE.replace("+27600031696", "+27600000000")));
    assertEquals(none, read("aws:sns", TOPIC, MESSAGE.replace("\"m-1\"", "\" \"")));
    assertEquals(none, read("aws:sns", TOPIC, MESSAGE.replace("\"BAL\"", "7")));
    assertEquals(List.of(Optional.empty()), sns.of(Map.of("Records", List.of("text"))));
  }

  @Test
  void oneThatFailsHoldsUpNoOtherAndTheEventComesAgain() {
    List<String> log = new ArrayList<>();
    List<String> answered = new ArrayList<>();
    Desk desk =
        new Desk(
            text -> {
              if (text.id().equals("bad")) {
                throw new IllegalStateException("+27821234567");
              }
              answered.add(text.id());
              return Outcome.ANSWERED;
            },
            log::add);
    List<Optional<InboundText>> texts =
        List.of(
            Optional.of(new InboundText("bad", "+27821234567", "BAL", NOW)),
            Optional.empty(),
            Optional.of(new InboundText("good", "+27821234567", "BAL", NOW)));
    assertThrows(Desk.NotAnswered.class, () -> desk.answer(texts));
    assertEquals(List.of("good"), answered);
    assertEquals(
        "{\"text\":\"failed java.lang.illegalstateexception\"}\n{\"text\":\"foreign\"}\n"
            + "{\"text\":\"answered\"}\n",
        String.join("", log));
  }
}
