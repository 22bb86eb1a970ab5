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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import prepaid.aws.dynamo.StoreFailed;
import prepaid.aws.fixture.LoggedContext;
import prepaid.vending.campaigns.CampaignWork;

class CampaignHandlerTest {
  private static final List<String> TABLES =
      List.of(
          "CAMPAIGNS",
          "METERS",
          "METER_LISTS",
          "PHONES",
          "REGISTRY",
          "KEYS",
          "VENDS",
          "PURCHASES",
          "DELIVERIES",
          "FIGURES");

  private static Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    TABLES.forEach(table -> environment.put(table + "_TABLE", "table-" + table));
    environment.put("TOKEN_GENERATION_ALIAS", "token-generation:upkeep");
    environment.put("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:1");
    environment.put("AWS_REGION", "eu-west-1");
    environment.put("AWS_ACCESS_KEY_ID", "test");
    environment.put("AWS_SECRET_ACCESS_KEY", "test");
    return environment;
  }

  private static byte[] event() throws IOException {
    Path root = Path.of(System.getProperty("house.root"));
    return Files.readAllBytes(root.resolve("events").resolve("campaigns-schedule.json"));
  }

  @Test
  void theScheduledEventAsksTheStoreAndTheTemplatesVariablesAreEnough() throws IOException {
    CampaignHandler handler = new CampaignHandler(environment());
    byte[] event = event();
    assertThrows(
        StoreFailed.class,
        () ->
            handler.handleRequest(
                new ByteArrayInputStream(event), new ByteArrayOutputStream(), new LoggedContext()),
        "it asks the store, which is nowhere here");
  }

  @Test
  void theTimeLeftIsTheContextsAndTheCountsAreAnswered() throws IOException {
    long[] left = new long[1];
    CampaignHandler handler =
        new CampaignHandler((timeLeft, log) -> {
          Arrays.fill(left, timeLeft.get().toMillis());
          return new CampaignWork.Report(3, 270, 1);
        });
    LoggedContext context = new LoggedContext();
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(event()), output, context);
    assertEquals(
        Map.of("pages", 3, "meters", 270, "failed", 1), JSON.std.mapFrom(output.toString(UTF_8)));
    assertEquals(context.getRemainingTimeInMillis(), left[0]);
  }

  @Test
  void aMissingVariableIsNamed() {
    var missing =
        assertThrows(
            IllegalStateException.class,
            () -> new CampaignHandler(Map.of("AWS_REGION", "eu-west-1")));
    assertTrue(String.valueOf(missing.getMessage()).contains("_TABLE"));
  }
}
