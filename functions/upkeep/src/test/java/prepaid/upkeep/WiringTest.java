package prepaid.upkeep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import prepaid.aws.Environment;
import prepaid.vending.ledger.Checkpointing;

class WiringTest {
  private static final List<String> TABLES =
      List.of(
          "REMINDERS",
          "PURCHASES",
          "VENDS",
          "METERS",
          "REGISTRY",
          "DELIVERIES",
          "JOURNAL",
          "KEYS",
          "KEY_BUDGETS",
          "PHONES");

  @Test
  void theTemplatesVariablesAreEnough() {
    assertEquals(Tasks.class, wiring(environment()).tasks().getClass());
    assertEquals(Checkpointing.class, wiring(environment()).checkpointing().getClass());
    assertEquals(KeyUpkeep.class, wiring(environment()).keys().getClass());
  }

  @Test
  void anotherProviderIsRefusedAtTheStart() {
    Map<String, String> environment = environment();
    environment.put("PAYMENTS_PROVIDER", "nobody");
    var refusal = assertThrows(IllegalStateException.class, () -> wiring(environment).tasks());
    assertTrue(String.valueOf(refusal.getMessage()).contains("PAYMENTS_PROVIDER"));
  }

  private static Wiring wiring(Map<String, String> environment) {
    return new Wiring(new Environment(environment), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  }

  private static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    TABLES.forEach(table -> environment.put(table + "_TABLE", "table-" + table));
    environment.put("CHECKPOINT_KEY_ID", "checkpoint-key");
    environment.put("ALARM_TOPIC", "arn:aws:sns:eu-west-1:000000000000:alarms");
    environment.put("AWS_REGION", "eu-west-1");
    environment.put("AWS_ACCESS_KEY_ID", "test");
    environment.put("AWS_SECRET_ACCESS_KEY", "test");
    environment.put("TOKEN_GENERATION_ALIAS", "token-generation:upkeep");
    environment.put("PAYMENTS_PROVIDER", "sandbox");
    environment.put("SANDBOX_PAYMENTS_URL", "http://localhost:9");
    environment.put("PUBLIC_URL", "http://localhost:8080");
    environment.put("SANDBOX_PAYMENTS_SECRET", "sixteen-characters");
    return environment;
  }
}
