package prepaid.vending.vending;

import prepaid.vending.ledger.MoneySource;
import prepaid.vending.refusals.Answer;

/** Port: under which terms a money source pays for a sale. */
public interface SaleTerms {
  /** Every source pays as it is named. */
  SaleTerms AS_ASKED = (request, quote) -> Answer.given(request.source());

  /**
   * The source as the vend row keeps it, with what it costs whom; or why it does not pay for this
   * sale.
   */
  Answer<MoneySource> agree(VendRequest request, Quote quote);
}
