package prepaid.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import prepaid.aws.fixture.Samples;

class AwsPortsTest {
  private static final Clock CLOCK = Clock.fixed(Samples.NOW, ZoneOffset.UTC);
  private static final Map<String, String> NEEDED =
      Map.of(
          "AWS_REGION", "af-south-1",
          "AWS_ACCESS_KEY_ID", "id",
          "AWS_SECRET_ACCESS_KEY", "secret");

  static final List<Arguments> PORTS =
      List.of(
          port(AwsPorts::meters, "METERS_TABLE"),
          port(AwsPorts::ledger, "VENDS_TABLE", "METERS_TABLE", "PURCHASES_TABLE"),
          port(AwsPorts::purchases, "PURCHASES_TABLE", "REMINDERS_TABLE"),
          port(AwsPorts::reminders, "REMINDERS_TABLE"),
          port(AwsPorts::deliveries, "DELIVERIES_TABLE"),
          port(AwsPorts::journal, "JOURNAL_TABLE"),
          port(AwsPorts::checkpoints, "JOURNAL_TABLE"),
          port(AwsPorts::checkpointSigning, "CHECKPOINT_KEY_ID"),
          port(
              ports -> ports.audit().trail(),
              "JOURNAL_TABLE",
              "VENDS_TABLE",
              "PURCHASES_TABLE",
              "FLOATS_TABLE"),
          port(AwsPorts::recentUtilities, "REGISTRY_TABLE"),
          port(AwsPorts::recentTariffs, "REGISTRY_TABLE"),
          port(AwsPorts::recentKeys, "KEYS_TABLE"),
          port(AwsPorts::keyWrapping),
          port(AwsPorts::texts),
          port(AwsPorts::vendChannel, "TOKEN_GENERATION_ALIAS"),
          port(ports -> ports.audit().tokens(), "TOKEN_GENERATION_ALIAS"),
          port(ports -> ports.keyWork().ceremony(), "TOKEN_GENERATION_ALIAS"),
          port(ports -> ports.keyWork().rewrapping(), "TOKEN_GENERATION_ALIAS"),
          port(ports -> ports.keyWork().reading(), "KEYS_TABLE"),
          port(ports -> ports.keyWork().budgets(), "KEY_BUDGETS_TABLE"),
          port(ports -> ports.keyWork().recentBudgets(), "KEY_BUDGETS_TABLE"),
          port(ports -> ports.keyWork().alarms(), "KEY_BUDGETS_TABLE", "ALARM_TOPIC"));

  private static Arguments port(Function<AwsPorts, Object> port, String... variables) {
    return Arguments.of(port, List.of(variables));
  }

  @ParameterizedTest
  @FieldSource("PORTS")
  void aPortNeedsItsOwnVariablesAndNoOthers(
      Function<AwsPorts, Object> port, List<String> variables) {
    Map<String, String> environment = new HashMap<>(NEEDED);
    variables.forEach(name -> environment.put(name, "function:alias"));
    assertNotNull(port.apply(AwsPorts.of(new Environment(environment), CLOCK)));

    for (String name : variables) {
      Map<String, String> without = new HashMap<>(environment);
      without.remove(name);
      AwsPorts ports = AwsPorts.of(new Environment(without), CLOCK);
      var missing = assertThrows(IllegalStateException.class, () -> port.apply(ports));
      assertEquals("environment variable not set: " + name, missing.getMessage());
    }
  }

  @Test
  void aKeyIdIsNeededWhenItIsUsed() {
    var wrapping = AwsPorts.of(new Environment(NEEDED), CLOCK).keyWrapping();
    var missing =
        assertThrows(
            IllegalStateException.class, () -> wrapping.wrap(new byte[20], Map.of("a", "b")));
    assertEquals("environment variable not set: VENDING_KEY_ID", missing.getMessage());
  }

  @Test
  void noClientIsBuiltBeforeAPortAsksForIt() {
    var broken =
        new AwsPorts(
            new AwsClients(
                new Environment(NEEDED),
                client -> {
                  throw new IllegalStateException("a client was built");
                }),
            CLOCK);
    assertThrows(IllegalStateException.class, broken::texts);
  }
}
