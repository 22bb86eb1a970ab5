package prepaid.aws.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.aws.fixture.LocalDynamo;
import prepaid.aws.fixture.TableShape;
import prepaid.vending.limits.Limits;
import prepaid.vending.partners.PinHash;
import prepaid.vending.sessions.Session;

class DynamoSessionsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
  private static final PinHash CODE = new PinHash("0".repeat(32), "1".repeat(64));

  private final Map<String, String> tables = LocalDynamo.freshTables(TableShape.PHONES);
  private final DynamoSessions sessions =
      new DynamoSessions(
          LocalDynamo.client(tables), tables.getOrDefault(TableShape.PHONES.variable(), ""));

  @Test
  void aSessionIsReadBackAndReplacedOnce() {
    Session session = session(0, Optional.empty(), 1);
    sessions.add(session);
    assertEquals(Optional.of(session), sessions.find(session.id()));
    assertEquals(Optional.empty(), sessions.find("f".repeat(32)));
    Session shown = session(1, Optional.of("2".repeat(64)), 2);
    assertTrue(sessions.replace(session, shown));
    assertFalse(sessions.replace(session, shown));
    assertEquals(Optional.of(shown), sessions.find(session.id()));
  }

  @Test
  void codesAreCountedByTheHour() {
    for (int i = 0; i < Limits.SESSION_CODES_AN_HOUR_MAX; i++) {
      assertTrue(sessions.mayText("+27821234567", NOW));
    }
    assertFalse(sessions.mayText("+27821234567", NOW));
    assertTrue(sessions.mayText("+27821234568", NOW));
    assertTrue(sessions.mayText("+27821234567", NOW.plusSeconds(3_600)));
  }

  private static Session session(int tries, Optional<String> secret, long version) {
    return new Session("a".repeat(32), "+27821234567", CODE, tries, NOW, secret, version);
  }
}
