package prepaid.aws.dynamo;

import java.util.Map;
import java.util.Optional;
import prepaid.vending.partners.Partner;
import prepaid.vending.partners.Partners;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The register of partners in DynamoDB, one row each. */
public final class DynamoPartners implements Partners {
  private final Table table;
  private final Transactions transactions;

  public DynamoPartners(DynamoDbClient dynamo, String table) {
    this.table = new Table(dynamo, table);
    this.transactions = new Transactions(dynamo);
  }

  @Override
  public Optional<Partner> find(String id) {
    return table.read(PartnerRow.key(id)).map(PartnerRow::decode);
  }

  @Override
  public boolean put(Partner partner) {
    Put.Builder put = Put.builder().tableName(table.name()).item(PartnerRow.encode(partner));
    if (partner.version() == 0) {
      put.conditionExpression("attribute_not_exists(#p)")
          .expressionAttributeNames(Map.of("#p", PartnerRow.PARTNER));
    } else {
      AttributeValue was = RowWriter.ofNumber(partner.version());
      put.conditionExpression("#v = :v")
          .expressionAttributeNames(Map.of("#v", PartnerRow.VERSION))
          .expressionAttributeValues(Map.of(":v", was));
    }
    var items = java.util.List.of(TransactWriteItem.builder().put(put.build()).build());
    return transactions.settle(items) instanceof Transactions.Written.Done;
  }
}
