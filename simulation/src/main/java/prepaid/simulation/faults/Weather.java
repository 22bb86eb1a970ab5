package prepaid.simulation.faults;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Faults by chance. Each world has weather of its own: some kinds of faults come often, some never,
 * and a few sites are struck far more than others. Many different worlds find more than one average
 * world that lasts long.
 */
public final class Weather implements FaultPlan {
  private static final int OF = 10_000;
  private static final int STRUCK_OFTEN = 2_500;
  private static final int[] RATES = {0, 0, 10, 40, 120, 300};

  private final SplittableRandom random;
  private final Map<Fault, Integer> rates = new EnumMap<>(Fault.class);
  private final Map<Site, List<Fault>> struck = new HashMap<>();

  public Weather(SplittableRandom random) {
    this.random = random;
    for (Fault fault : Fault.values()) {
      rates.put(fault, RATES[random.nextInt(RATES.length)]);
    }
  }

  @Override
  public Fault choose(Site site, Set<Fault> possible) {
    List<Fault> often = struck.computeIfAbsent(site, s -> strikes(possible));
    if (!often.isEmpty() && random.nextInt(OF) < STRUCK_OFTEN) {
      return often.get(random.nextInt(often.size()));
    }
    int dice = random.nextInt(OF);
    for (Fault fault : possible) {
      dice -= rates.getOrDefault(fault, 0);
      if (dice < 0) {
        return fault;
      }
    }
    return Fault.NONE;
  }

  /** One site in twelve is struck often, by one or two kinds of faults. */
  private List<Fault> strikes(Set<Fault> possible) {
    List<Fault> kinds = new ArrayList<>();
    if (random.nextInt(12) == 0) {
      List<Fault> all = possible.stream().sorted(Comparator.naturalOrder()).toList();
      kinds.add(all.get(random.nextInt(all.size())));
      kinds.add(all.get(random.nextInt(all.size())));
    }
    return kinds;
  }
}
