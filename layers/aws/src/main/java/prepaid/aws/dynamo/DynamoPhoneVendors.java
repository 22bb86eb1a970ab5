package prepaid.aws.dynamo;

import java.util.List;
import java.util.Optional;
import prepaid.vending.partners.PhoneVendor;
import prepaid.vending.partners.PhoneVendors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The phones of vendors in DynamoDB, one row each among the phone's others. */
public final class DynamoPhoneVendors implements PhoneVendors {
  private final Table table;
  private final Transactions transactions;

  public DynamoPhoneVendors(DynamoDbClient dynamo, String table) {
    this.table = new Table(dynamo, table);
    this.transactions = new Transactions(dynamo);
  }

  @Override
  public Optional<PhoneVendor> find(String phone) {
    return table.read(PhoneRow.key(phone, PhoneVendorRow.ITEM)).map(PhoneVendorRow::decode);
  }

  @Override
  public boolean put(PhoneVendor vendor) {
    var put =
        Transactions.putAtVersion(
            table, PhoneVendorRow.encode(vendor), PhoneVendorRow.VERSION, vendor.version());
    return transactions.settle(List.of(put)) instanceof Transactions.Written.Done;
  }
}
