package prepaid.vending.texting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import prepaid.sts.Drn;
import prepaid.vending.texting.Pieces.Group;

/** Finds the meter number among groups of digits: one group, or several that follow each other. */
final class MeterInGroups {
  private static final int DIGITS_MAX = 13;

  private MeterInGroups() {}

  /**
   * @param groups how many groups the number takes
   * @param rest the other groups, in their order
   */
  record Found(Drn meter, int groups, List<Group> rest) {
    @Override
    public String toString() {
      return "Found[" + meter + "]";
    }
  }

  /** Every run of groups that is a meter number, those of the fewest groups first. */
  static List<Found> all(List<Group> groups) {
    List<Found> found = new ArrayList<>();
    for (int from = 0; from < groups.size(); from++) {
      StringBuilder digits = new StringBuilder();
      for (int to = from; to < groups.size() && digits.length() < DIGITS_MAX; to++) {
        digits.append(groups.get(to).digits());
        if (Drn.refusal(digits.toString()).isEmpty()) {
          Drn meter = new Drn(digits.toString());
          found.add(new Found(meter, to - from + 1, without(groups, from, to)));
        }
      }
    }
    found.sort(Comparator.comparingInt(Found::groups));
    return found;
  }

  private static List<Group> without(List<Group> groups, int from, int to) {
    List<Group> rest = new ArrayList<>(groups.subList(0, from));
    rest.addAll(groups.subList(to + 1, groups.size()));
    return List.copyOf(rest);
  }
}
