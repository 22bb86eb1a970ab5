package prepaid.webvend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebVendHandlerTest {
  private static final Map<String, String> ENVIRONMENT =
      Map.ofEntries(
          Map.entry("METERS_TABLE", "Meters"),
          Map.entry("VENDS_TABLE", "Vends"),
          Map.entry("PURCHASES_TABLE", "Purchases"),
          Map.entry("REGISTRY_TABLE", "Registry"),
          Map.entry("KEYS_TABLE", "Keys"),
          Map.entry("PHONES_TABLE", "Phones"),
          Map.entry("REMINDERS_TABLE", "Reminders"),
          Map.entry("DELIVERIES_TABLE", "Deliveries"),
          Map.entry("TOKEN_GENERATION_ALIAS", "TokenGeneration:web"),
          Map.entry("CARD_REDEMPTION_ALIAS", "TokenGeneration:card"),
          Map.entry("PAYMENTS_PROVIDER", "sandbox"),
          Map.entry("SANDBOX_PAYMENTS_URL", "http://127.0.0.1:1"),
          Map.entry("SANDBOX_PAYMENTS_SECRET", "a-secret"),
          Map.entry("PUBLIC_URL", "http://127.0.0.1:1"),
          Map.entry("AWS_REGION", "eu-west-1"),
          Map.entry("AWS_ENDPOINT_URL", "http://127.0.0.1:1"),
          Map.entry("AWS_ACCESS_KEY_ID", "key"),
          Map.entry("AWS_SECRET_ACCESS_KEY", "secret"));

  @Test
  void aProxyEventIsAnswered() throws IOException {
    Map<String, Object> response = answer("/v1/openapi.yaml");

    assertEquals(200, response.get("statusCode"));
    assertTrue(String.valueOf(response.get("body")).startsWith("openapi: 3.1.0"));
  }

  @Test
  void aStoreThatIsAwayMeansNothingHappened() throws IOException {
    Map<String, Object> response = answer("/v1/meters/01234567897");

    assertEquals(503, response.get("statusCode"));
    assertTrue(String.valueOf(response.get("body")).contains("Nothing happened"));
  }

  @Test
  void eachVariableIsMissedByItsName() {
    for (String name : ENVIRONMENT.keySet()) {
      if (name.startsWith("AWS_")) {
        continue;
      }
      Map<String, String> without = new HashMap<>(ENVIRONMENT);
      without.remove(name);
      var refusal =
          assertThrows(IllegalStateException.class, () -> new WebVendHandler(without), name);
      assertTrue(String.valueOf(refusal.getMessage()).contains(name), name);
    }
  }

  private static Map<String, Object> answer(String path) throws IOException {
    var answer = new ByteArrayOutputStream();
    new WebVendHandler(ENVIRONMENT).handleRequest(event(path), answer, context());
    return JSON.std.mapFrom(answer.toByteArray());
  }

  private static ByteArrayInputStream event(String path) {
    return new ByteArrayInputStream(
        """
        {"httpMethod":"GET","path":"%s","headers":{},"body":null,
         "isBase64Encoded":false,"requestContext":{"requestId":"r-1"}}\
        """
            .formatted(path)
            .getBytes(UTF_8));
  }

  private static Context context() {
    LambdaLogger silent =
        new LambdaLogger() {
          @Override
          public void log(String message) {}

          @Override
          public void log(byte[] message) {}
        };
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) -> method.getName().equals("getLogger") ? silent : null);
  }
}
