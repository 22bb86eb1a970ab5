package prepaid.backoffice;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import prepaid.sts.Drn;
import prepaid.vending.ledger.ChainHead;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.Meters;
import prepaid.vending.meters.Registration;
import prepaid.vending.meters.VendState;

/** The register of meters in memory; counts what is written, and can be sold to meanwhile. */
final class MemoryMeters implements Meters {
  int writes;

  /** How many of the next writes a vend comes before. */
  int vendsBeforeWrites;

  private final Map<Drn, Meter> rows = new HashMap<>();

  @Override
  public Optional<Meter> read(Drn number) {
    return Optional.ofNullable(rows.get(number));
  }

  @Override
  public boolean register(Registration registration) {
    if (rows.containsKey(registration.number())) {
      return false;
    }
    writes++;
    rows.put(registration.number(), new Meter(registration, VendState.fresh(), 1));
    return true;
  }

  @Override
  public boolean replace(Registration registration, long version) {
    if (vendsBeforeWrites > 0) {
      vendsBeforeWrites--;
      vend(registration.number());
    }
    Meter row = read(registration.number()).orElseThrow();
    if (row.version() != version) {
      return false;
    }
    writes++;
    rows.put(registration.number(), new Meter(registration, row.state(), version + 1));
    return true;
  }

  /** As if a token had been sold to the meter. */
  void vend(Drn number) {
    Meter row = read(number).orElseThrow();
    VendState was = row.state();
    VendState state =
        new VendState(
            was.lastTokenMinute() + 1,
            was.month(),
            was.monthTenths(),
            was.fixedChargePaid(),
            was.carriedMinor(),
            was.day(),
            was.dayMinor(),
            new ChainHead(was.head().sequence() + 1, "ab".repeat(32)),
            was.lastVend());
    rows.put(number, new Meter(row.registration(), state, row.version() + 1));
  }
}
