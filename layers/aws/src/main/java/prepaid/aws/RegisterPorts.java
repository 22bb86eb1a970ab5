package prepaid.aws;

import java.time.Clock;
import java.util.function.Supplier;
import prepaid.aws.dynamo.DynamoCampaigns;
import prepaid.aws.dynamo.DynamoFigures;
import prepaid.aws.dynamo.DynamoImports;
import prepaid.aws.dynamo.DynamoMeterLists;
import prepaid.aws.dynamo.DynamoMeterRegister;
import prepaid.aws.dynamo.DynamoTariffMeters;
import prepaid.vending.campaigns.Campaigns;
import prepaid.vending.imports.Imports;
import prepaid.vending.meters.MeterLists;
import prepaid.vending.meters.MeterRegister;
import prepaid.vending.reports.FigureBooks;
import prepaid.vending.tariffs.TariffMeters;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The ports of the office's register; variables are required when a port is asked for. */
public record RegisterPorts(Environment environment, Clock clock, Supplier<DynamoDbClient> dynamo) {
  public MeterRegister meters() {
    return new DynamoMeterRegister(
        dynamo.get(),
        new DynamoMeterRegister.Tables(
            environment.required("METERS_TABLE"),
            environment.required("REGISTRY_TABLE"),
            environment.required("PHONES_TABLE"),
            lists()));
  }

  public MeterLists meterLists() {
    return new DynamoMeterLists(dynamo.get(), lists(), environment.required("PHONES_TABLE"));
  }

  public TariffMeters tariffMeters() {
    return new DynamoTariffMeters(dynamo.get(), environment.required("REGISTRY_TABLE"));
  }

  public Imports imports() {
    return new DynamoImports(dynamo.get(), environment.required("IMPORTS_TABLE"), clock);
  }

  public FigureBooks figures() {
    return new DynamoFigures(dynamo.get(), environment.required("FIGURES_TABLE"), clock);
  }

  /** The budgets' table is required when a campaign is created. */
  public Campaigns campaigns() {
    return new DynamoCampaigns(
        dynamo.get(),
        environment.required("CAMPAIGNS_TABLE"),
        () -> environment.required("BUDGETS_TABLE"));
  }

  private String lists() {
    return environment.required("METER_LISTS_TABLE");
  }
}
