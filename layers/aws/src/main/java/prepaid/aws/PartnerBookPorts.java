package prepaid.aws;

import java.time.Clock;
import java.util.function.Supplier;
import prepaid.aws.dynamo.DynamoBatches;
import prepaid.aws.dynamo.DynamoFloats;
import prepaid.aws.dynamo.DynamoStatements;
import prepaid.aws.recent.RecentSales;
import prepaid.vending.partners.Batches;
import prepaid.vending.partners.FloatMoves;
import prepaid.vending.partners.FloatSlices;
import prepaid.vending.partners.SalesOfDay;
import prepaid.vending.partners.Statements;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The ports of partners' books; variables are required when a port is asked for. */
public record PartnerBookPorts(
    Environment environment, Clock clock, Supplier<DynamoDbClient> dynamo) {
  /** For paying in and moving, which stands on statements at once. */
  public FloatSlices floats() {
    return whole();
  }

  private DynamoFloats whole() {
    return new DynamoFloats(dynamo.get(), environment.required("FLOATS_TABLE"), table());
  }

  public FloatMoves moves() {
    return whole();
  }

  public Statements statements() {
    return new DynamoStatements(dynamo.get(), table());
  }

  public Batches batches() {
    return new DynamoBatches(dynamo.get(), table());
  }

  /** As the counters stood at most 10 seconds ago. */
  public SalesOfDay recentSales() {
    return new RecentSales(new DynamoStatements(dynamo.get(), table()), clock);
  }

  private String table() {
    return environment.required("STATEMENTS_TABLE");
  }
}
