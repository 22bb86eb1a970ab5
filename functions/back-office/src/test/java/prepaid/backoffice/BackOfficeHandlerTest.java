package prepaid.backoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import prepaid.aws.dynamo.StoreFailed;
import prepaid.aws.fixture.LoggedContext;

final class BackOfficeHandlerTest {
  private static final Map<String, String> VARIABLES =
      Map.ofEntries(
          Map.entry("AWS_REGION", "af-south-1"),
          Map.entry("METERS_TABLE", "meters"),
          Map.entry("REGISTRY_TABLE", "registry"),
          Map.entry("KEYS_TABLE", "keys"),
          Map.entry("KEY_BUDGETS_TABLE", "key-budgets"),
          Map.entry("VENDS_TABLE", "vends"),
          Map.entry("PARTNERS_TABLE", "partners"),
          Map.entry("FLOATS_TABLE", "floats"),
          Map.entry("REMINDERS_TABLE", "reminders"),
          Map.entry("APPROVALS_TABLE", "approvals"),
          Map.entry("STATEMENTS_TABLE", "statements"),
          Map.entry("PHONES_TABLE", "phones"),
          Map.entry("METER_LISTS_TABLE", "lists"),
          Map.entry("IMPORTS_TABLE", "imports"),
          Map.entry("FIGURES_TABLE", "figures"),
          Map.entry("CAMPAIGNS_TABLE", "campaigns"),
          Map.entry("DELIVERIES_TABLE", "deliveries"),
          Map.entry("COMPONENT_KEY_ID", "component"),
          Map.entry("VENDING_KEY_NAME", "vending"),
          Map.entry("TOKEN_GENERATION_ALIAS", "token-generation:office"),
          Map.entry("RESERVE_CREDIT_ALIAS", "token-generation:reserve"),
          Map.entry("ENVIRONMENT", "test"),
          Map.entry("OPERATOR_JWKS_URL", "http://127.0.0.1:1/jwks.json"),
          Map.entry("OPERATOR_ISSUER", "https://issuer.example"));

  private final LoggedContext context = new LoggedContext();

  private String answer(String event) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new BackOfficeHandler(VARIABLES)
        .handleRequest(
            new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, context);
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
    assertEquals(1, context.logged().size());
    String line = context.logged().getFirst();
    assertTrue(line.contains("\"route\":\"/office/v1/utilities\""), line);
  }

  @Test
  void theExportIsBehindTheSameDoorWithVariablesOfItsOwn() throws IOException {
    Map<String, String> variables = new HashMap<>(VARIABLES);
    variables.keySet().removeAll(List.of("METERS_TABLE", "REGISTRY_TABLE", "KEYS_TABLE"));
    variables.put("JOURNAL_TABLE", "journal");
    variables.put("PURCHASES_TABLE", "purchases");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String event =
        "{\"httpMethod\": \"GET\", \"path\": \"/office/v1/exports/vends\","
            + " \"requestContext\": {\"requestId\": \"r-1\"}}";
    new ExportHandler(variables)
        .handleRequest(
            new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, context);
    String answer = out.toString(StandardCharsets.UTF_8);
    assertTrue(answer.startsWith("{\"statusCode\":401,"), answer);
  }

  @Test
  void importsAreBehindTheSameDoorAndWokenByTheirSchedule() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Map<String, String> variables = new HashMap<>(VARIABLES);
    variables.put("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:1");
    variables.put("AWS_ACCESS_KEY_ID", "local");
    variables.put("AWS_SECRET_ACCESS_KEY", "local");
    ImportHandler handler = new ImportHandler(variables);
    String event =
        "{\"httpMethod\": \"GET\", \"path\": \"/office/v1/imports/1\","
            + " \"requestContext\": {\"requestId\": \"r-1\"}}";
    handler.handleRequest(
        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, context);
    String answer = out.toString(StandardCharsets.UTF_8);
    assertTrue(answer.startsWith("{\"statusCode\":401,"), answer);
    ByteArrayInputStream task =
        new ByteArrayInputStream("{\"task\": \"imports\"}".getBytes(StandardCharsets.UTF_8));
    assertThrows(
        StoreFailed.class,
        () -> handler.handleRequest(task, out, context),
        "it asks the store, which is nowhere here");
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
}
