package prepaid.simulation.store;

import java.util.List;
import java.util.TreeMap;
import prepaid.simulation.faults.Fault;
import prepaid.simulation.faults.Port;
import prepaid.simulation.faults.Wire;
import prepaid.vending.partners.FloatSlice;
import prepaid.vending.partners.FloatSlices;

/** The slices of the partners' floats; the ledger takes from them in its own transaction. */
public class SimFloats implements FloatSlices {
  private static final Port READ = Port.read("FloatSlices.read");
  private static final Port GATHER = Port.transaction("FloatSlices.gather");
  private static final Port RECORD = Port.transaction("FloatSlices.record");
  private static final Port CREDIT = Port.read("FloatSlices.creditMinor");
  private static final Port SET_CREDIT = Port.transaction("FloatSlices.setCredit");

  private final Database rows;
  private final Wire wire;

  public SimFloats(Database rows, Wire wire) {
    this.rows = rows;
    this.wire = wire;
  }

  @Override
  public List<FloatSlice> read(String partner) {
    return wire.call(READ, () -> rows.slices(partner), StoreDown::plain);
  }

  @Override
  public boolean gather(String partner, List<Part> parts, int into, Claim claim) {
    // Its adapter says "look again" of an outcome that it does not know.
    return wire.call(
        GATHER,
        () -> gathered(partner, parts, into, claim),
        fault -> fault == Fault.FAILS ? StoreDown.<Boolean>plain(fault) : false);
  }

  private boolean gathered(String partner, List<Part> parts, int into, Claim claim) {
    long sum = 0;
    for (Part part : parts) {
      if (slice(partner, part.slice()).availableMinor() < part.minor()) {
        return false;
      }
      sum += part.minor();
    }
    if (!isOpen(slice(partner, into), claim)) {
      return false;
    }
    parts.forEach(part -> change(partner, part.slice(), -part.minor()));
    claim(partner, into, sum, claim);
    rows.watcher().floated(partner);
    return true;
  }

  @Override
  public Recorded record(Deposit deposit, List<Part> parts) {
    return wire.call(
        RECORD,
        () -> {
          String key = deposit.partner() + "#" + deposit.reference();
          Deposit there = rows.deposits.get(key);
          if (there != null) {
            return new Recorded.Existing(there);
          }
          rows.deposits.put(key, deposit);
          parts.forEach(part -> change(deposit.partner(), part.slice(), part.minor()));
          rows.watcher().deposited(deposit);
          rows.watcher().floated(deposit.partner());
          return new Recorded.Done();
        },
        fault ->
            fault == Fault.CONFLICT ? new Recorded.Busy() : StoreDown.<Recorded>transaction(fault));
  }

  @Override
  public long creditMinor(String partner) {
    return wire.call(CREDIT, () -> rows.credit.getOrDefault(partner, 0L), StoreDown::plain);
  }

  @Override
  public Recorded setCredit(String partner, long beforeMinor, long afterMinor, List<Part> parts) {
    return wire.call(
        SET_CREDIT,
        () -> {
          boolean fits =
              rows.credit.getOrDefault(partner, 0L) == beforeMinor
                  && parts.stream()
                      .allMatch(p -> slice(partner, p.slice()).availableMinor() + p.minor() >= 0);
          if (!fits) {
            return new Recorded.Busy();
          }
          rows.credit.put(partner, afterMinor);
          parts.forEach(part -> change(partner, part.slice(), part.minor()));
          rows.watcher().credited(partner, afterMinor);
          rows.watcher().floated(partner);
          return new Recorded.Done();
        },
        fault ->
            fault == Fault.CONFLICT ? new Recorded.Busy() : StoreDown.<Recorded>transaction(fault));
  }

  /** Whether a sale can take so much there, as the condition of its transaction says. */
  public boolean covers(String partner, int number, long minor, Claim claim) {
    FloatSlice slice = slice(partner, number);
    return slice.availableMinor() >= minor && isOpen(slice, claim);
  }

  void take(String partner, int number, long minor, Claim claim) {
    claim(partner, number, -minor, claim);
    rows.watcher().floated(partner);
  }

  /** Money comes back to a slice, whoever owns it. */
  void giveBack(String partner, int number, long minor) {
    change(partner, number, minor);
    rows.watcher().floated(partner);
  }

  private static boolean isOpen(FloatSlice slice, Claim claim) {
    return slice.owner().equals(claim.instance())
        || slice.ownedUntil().isBefore(claim.freeBefore());
  }

  private void change(String partner, int number, long minor) {
    FloatSlice was = slice(partner, number);
    put(partner, was, minor, was.owner().isEmpty() ? FloatSlice.empty(number) : was);
  }

  private void claim(String partner, int number, long minor, Claim claim) {
    FloatSlice owned = new FloatSlice(number, 0, claim.instance(), claim.until(), 0);
    put(partner, slice(partner, number), minor, owned);
  }

  private void put(String partner, FloatSlice was, long minor, FloatSlice owned) {
    rows.floats
        .computeIfAbsent(partner, p -> new TreeMap<>())
        .put(
            was.number(),
            new FloatSlice(
                was.number(),
                was.availableMinor() + minor,
                owned.owner(),
                owned.ownedUntil(),
                was.version() + 1));
  }

  private FloatSlice slice(String partner, int number) {
    return rows.floats
        .getOrDefault(partner, new TreeMap<>())
        .getOrDefault(number, FloatSlice.empty(number));
  }
}
