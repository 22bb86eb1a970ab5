package prepaid.backoffice;

import java.util.List;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendHistory;
import prepaid.vending.limits.Limits;
import prepaid.vending.meters.Meter;

/**
 * Whether a token was ever made for a meter. Rows of the ledger do not tell: the maker's credit, a
 * debt that was written off and a purchase that charges took whole come without one.
 */
record TokensMade(VendHistory vends) {
  /** In doubt, as for a row that the index does not have yet, one was made. */
  boolean any(Meter meter) {
    long rows = meter.state().head().sequence();
    if (rows == 0 || rows > Limits.TOKENLESS_ROWS_READ_MAX) {
      return rows > 0;
    }
    List<Vend> all =
        vends.between(
            meter.registration().number(), 0, meter.state().lastTokenMinute(), (int) rows);
    return all.size() < rows || all.stream().anyMatch(vend -> !vend.tokens().isEmpty());
  }
}
