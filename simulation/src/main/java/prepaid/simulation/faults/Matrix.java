package prepaid.simulation.faults;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which fault struck which site how often. */
public final class Matrix {
  private final Map<Site, EnumMap<Fault, Long>> hits = new TreeMap<>();
  private final Map<Site, Set<Fault>> possible = new TreeMap<>();

  /** A pair of call site and fault. */
  public record Pair(Site site, Fault fault) {
    @Override
    public String toString() {
      return fault + " at " + site;
    }
  }

  void hit(Site site, Fault fault, Port port) {
    hits.computeIfAbsent(site, s -> new EnumMap<>(Fault.class)).merge(fault, 1L, Long::sum);
    possible.computeIfAbsent(site, s -> EnumSet.copyOf(port.faults()));
  }

  /** Adds what another world saw. */
  public void add(Matrix other) {
    other.hits.forEach((site, counts) -> {
      var own = hits.computeIfAbsent(site, s -> new EnumMap<>(Fault.class));
      counts.forEach((fault, count) -> own.merge(fault, count, Long::sum));
    });
    possible.putAll(other.possible);
  }

  public Set<Site> sites() {
    return hits.keySet();
  }

  public int pairs() {
    return possible.values().stream().mapToInt(Set::size).sum();
  }

  public long count(Site site, Fault fault) {
    EnumMap<Fault, Long> counts = hits.get(site);
    return counts == null ? 0 : counts.getOrDefault(fault, 0L);
  }

  /** The pairs that can happen and never did. */
  public List<Pair> missing() {
    List<Pair> missing = new ArrayList<>();
    possible.forEach((site, faults) -> {
      for (Fault fault : faults) {
        if (count(site, fault) == 0) {
          missing.add(new Pair(site, fault));
        }
      }
    });
    return missing;
  }

  /** A line a site, a column a fault; a dash where it cannot happen there. */
  public String text() {
    StringBuilder text = new StringBuilder("%-92s".formatted("site"));
    for (Fault fault : Fault.values()) {
      text.append("%12s".formatted(fault));
    }
    text.append('\n');
    possible.forEach((site, faults) -> {
      text.append("%-92s".formatted(site));
      for (Fault fault : Fault.values()) {
        boolean can = fault == Fault.NONE || faults.contains(fault);
        text.append("%12s".formatted(can ? Long.toString(count(site, fault)) : "-"));
      }
      text.append('\n');
    });
    return text.toString();
  }
}
