package prepaid.backoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

final class BackOfficeHandlerTest {
  private static final Map<String, String> VARIABLES =
      Map.of(
          "AWS_REGION", "af-south-1",
          "METERS_TABLE", "meters",
          "REGISTRY_TABLE", "registry",
          "KEYS_TABLE", "keys",
          "COMPONENT_KEY_ID", "component",
          "TOKEN_GENERATION_ALIAS", "token-generation:office",
          "ENVIRONMENT", "test",
          "OPERATOR_JWKS_URL", "http://127.0.0.1:1/jwks.json",
          "OPERATOR_ISSUER", "https://issuer.example");

  private final List<String> log = new ArrayList<>();

  private String answer(String event) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new BackOfficeHandler(VARIABLES)
        .handleRequest(
            new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, new Run(log));
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void answersAnEventOfTheGateway() throws IOException {
    String answer =
        answer(
            "{\"httpMethod\": \"GET\", \"path\": \"/office/v1/utilities\","
                + " \"requestContext\": {\"requestId\": \"r-1\"}}");
    assertTrue(answer.startsWith("{\"statusCode\":401,"), answer);
    assertTrue(answer.contains("\"WWW-Authenticate\":\"Bearer\""), answer);
    assertEquals(1, log.size());
    assertTrue(log.getFirst().contains("\"route\":\"/office/v1/utilities\""), log.getFirst());
  }

  @Test
  void aSignInServiceThatDoesNotAnswerIs503() throws IOException {
    String answer =
        answer(
            "{\"httpMethod\": \"GET\", \"path\": \"/office/v1/utilities\", \"headers\":"
                + " {\"Authorization\": \"Bearer "
                + OfficeWorld.admin()
                + "\"}}");
    assertTrue(answer.startsWith("{\"statusCode\":503,"), answer);
    assertTrue(answer.contains("sign-in-unavailable"), answer);
  }

  @Test
  void aMissingVariableIsNamed() {
    Map<String, String> without = new HashMap<>(VARIABLES);
    without.remove("OPERATOR_ISSUER");
    assertTrue(
        assertThrows(IllegalStateException.class, () -> new BackOfficeHandler(without))
            .toString()
            .contains("OPERATOR_ISSUER"));
  }

  /** Lambda's context, as far as a handler here uses it. */
  @NullUnmarked
  private record Run(List<String> log) implements Context {
    @Override
    public LambdaLogger getLogger() {
      return new LambdaLogger() {
        @Override
        public void log(String message) {
          log.add(message);
        }

        @Override
        public void log(byte[] message) {
          log.add(new String(message, StandardCharsets.UTF_8));
        }
      };
    }

    @Override
    public String getAwsRequestId() {
      return "run-1";
    }

    @Override
    public String getLogGroupName() {
      return "group";
    }

    @Override
    public String getLogStreamName() {
      return "stream";
    }

    @Override
    public String getFunctionName() {
      return "back-office";
    }

    @Override
    public String getFunctionVersion() {
      return "1";
    }

    @Override
    public String getInvokedFunctionArn() {
      return "arn:aws:lambda:af-south-1:000000000000:function:back-office";
    }

    @Override
    public CognitoIdentity getIdentity() {
      return null;
    }

    @Override
    public ClientContext getClientContext() {
      return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
      return 29_000;
    }

    @Override
    public int getMemoryLimitInMB() {
      return 512;
    }
  }
}
