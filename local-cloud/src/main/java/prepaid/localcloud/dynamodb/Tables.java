package prepaid.localcloud.dynamodb;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import prepaid.localcloud.template.TableSpec;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;

/** Creates the template's tables where they are not there yet. */
public final class Tables {
  private final DynamoDbClient dynamo;

  public Tables(DynamoDbClient dynamo) {
    this.dynamo = dynamo;
  }

  /** Creates the table; one that exists already, from an earlier start, stays as it is. */
  public void create(TableSpec table) {
    try {
      dynamo.createTable(request(table));
      dynamo.waiter().waitUntilTableExists(wait -> wait.tableName(table.name()));
    } catch (ResourceInUseException there) {
      sameKeys(table);
    }
  }

  /** The ARN of the table's stream. */
  public Optional<String> streamArn(TableSpec table) {
    var description = dynamo.describeTable(request -> request.tableName(table.name())).table();
    return Optional.ofNullable(description.latestStreamArn());
  }

  private void sameKeys(TableSpec table) {
    var description = dynamo.describeTable(request -> request.tableName(table.name())).table();
    if (!description.keySchema().equals(keys(table.keys()))) {
      throw new IllegalStateException(
          "the table " + table.name() + " exists with other keys than the template's");
    }
  }

  private static CreateTableRequest request(TableSpec table) {
    CreateTableRequest.Builder request =
        CreateTableRequest.builder()
            .tableName(table.name())
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(attributes(table))
            .keySchema(keys(table.keys()));
    if (!table.indexes().isEmpty()) {
      request.globalSecondaryIndexes(table.indexes().stream().map(Tables::index).toList());
    }
    table
        .streamView()
        .ifPresent(view ->
            request.streamSpecification(
                StreamSpecification.builder().streamEnabled(true).streamViewType(view).build()));
    return request.build();
  }

  private static List<AttributeDefinition> attributes(TableSpec table) {
    return table.attributes().entrySet().stream()
        .map(one ->
            AttributeDefinition.builder()
                .attributeName(one.getKey())
                .attributeType(one.getValue())
                .build())
        .toList();
  }

  private static GlobalSecondaryIndex index(TableSpec.Index index) {
    return GlobalSecondaryIndex.builder()
        .indexName(index.name())
        .keySchema(keys(index.keys()))
        .projection(projection -> {
          projection.projectionType(index.projection());
          if (!index.nonKeyAttributes().isEmpty()) {
            projection.nonKeyAttributes(index.nonKeyAttributes());
          }
        })
        .build();
  }

  private static List<KeySchemaElement> keys(List<String> names) {
    List<KeySchemaElement> keys = new ArrayList<>();
    for (String name : names) {
      KeyType type = keys.isEmpty() ? KeyType.HASH : KeyType.RANGE;
      keys.add(KeySchemaElement.builder().attributeName(name).keyType(type).build());
    }
    return keys;
  }
}
