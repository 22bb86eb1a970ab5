package prepaid.backoffice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import prepaid.vending.tariffs.TariffVersion;
import prepaid.vending.tariffs.Tariffs;
import prepaid.vending.utilities.SupplyGroup;
import prepaid.vending.utilities.Utilities;
import prepaid.vending.utilities.Utility;

/** Utilities, supply groups and tariffs in memory; counts what is written. */
final class MemoryRegistry implements Utilities, Tariffs {
  int writes;
  private final Map<String, Utility> utilities = new TreeMap<>();
  private final Map<String, SupplyGroup> groups = new HashMap<>();
  private final Map<String, TreeMap<LocalDate, TariffVersion>> tariffs = new HashMap<>();

  @Override
  public Optional<Utility> utility(String id) {
    return Optional.ofNullable(utilities.get(id));
  }

  @Override
  public Optional<SupplyGroup> supplyGroup(String code) {
    return Optional.ofNullable(groups.get(code));
  }

  @Override
  public boolean put(Utility utility) {
    writes++;
    return utilities.put(utility.id(), utility) == null;
  }

  @Override
  public boolean put(SupplyGroup group) {
    writes++;
    return groups.put(group.code(), group) == null;
  }

  @Override
  public List<Utility> allUtilities() {
    return List.copyOf(utilities.values());
  }

  @Override
  public List<TariffVersion> versions(String id) {
    return new ArrayList<>(tariffs.getOrDefault(id, new TreeMap<>()).values());
  }

  @Override
  public boolean put(TariffVersion version) {
    writes++;
    return tariffs
            .computeIfAbsent(version.id(), id -> new TreeMap<>())
            .put(version.effectiveFrom(), version)
        == null;
  }
}
