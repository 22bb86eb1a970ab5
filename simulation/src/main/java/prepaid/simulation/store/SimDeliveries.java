package prepaid.simulation.store;

import java.util.Optional;
import prepaid.simulation.faults.Port;
import prepaid.simulation.faults.Wire;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.messaging.Deliveries;
import prepaid.vending.messaging.DeliveryReport;

/** What was texted. */
public final class SimDeliveries implements Deliveries {
  private static final Port FIND = Port.read("Deliveries.find");
  private static final Port PUT = Port.write("Deliveries.put");
  private static final String SILENT = "carriers of this world say nothing of a text they took";

  private final Database rows;
  private final Wire wire;

  public SimDeliveries(Database rows, Wire wire) {
    this.rows = rows;
    this.wire = wire;
  }

  @Override
  public Optional<Delivery> find(VendKey key) {
    return wire.call(FIND, () -> rows.delivery(key.text()), StoreDown::plain);
  }

  @Override
  public void put(Delivery delivery) {
    wire.call(
        PUT,
        () -> {
          rows.deliveries.put(delivery.key().text(), delivery);
          return true;
        },
        StoreDown::plain);
  }

  @Override
  public boolean add(Delivery delivery) {
    throw new UnsupportedOperationException("nobody leaves a phone with a card in this world");
  }

  @Override
  public boolean replace(Delivery before, Delivery after) {
    throw new UnsupportedOperationException(SILENT);
  }

  @Override
  public Optional<DeliveryReport> sent(String messageId, VendKey key) {
    return Optional.empty();
  }

  @Override
  public Optional<VendKey> reported(DeliveryReport report) {
    throw new UnsupportedOperationException(SILENT);
  }
}
