package prepaid.vending.ledger;

import java.util.List;
import java.util.Optional;
import prepaid.vending.refusals.Answer;

/** Port: everything that an auditor is shown, page by page. */
public interface AuditTrail {
  /**
   * @param next where the next page begins; empty on the last
   */
  record Page(List<AuditRow> rows, Optional<String> next) {
    public Page {
      rows = List.copyOf(rows);
    }
  }

  /**
   * First the partners' floats, then vends with their payments in the order of their days, then the
   * checkpoints.
   *
   * @param cursor {@code next} of the page before; empty for the first
   * @return refused when the cursor is none of this trail's
   */
  Answer<Page> page(Optional<String> cursor);
}
