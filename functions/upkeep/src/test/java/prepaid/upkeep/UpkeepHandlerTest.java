package prepaid.upkeep;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.aws.fixture.LoggedContext;
import prepaid.vending.ledger.Checkpoint;
import prepaid.vending.payments.Reminder;

class UpkeepHandlerTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:01:00Z");
  private final Calendar calendar = new Calendar();

  @Test
  void theScheduledEventStartsARunThatAnswersItsCounts() throws IOException {
    calendar.add(new Reminder(Reminder.Kind.EXPIRE, "a", NOW));
    calendar.add(new Reminder(Reminder.Kind.REFUND, "b", NOW));
    UpkeepRun.Looks looks =
        reminder ->
            reminder.kind() == Reminder.Kind.REFUND
                ? Optional.of(NOW.plusSeconds(600))
                : Optional.empty();
    assertEquals(
        Map.of("done", 1, "again", 1, "failed", 0, "left", false), JSON.std.mapFrom(invoke(looks)));
  }

  @Test
  void aMissingVariableIsNamed() {
    var missing =
        assertThrows(
            IllegalStateException.class,
            () -> new UpkeepHandler(Map.of("AWS_REGION", "eu-west-1")));
    assertTrue(String.valueOf(missing.getMessage()).contains("_TABLE"));
  }

  private String invoke(UpkeepRun.Looks looks) throws IOException {
    return invoke(looks, "upkeep-schedule.json");
  }

  private String invoke(UpkeepRun.Looks looks, String sample) throws IOException {
    byte[] event = Files.readAllBytes(Path.of(System.getProperty("house.root"), "events", sample));
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    Checkpoint made = new Checkpoint(7, NOW, Checkpoint.NO_ROOT, 3, Checkpoint.NO_ROOT, "", "");
    var scheduled =
        new UpkeepHandler.Scheduled(
            () -> Optional.of(made), () -> Map.of("recounted", 2, "told", 1));
    new UpkeepHandler(calendar, looks, scheduled, Clock.fixed(NOW, ZoneOffset.UTC))
        .handleRequest(new ByteArrayInputStream(event), output, new LoggedContext());
    return output.toString(UTF_8);
  }

  @Test
  void theCheckpointsOwnEventMakesOneAndLooksAtNoReminder() throws IOException {
    calendar.add(new Reminder(Reminder.Kind.EXPIRE, "a", NOW));
    UpkeepRun.Looks none =
        reminder -> {
          throw new IllegalStateException("looked at");
        };
    String answer = invoke(none, "upkeep-checkpoint.json");
    assertEquals(Map.of("checkpoint", 7, "heads", 3), JSON.std.mapFrom(answer));
  }

  @Test
  void theKeysOwnEventLooksAfterKeysAlone() throws IOException {
    calendar.add(new Reminder(Reminder.Kind.EXPIRE, "a", NOW));
    UpkeepRun.Looks none =
        reminder -> {
          throw new IllegalStateException("looked at");
        };
    assertEquals(
        Map.of("recounted", 2, "told", 1), JSON.std.mapFrom(invoke(none, "upkeep-keys.json")));
  }
}
