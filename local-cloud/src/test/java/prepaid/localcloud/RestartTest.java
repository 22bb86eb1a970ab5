package prepaid.localcloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prepaid.localcloud.wire.AwsClients;
import prepaid.localcloud.wire.Json;
import prepaid.localcloud.wire.JsonCalls;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** With a data directory, nothing is lost between two starts. */
class RestartTest {
  private static final String TABLE = "prepaid-local-RowsTable";

  @Test
  void rowsTextsAndStreamPositionsSurvive(@TempDir Path directory) {
    Options options =
        Options.of(LocalCloudTest.smallTemplate()).withoutMeterEmulator().withData(directory);
    try (JsonCalls calls = new JsonCalls()) {
      try (LocalCloud cloud = LocalCloud.start(options)) {
        outcome(calls, cloud, "/v1/put/kept-one");
        outcome(calls, cloud, "/v1/text/+27820000055");
        Await.until("the first row", () -> StreamHandler.SEEN.contains("kept-one"));
      }
      long before = StreamHandler.SEEN.stream().filter("kept-one"::equals).count();
      try (LocalCloud cloud = LocalCloud.start(options)) {
        assertTrue(has(cloud, "kept-one"));
        assertEquals(1, cloud.texts(Optional.of("+27820000055")).size());
        outcome(calls, cloud, "/v1/put/kept-two");
        Await.until("the second row", () -> StreamHandler.SEEN.contains("kept-two"));
      }
      assertEquals(before, StreamHandler.SEEN.stream().filter("kept-one"::equals).count());
    }
  }

  @Test
  void aFreePortIsTheOneThatAddressesWereGivenOutFor(@TempDir Path directory) {
    Options options =
        Options.of(LocalCloudTest.smallTemplate()).withoutMeterEmulator().withData(directory);
    URI before;
    try (LocalCloud cloud = LocalCloud.start(options)) {
      before = cloud.api();
    }
    try (LocalCloud cloud = LocalCloud.start(options)) {
      assertEquals(before, cloud.api());
    }
  }

  @Test
  void aDirectoryIsTakenByOneSystemAtATime(@TempDir Path directory) {
    Options options =
        Options.of(LocalCloudTest.smallTemplate()).withoutMeterEmulator().withData(directory);
    try (LocalCloud first = LocalCloud.start(options)) {
      assertThrows(IllegalStateException.class, () -> LocalCloud.start(options));
      assertTrue(first.api().getPort() > 0);
    }
    LocalCloud.start(options).close();
  }

  private static boolean has(LocalCloud cloud, String key) {
    try (AwsClients clients = cloud.clients();
        DynamoDbClient dynamo = clients.dynamodb()) {
      return dynamo
          .getItem(get -> get.tableName(TABLE).key(Map.of("k", AttributeValue.fromS(key))))
          .hasItem();
    }
  }

  private static String outcome(JsonCalls calls, LocalCloud cloud, String path) {
    return Json.string(calls.get(cloud.api() + path, Map.of()).object(), "outcome");
  }
}
