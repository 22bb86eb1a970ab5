package prepaid.aws.recent;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import prepaid.vending.utilities.SupplyGroup;
import prepaid.vending.utilities.Utilities;
import prepaid.vending.utilities.Utility;

/** Utilities and supply groups as they stood some seconds ago. */
public final class RecentUtilities implements Utilities {
  private final Utilities utilities;
  private final Recent<String, Optional<Utility>> byId;
  private final Recent<String, Optional<SupplyGroup>> byCode;

  public RecentUtilities(Utilities utilities, Clock clock) {
    this.utilities = utilities;
    this.byId = new Recent<>(clock, utilities::utility, Optional::isEmpty);
    this.byCode = new Recent<>(clock, utilities::supplyGroup, Optional::isEmpty);
  }

  @Override
  public Optional<Utility> utility(String id) {
    return byId.get(id);
  }

  @Override
  public Optional<SupplyGroup> supplyGroup(String code) {
    return byCode.get(code);
  }

  @Override
  public boolean put(Utility utility) {
    try {
      return utilities.put(utility);
    } finally {
      byId.forget(utility.id());
    }
  }

  @Override
  public boolean put(SupplyGroup group) {
    try {
      return utilities.put(group);
    } finally {
      byCode.forget(group.code());
    }
  }

  @Override
  public List<Utility> allUtilities() {
    return utilities.allUtilities();
  }
}
