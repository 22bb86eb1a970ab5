package prepaid.outside.payments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProvidersTest {
  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "PAYMENTS_PROVIDER", "sandbox",
          "SANDBOX_PAYMENTS_URL", "http://pay.example/",
          "SANDBOX_PAYMENTS_SECRET", "a-secret",
          "PUBLIC_URL", "http://we.example");

  @Test
  void theSandboxIsChosenByName() {
    assertEquals("sandbox", Providers.of(ENVIRONMENT, CLOCK).name());
  }

  @Test
  void eachVariableIsMissedByItsName() {
    for (String name : ENVIRONMENT.keySet()) {
      for (String value : new String[] {"", " "}) {
        Map<String, String> without = new HashMap<>(ENVIRONMENT);
        without.put(name, value);
        assertTrue(refusal(without).contains(name), name);
      }
      Map<String, String> without = new HashMap<>(ENVIRONMENT);
      without.remove(name);
      assertTrue(refusal(without).contains(name), name);
      assertFalse(refusal(without).contains("a-secret"));
    }
  }

  @Test
  void anUnknownProviderIsRefused() {
    Map<String, String> other = new HashMap<>(ENVIRONMENT);
    other.put("PAYMENTS_PROVIDER", "cash");
    assertTrue(refusal(other).contains("cash"));
  }

  private static String refusal(Map<String, String> environment) {
    return String.valueOf(
        assertThrows(IllegalStateException.class, () -> Providers.of(environment, CLOCK))
            .getMessage());
  }
}
