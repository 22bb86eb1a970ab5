package prepaid.simulation.store;

import java.util.List;
import java.util.Optional;
import prepaid.simulation.faults.Port;
import prepaid.simulation.faults.Wire;
import prepaid.sts.Drn;
import prepaid.vending.credit.Debt;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.Meters;
import prepaid.vending.meters.Registration;
import prepaid.vending.meters.VendState;

/** The register of meters. */
public final class SimMeters implements Meters {
  private static final Port READ = Port.read("Meters.read");
  private static final Port REGISTER = Port.transaction("Meters.register");
  private static final Port REPLACE = Port.transaction("Meters.replace");

  private final Database rows;
  private final Wire wire;

  public SimMeters(Database rows, Wire wire) {
    this.rows = rows;
    this.wire = wire;
  }

  @Override
  public Optional<Meter> read(Drn number) {
    return wire.call(READ, () -> rows.meter(number.digits()), StoreDown::plain);
  }

  @Override
  public boolean register(Registration registration) {
    return wire.call(REGISTER, () -> add(registration), StoreDown::transaction);
  }

  @Override
  public boolean replace(Registration registration, long version) {
    return wire.call(
        REPLACE,
        () -> {
          Meter there = rows.meter(registration.number().digits()).orElseThrow();
          return swap(there, registration, there.state(), version);
        },
        StoreDown::transaction);
  }

  @Override
  public boolean replace(Registration registration, VendState office, long version) {
    return wire.call(
        REPLACE,
        () -> {
          Meter there = rows.meter(registration.number().digits()).orElseThrow();
          return swap(there, registration, office, version);
        },
        StoreDown::transaction);
  }

  /** Without a call, as the world is set up. */
  public void store(Registration registration, List<Debt> debts) {
    VendState state = VendState.fresh().withDebts(debts);
    rows.meters.put(registration.number().digits(), new Meter(registration, state, 1));
  }

  private boolean add(Registration registration) {
    if (rows.meter(registration.number().digits()).isPresent()) {
      return false;
    }
    rows.meters.put(registration.number().digits(), new Meter(registration, VendState.fresh(), 1));
    return true;
  }

  private boolean swap(Meter there, Registration registration, VendState office, long version) {
    if (there.version() != version) {
      return false;
    }
    Meter after = new Meter(registration, there.state().withOffice(office), version + 1);
    rows.meters.put(registration.number().digits(), after);
    rows.watcher().registered(there, after);
    return true;
  }
}
