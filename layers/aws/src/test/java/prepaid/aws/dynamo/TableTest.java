package prepaid.aws.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import prepaid.aws.AwsClients;
import prepaid.aws.Environment;
import prepaid.aws.fixture.Fault;
import prepaid.aws.fixture.LocalPorts;
import prepaid.aws.fixture.Samples;
import prepaid.aws.fixture.TableShape;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

class TableTest {
  private final LocalPorts local =
      LocalPorts.fresh(Clock.fixed(Samples.NOW, ZoneOffset.UTC), TableShape.REGISTRY);
  private final DynamoDbClient dynamo =
      new AwsClients(new Environment(local.variables()), local.faults()).dynamo();
  private final Table table = new Table(dynamo, local.table(TableShape.REGISTRY));

  private static QueryRequest.Builder partition() {
    return QueryRequest.builder()
        .keyConditionExpression("k = :k")
        .expressionAttributeValues(Map.of(":k", AttributeValue.fromS("p")));
  }

  @Test
  void aPartitionOfSeveralPagesIsReadWhole() {
    String large = "x".repeat(300_000);
    List<String> sorts = IntStream.range(0, 8).mapToObj(i -> "row-" + i).toList();
    for (String sort : sorts) {
      Map<String, AttributeValue> row =
          Map.of(
              "k", AttributeValue.fromS("p"),
              "s", AttributeValue.fromS(sort),
              "x", AttributeValue.fromS(large));
      local.rows().putItem(put -> put.tableName(table.name()).item(row));
    }

    List<String> read =
        table.all(partition()).stream().map(row -> RowReader.of("r", "s", row).text("s")).toList();
    assertEquals(sorts, read);
    assertTrue(local.faults().count("Query") > 1, "one page proves nothing");
  }

  @Test
  void aFailureNamesTheTableAndTheCode() {
    local.faults().always("Query", Fault.refused("AccessDeniedException"));
    StoreFailed failed = assertThrows(StoreFailed.class, () -> table.all(partition()));
    assertEquals(
        "query of table " + table.name() + " failed: AccessDeniedException, status 400",
        failed.getMessage());
  }
}
