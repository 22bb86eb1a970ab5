package prepaid.vending.utilities;

import java.util.List;
import java.util.Optional;

/** Port: utilities and their supply groups. Reads may be some seconds old. */
public interface Utilities {
  Optional<Utility> utility(String id);

  Optional<SupplyGroup> supplyGroup(String code);

  /**
   * @return true when it is new
   */
  boolean put(Utility utility);

  /**
   * @return true when it is new
   */
  boolean put(SupplyGroup group);

  List<Utility> allUtilities();
}
