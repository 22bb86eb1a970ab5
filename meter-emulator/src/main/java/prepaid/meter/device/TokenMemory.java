package prepaid.meter.device;

import java.util.Arrays;
import java.util.List;

/**
 * The token identifiers that a meter remembers, so that no token works twice. Always full: a new
 * one pushes out the smallest, and what is below the smallest counts as old. Immutable.
 */
public final class TokenMemory {
  /** At least 50 by the standard's practice. */
  public static final int ENTRIES = 50;

  private final int[] ascending;

  private TokenMemory(int[] ascending) {
    this.ascending = ascending;
  }

  /** As the factory leaves it: every entry the minute of manufacture. */
  public static TokenMemory manufacturedAt(int tid) {
    int[] entries = new int[ENTRIES];
    Arrays.fill(entries, tid);
    return new TokenMemory(entries);
  }

  /**
   * As it was kept.
   *
   * @throws IllegalArgumentException when there are not exactly {@link #ENTRIES}
   */
  public static TokenMemory of(List<Integer> tids) {
    if (tids.size() != ENTRIES) {
      throw new IllegalArgumentException("a token memory has " + ENTRIES + " entries");
    }
    return new TokenMemory(tids.stream().mapToInt(Integer::intValue).sorted().toArray());
  }

  public boolean holds(int tid) {
    return Arrays.binarySearch(ascending, tid) >= 0;
  }

  public int smallest() {
    return ascending[0];
  }

  /** This memory with the smallest entry replaced. */
  public TokenMemory with(int tid) {
    int[] entries = ascending.clone();
    entries[0] = tid;
    Arrays.sort(entries);
    return new TokenMemory(entries);
  }

  /** All entries, ascending. */
  public List<Integer> tids() {
    return Arrays.stream(ascending).boxed().toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TokenMemory that && Arrays.equals(ascending, that.ascending);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(ascending);
  }
}
