package prepaid.simulation.town;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.SplittableRandom;
import prepaid.simulation.engine.Scheduler;
import prepaid.simulation.faults.Wire;
import prepaid.simulation.outside.Kms;
import prepaid.simulation.store.Database;
import prepaid.simulation.store.SimCards;
import prepaid.simulation.store.SimKeys;
import prepaid.simulation.store.SimMeters;
import prepaid.simulation.store.SimRegistry;
import prepaid.vending.meters.MeterFlag;
import prepaid.vending.meters.Registration;

/** Sets a town up before anything happens in it, and changes its prices while it lives. */
public final class TownHall {
  private final Database rows;
  private final Wire wire;
  private final Scheduler scheduler;
  private final Kms kms;
  private final List<Registration> meters = Town.meters();
  private final Meterboard meterboard;

  public TownHall(Database rows, Wire wire, Scheduler scheduler, Kms kms) {
    this.rows = rows;
    this.wire = wire;
    this.scheduler = scheduler;
    this.kms = kms;
    this.meterboard = new Meterboard(meters, scheduler::now);
  }

  public Meterboard meterboard() {
    return meterboard;
  }

  /** The numbers of all meters. */
  public List<String> meters() {
    return meters.stream().map(meter -> meter.number().digits()).toList();
  }

  /** The numbers of the meters that are sold to on account. */
  public List<String> accountMeters() {
    return meters.stream()
        .filter(meter -> meter.is(MeterFlag.POST_PAY))
        .map(meter -> meter.number().digits())
        .toList();
  }

  /** A card is reported stolen; one that was before stays so. */
  public void block(long serial) {
    if (rows.card(serial).orElseThrow().isRedeemable(scheduler.now())) {
      cards().block(serial, scheduler.now());
    }
  }

  private SimCards cards() {
    return new SimCards(rows, wire);
  }

  /** Everything that was registered before the world began. */
  public void open() {
    SimRegistry registry = registry();
    Town.utilities().forEach(registry::put);
    Town.groups().forEach(registry::put);
    Prices.all().forEach(registry::store);
    Shops.all().forEach(registry::store);
    SimKeys keys = new SimKeys(rows, wire);
    Town.keys(kms).forEach(keys::store);
    Cards.keys(kms).forEach(cards()::add);
    Cards.ranges().forEach(cards()::store);
    SimMeters register = new SimMeters(rows, wire);
    meters.forEach(meter -> register.store(meter, Town.debts(meter)));
  }

  /** A new price from tomorrow on, as the back office writes it. */
  public void newPrice(SplittableRandom random) {
    LocalDate today = LocalDate.ofInstant(scheduler.now(), ZoneId.of("Africa/Johannesburg"));
    registry().put(Prices.flat(today.plusDays(1), 1_500_000 + random.nextInt(900_000)));
  }

  private SimRegistry registry() {
    return new SimRegistry(rows, wire, scheduler::now);
  }
}
