package prepaid.simulation.bugs;

import java.util.ArrayList;
import java.util.List;
import prepaid.simulation.town.Seams;

/**
 * A bug that somebody could have made.
 *
 * @param name as the documentation lists it
 */
public record PlantedBug(String name, Seams seams) {
  /** All of them. */
  public static List<PlantedBug> all() {
    List<PlantedBug> all = new ArrayList<>();
    all.addAll(LedgerBugs.ALL);
    all.addAll(StateBugs.ALL);
    all.addAll(PaymentBugs.ALL);
    all.addAll(FloatBugs.ALL);
    all.addAll(AdviceBugs.ALL);
    all.addAll(CardBugs.ALL);
    all.addAll(AccountBugs.ALL);
    all.addAll(OutsideBugs.ALL);
    return all;
  }
}
