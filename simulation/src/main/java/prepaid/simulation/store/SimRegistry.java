package prepaid.simulation.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import prepaid.simulation.faults.Port;
import prepaid.simulation.faults.Wire;
import prepaid.vending.limits.Limits;
import prepaid.vending.partners.Partner;
import prepaid.vending.partners.Partners;
import prepaid.vending.tariffs.TariffVersion;
import prepaid.vending.tariffs.Tariffs;
import prepaid.vending.utilities.SupplyGroup;
import prepaid.vending.utilities.Utilities;
import prepaid.vending.utilities.Utility;

/** Utilities, tariffs and partners: read through, some seconds behind at times. */
public final class SimRegistry implements Utilities, Tariffs, Partners {
  private static final Port UTILITY = Port.read("Utilities.utility");
  private static final Port GROUP = Port.read("Utilities.supplyGroup");
  private static final Port VERSIONS = Port.staleRead("Tariffs.versions");
  private static final Port PUT_TARIFF = Port.transaction("Tariffs.put");
  private static final Port PARTNER = Port.read("Partners.find");
  private static final Port PUT_PARTNER = Port.transaction("Partners.put");

  private final Database rows;
  private final Wire wire;
  private final InstantSource clock;

  public SimRegistry(Database rows, Wire wire, InstantSource clock) {
    this.rows = rows;
    this.wire = wire;
    this.clock = clock;
  }

  @Override
  public Optional<Utility> utility(String id) {
    return wire.call(UTILITY, () -> rows.utility(id), StoreDown::plain);
  }

  @Override
  public Optional<SupplyGroup> supplyGroup(String code) {
    return wire.call(GROUP, () -> Optional.ofNullable(rows.groups.get(code)), StoreDown::plain);
  }

  @Override
  public boolean put(Utility utility) {
    return rows.utilities.put(utility.id(), utility) == null;
  }

  @Override
  public boolean put(SupplyGroup group) {
    return rows.groups.put(group.code(), group) == null;
  }

  @Override
  public List<Utility> allUtilities() {
    return List.copyOf(rows.utilities.values());
  }

  @Override
  public List<TariffVersion> versions(String id) {
    List<TariffVersion> none = List.of();
    return wire.call(
        VERSIONS, () -> rows.tariffs.getOrDefault(id, none), () -> behind(id), StoreDown::plain);
  }

  /** What stood there within the age that a kept copy may have. */
  private List<TariffVersion> behind(String id) {
    Instant oldest = clock.instant().minus(Limits.CONFIGURATION_AGE_MAX);
    return Optional.ofNullable(rows.tariffsBefore.get(id))
        .filter(before -> before.at().isAfter(oldest))
        .map(Database.Replaced::versions)
        .orElseGet(() -> rows.tariffs.getOrDefault(id, List.of()));
  }

  @Override
  public boolean put(TariffVersion version) {
    return wire.call(PUT_TARIFF, () -> store(version), StoreDown::transaction);
  }

  /** Without a call, as the world is set up. */
  public boolean store(TariffVersion version) {
    List<TariffVersion> before = rows.tariffs.getOrDefault(version.id(), List.of());
    List<TariffVersion> after = new ArrayList<>(before);
    boolean replaced = after.removeIf(v -> v.effectiveFrom().equals(version.effectiveFrom()));
    after.add(version);
    after.sort(Comparator.comparing(TariffVersion::effectiveFrom));
    if (!before.isEmpty()) {
      rows.tariffsBefore.put(version.id(), new Database.Replaced(clock.instant(), before));
    }
    rows.tariffs.put(version.id(), List.copyOf(after));
    return !replaced;
  }

  @Override
  public Optional<Partner> find(String id) {
    return wire.call(PARTNER, () -> Optional.ofNullable(rows.partners.get(id)), StoreDown::plain);
  }

  @Override
  public boolean put(Partner partner) {
    return wire.call(PUT_PARTNER, () -> store(partner), StoreDown::transaction);
  }

  /** Without a call, as the world is set up. */
  public boolean store(Partner partner) {
    Partner there = rows.partners.get(partner.id());
    if ((there == null ? 0 : there.version()) != partner.version()) {
      return false;
    }
    rows.partners.put(partner.id(), partner.stored());
    return true;
  }
}
