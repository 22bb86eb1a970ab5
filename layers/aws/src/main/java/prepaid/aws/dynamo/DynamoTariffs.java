package prepaid.aws.dynamo;

import java.util.List;
import prepaid.vending.tariffs.TariffVersion;
import prepaid.vending.tariffs.Tariffs;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Tariffs in the registry table: a partition each, a row a version. */
public final class DynamoTariffs implements Tariffs {
  private final Registry registry;

  public DynamoTariffs(DynamoDbClient dynamo, String table) {
    this.registry = Registry.of(dynamo, table);
  }

  @Override
  public List<TariffVersion> versions(String id) {
    return registry.partition(TariffRow.keyText(id)).stream().map(TariffRow::decode).toList();
  }

  @Override
  public boolean put(TariffVersion version) {
    return registry.put(TariffRow.encode(version), List.of());
  }
}
