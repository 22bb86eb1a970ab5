package prepaid.aws.dynamo;

import java.util.List;
import java.util.Optional;
import prepaid.vending.partners.Partner;
import prepaid.vending.partners.Partners;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

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
    var put =
        Transactions.putAtVersion(
            table, PartnerRow.encode(partner), PartnerRow.VERSION, partner.version());
    return transactions.settle(List.of(put)) instanceof Transactions.Written.Done;
  }
}
