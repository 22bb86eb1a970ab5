package prepaid.aws.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.aws.fixture.LocalPorts;
import prepaid.aws.fixture.Samples;
import prepaid.aws.fixture.TableShape;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendHistory;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.VendState;
import prepaid.vending.tariffs.TariffMeters;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoVendHistoryTest {
  private final LocalPorts local =
      LocalPorts.fresh(
          Clock.fixed(Samples.NOW, ZoneOffset.UTC), TableShape.VENDS, TableShape.REGISTRY);
  private final VendHistory history = local.ports().vendHistory();
  private final TariffMeters meters = local.ports().register().tariffMeters();

  @Test
  void theVendsOfAMeterBetweenTwoMinutesAndOfNoOther() {
    Vend vend = stored(7);
    stored(8);
    long minute = vend.tokenMinute();

    assertEquals(List.of(vend), history.between(Samples.drn(7), minute, minute, 10));
    assertEquals(List.of(), history.between(Samples.drn(7), minute + 1, minute + 9, 10));
    assertEquals(List.of(), history.between(Samples.drn(7), 0, minute - 1, 10));
    assertEquals(List.of(), history.between(Samples.drn(9), 0, minute, 10));

    assertEquals(List.of(vend), history.newest(Samples.drn(7), minute, 10));
    assertEquals(List.of(), history.newest(Samples.drn(7), minute - 1, 10));
    assertEquals(List.of(), history.newest(Samples.drn(9), minute, 10));
  }

  @Test
  void aTariffsMetersComePageByPage() {
    for (int i : new int[] {3, 1, 2, 2}) {
      meters.add("home", Samples.drn(i));
    }
    meters.add("shop", Samples.drn(9));

    assertEquals(List.of(Samples.drn(1), Samples.drn(2)), meters.page("home", Optional.empty(), 2));
    assertEquals(List.of(Samples.drn(3)), meters.page("home", Optional.of(Samples.drn(2)), 2));
    assertEquals(List.of(), meters.page("hom", Optional.empty(), 2));
  }

  private Vend stored(int serial) {
    Meter meter = new Meter(Samples.registration(Samples.drn(serial)), VendState.fresh(), 1);
    Vend vend = Samples.vend(meter, Samples.purchaseId(serial), 2);
    DynamoDbClient rows = local.rows();
    rows.putItem(put ->
        put.tableName(local.variables().get(TableShape.VENDS.variable()))
            .item(VendRow.encode(vend)));
    return vend;
  }
}
