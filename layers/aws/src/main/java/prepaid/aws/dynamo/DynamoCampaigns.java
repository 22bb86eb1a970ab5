package prepaid.aws.dynamo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import prepaid.aws.dynamo.Transactions.Written;
import prepaid.sts.Drn;
import prepaid.vending.campaigns.Campaign;
import prepaid.vending.campaigns.CampaignMeter;
import prepaid.vending.campaigns.CampaignMeter.Move;
import prepaid.vending.campaigns.CampaignMeter.State;
import prepaid.vending.campaigns.Campaigns;
import prepaid.vending.campaigns.Plan.What;
import prepaid.vending.ledger.Budget;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Campaigns in DynamoDB. What became of meters is written in the transaction that writes the
 * campaign's own row, under the condition of its version: so its counters are what the rows say.
 */
public final class DynamoCampaigns implements Campaigns {
  /** Before every meter's number. */
  private static final String FIRST = "!";

  private final Table table;
  private final Supplier<Table> budgets;
  private final Transactions transactions;

  /**
   * @param budgetsTable asked for when a campaign is created
   */
  public DynamoCampaigns(DynamoDbClient dynamo, String table, Supplier<String> budgetsTable) {
    this.table = new Table(dynamo, table);
    this.budgets = () -> new Table(dynamo, budgetsTable.get());
    this.transactions = new Transactions(dynamo);
  }

  @Override
  public Optional<Campaign> find(String id) {
    return table.read(CampaignRow.key(CampaignRow.ALL, id)).map(CampaignRow::decode);
  }

  @Override
  public List<Campaign> page(Optional<String> after, int most) {
    return query(CampaignRow.ALL, after, most).stream().map(CampaignRow::decode).toList();
  }

  @Override
  public List<String> open(int most) {
    return query(CampaignRow.OPEN, Optional.empty(), most).stream()
        .map(row -> RowReader.of("open campaign", CampaignRow.SORT, row).text(CampaignRow.SORT))
        .toList();
  }

  @Override
  public boolean create(Campaign campaign, List<Drn> named) {
    // First the list, under a name that no other list has: a crash leaves rows that nobody reads.
    new BatchPuts(table)
        .put(named.stream().map(meter -> CampaignRow.key(list(campaign), meter.digits())).toList());
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(Transactions.putNew(table, CampaignRow.KEY, CampaignRow.encode(campaign)));
    items.add(open(campaign.id()));
    if (campaign.plan().what() instanceof What.Credit(var kind, var each, var budget)) {
      String name = Budget.runName(campaign.id());
      items.add(
          Transactions.putNew(
              budgets.get(), BudgetRow.KEY, BudgetRow.holding(name, budget.tenths())));
    }
    return transactions.settle(items) instanceof Written.Done;
  }

  @Override
  public boolean replace(Campaign before, Campaign after, List<Move> moves) {
    List<TransactWriteItem> items = new ArrayList<>();
    items.add(
        Transactions.putAtVersion(
            table, CampaignRow.encode(after), CampaignRow.VERSION, before.version()));
    for (Move move : moves) {
      move.from().ifPresent(from -> items.add(delete(CampaignMeterRow.key(after.id(), from))));
      items.add(Transactions.put(table, CampaignMeterRow.encode(after.id(), move.to())));
    }
    if (before.stage().isOpen() && !after.stage().isOpen()) {
      items.add(delete(CampaignRow.key(CampaignRow.OPEN, after.id())));
    }
    return transactions.settle(items) instanceof Written.Done;
  }

  @Override
  public List<CampaignMeter> meters(String id, State state, Optional<Drn> after, int most) {
    return query(CampaignMeterRow.partition(id, state), after.map(Drn::digits), most).stream()
        .map(row -> CampaignMeterRow.decode(state, row))
        .toList();
  }

  @Override
  public List<Drn> named(Campaign campaign, Optional<Drn> after, int most) {
    return query(list(campaign), after.map(Drn::digits), most).stream()
        .map(row -> RowReader.of("named meter", CampaignRow.KEY, row))
        .map(row -> row.parsed(CampaignRow.SORT, Drn::new))
        .toList();
  }

  private static String list(Campaign campaign) {
    String digest = campaign.plan().segment().list().map(list -> list.digest()).orElse("none");
    return "list#" + campaign.id() + "#" + digest;
  }

  private TransactWriteItem open(String id) {
    return Transactions.put(table, CampaignRow.key(CampaignRow.OPEN, id));
  }

  private TransactWriteItem delete(Map<String, AttributeValue> key) {
    return TransactWriteItem.builder()
        .delete(Delete.builder().tableName(table.name()).key(key).build())
        .build();
  }

  /** Strongly consistent: what was moved a moment ago is not found where it was. */
  private List<Map<String, AttributeValue>> query(
      String partition, Optional<String> after, int most) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table.name())
            .consistentRead(true)
            .keyConditionExpression("#k = :k AND #s > :after")
            .expressionAttributeNames(Map.of("#k", CampaignRow.KEY, "#s", CampaignRow.SORT))
            .expressionAttributeValues(
                Map.of(
                    ":k", RowWriter.ofText(partition),
                    ":after", RowWriter.ofText(after.orElse(FIRST))))
            .limit(most)
            .build();
    return table.plainly("query", () -> table.dynamo().query(query)).items();
  }
}
