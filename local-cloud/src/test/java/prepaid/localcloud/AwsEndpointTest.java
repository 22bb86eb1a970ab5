package prepaid.localcloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import prepaid.localcloud.wire.DataDirectory;
import prepaid.localcloud.wire.Json;
import prepaid.localcloud.wire.JsonCalls;

/** DynamoDB, KMS and SNS at one foreign address, as LocalStack has them. */
class AwsEndpointTest {
  @Test
  void theTemplateIsCreatedThereAndRunsHere() {
    try (LoopbackAws emulator = LoopbackAws.start(DataDirectory.inMemory(), Wiring.clock());
        JsonCalls calls = new JsonCalls()) {
      Options options = elsewhere(emulator.uri());
      try (LocalCloud cloud = LocalCloud.start(options)) {
        assertTrue(cloud.aws().isEmpty());
        assertEquals("done", outcome(calls, cloud, "/v1/put/elsewhere"));
        assertEquals("done", outcome(calls, cloud, "/v1/encrypt/test"));
        assertEquals("done", outcome(calls, cloud, "/v1/text/+27820000077"));
        Await.until("the row", () -> StreamHandler.SEEN.contains("elsewhere"));
        String text =
            new String(
                calls.get(cloud.api() + "/_local/sms?to=%2B27820000077", Map.of()).body(),
                StandardCharsets.UTF_8);
        assertTrue(text.contains("\"body\":\"hello\""), text);
      }
      try (LocalCloud again = LocalCloud.start(options)) {
        assertEquals("done", outcome(calls, again, "/v1/encrypt/test"));
      }
      assertEquals(1, emulator.kms().calls("CreateKey"));
    }
  }

  /** A real account may be selected then: nothing of it is used here. */
  private static Options elsewhere(URI uri) {
    return Options.of(LocalCloudTest.smallTemplate())
        .withoutMeterEmulator()
        .withAwsEndpoint(uri)
        .withEnvironment(Map.of("AWS_PROFILE", "work"), 2);
  }

  private static String outcome(JsonCalls calls, LocalCloud cloud, String path) {
    return Json.string(calls.get(cloud.api() + path, Map.of()).object(), "outcome");
  }
}
