package prepaid.simulation.town;

import java.util.List;
import prepaid.sts.Drn;
import prepaid.vending.messaging.Phones;

/** The town's phones: nobody here texts the system, so nobody chose a language or said stop. */
final class SimPhones implements Phones {
  @Override
  public Settings settings(String phone) {
    return Settings.NONE;
  }

  @Override
  public void put(String phone, Settings settings) {
    throw new IllegalStateException("nobody texts in this town");
  }

  @Override
  public List<Drn> meters(String phone, int most) {
    return List.of();
  }

  @Override
  public void add(String phone, Drn meter) {
    throw new IllegalStateException("no office registers meters in this town");
  }
}
