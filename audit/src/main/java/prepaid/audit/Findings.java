package prepaid.audit;

import java.util.ArrayList;
import java.util.List;
import prepaid.vending.ledger.Finding;

/** What is wrong: the first of them in words, all of them in number. */
final class Findings {
  /** More would not help whoever reads them; the number says how many there are. */
  static final int KEPT_MAX = 1_000;

  private final List<Finding> kept = new ArrayList<>();
  private long count;

  void add(Finding finding) {
    count++;
    if (kept.size() < KEPT_MAX) {
      kept.add(finding);
    }
  }

  List<Finding> kept() {
    return List.copyOf(kept);
  }

  long count() {
    return count;
  }
}
