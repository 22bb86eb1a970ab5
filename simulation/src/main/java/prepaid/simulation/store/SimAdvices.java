package prepaid.simulation.store;

import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import prepaid.simulation.faults.Fault;
import prepaid.simulation.faults.Port;
import prepaid.simulation.faults.Wire;
import prepaid.vending.ledger.Advices;
import prepaid.vending.ledger.Ledger.Commit;
import prepaid.vending.ledger.MoneySource.PartnerFloat;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.limits.Limits;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.VendState;

/** Confirmations, reversals and tombstones: rows beside the vends. */
public final class SimAdvices implements Advices {
  private static final Port ADVISED = Port.read("Advices.advised");
  private static final Port CONFIRM = Port.transaction("Advices.confirm");
  private static final Port BURY = Port.transaction("Advices.bury");
  private static final Port HELD = Port.read("Advices.held");
  private static final Port REVERSE = Port.transaction("Advices.reverse");

  private final Database rows;
  private final Wire wire;
  private final SimFloats floats;
  private final SplittableRandom random;

  public SimAdvices(Database rows, Wire wire, SimFloats floats, SplittableRandom random) {
    this.rows = rows;
    this.wire = wire;
    this.floats = floats;
    this.random = random;
  }

  @Override
  public Optional<Advised> advised(VendKey sale) {
    return wire.call(ADVISED, () -> rows.advised(sale), StoreDown::plain);
  }

  @Override
  public Advised confirm(VendKey sale, Instant at) {
    return wire.call(
        CONFIRM,
        () -> rows.advices.computeIfAbsent(sale.followUp().text(), key -> Advised.CONFIRMED),
        StoreDown::transaction);
  }

  @Override
  public boolean bury(VendKey sale, Instant at) {
    return wire.call(
        BURY,
        () -> {
          if (rows.vend(sale.text()).isPresent()) {
            return false;
          }
          rows.tombstones.add(sale.text());
          return true;
        },
        StoreDown::transaction);
  }

  @Override
  public Optional<Held> held(VendKey sale) {
    return wire.call(HELD, () -> Optional.ofNullable(rows.held.get(sale.text())), StoreDown::plain);
  }

  @Override
  public Commit reverse(Vend reversal, Meter before, VendState after) {
    int slice = random.nextInt(Limits.FLOAT_SLICES);
    return wire.call(
        REVERSE,
        () -> written(reversal, before, after, slice),
        fault ->
            fault == Fault.CONFLICT ? new Commit.Lost() : StoreDown.<Commit>transaction(fault));
  }

  private Commit written(Vend reversal, Meter before, VendState after, int slice) {
    String key = reversal.key().text();
    if (rows.advices.containsKey(key)) {
      return new Commit.AlreadyReversed();
    }
    Meter there = rows.meter(reversal.meter().digits()).orElseThrow();
    if (there.version() != before.version()) {
      return new Commit.Lost();
    }
    PartnerFloat account = (PartnerFloat) reversal.source();
    long minor = -account.settlement().orElseThrow().taken(reversal.tender()).minor();
    rows.advices.put(key, Advised.REVERSED);
    floats.giveBack(account.partner(), slice, minor);
    rows.write(reversal, new Meter(there.registration(), after, there.version() + 1));
    return new Commit.Done();
  }
}
