package prepaid.aws.dynamo;

import java.util.List;
import java.util.Optional;
import prepaid.vending.utilities.SupplyGroup;
import prepaid.vending.utilities.Utilities;
import prepaid.vending.utilities.Utility;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Utilities and supply groups in the registry table. */
public final class DynamoUtilities implements Utilities {
  private final Registry registry;

  public DynamoUtilities(DynamoDbClient dynamo, String table) {
    this.registry = Registry.of(dynamo, table);
  }

  @Override
  public Optional<Utility> utility(String id) {
    return registry.table().glance(UtilityRow.utilityKey(id)).map(UtilityRow::utility);
  }

  @Override
  public Optional<SupplyGroup> supplyGroup(String code) {
    return registry.table().glance(UtilityRow.groupKey(code)).map(UtilityRow::group);
  }

  @Override
  public boolean put(Utility utility) {
    return registry.put(UtilityRow.encode(utility), List.of(UtilityRow.encodeInList(utility)));
  }

  @Override
  public boolean put(SupplyGroup group) {
    return registry.put(UtilityRow.encode(group), List.of());
  }

  @Override
  public List<Utility> allUtilities() {
    return registry.partition(UtilityRow.LIST).stream().map(UtilityRow::utility).toList();
  }
}
