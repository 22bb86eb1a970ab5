package prepaid.vending.vending;

import prepaid.vending.keys.KeyAllowance;
import prepaid.vending.keys.KeyAmount;
import prepaid.vending.keys.KeyName;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.refusals.Answer;

/**
 * Holds sales and grants within the limits of their vending keys, once everything else admits them.
 * It is asked in the secure module with the price of the sale, before a token is made.
 */
public final class KeyLimitTerms implements SaleTerms {
  private final SaleTerms others;
  private final KeyAllowance allowance;

  public KeyLimitTerms(SaleTerms others, KeyAllowance allowance) {
    this.others = others;
    this.allowance = allowance;
  }

  @Override
  public Answer<MoneySource> agree(VendRequest request, Quote quote) {
    return others.agree(request, quote).then(source -> taken(quote).map(unused -> source));
  }

  /** A payment that buys no token takes nothing from the key. */
  private Answer<KeyAmount> taken(Quote quote) {
    boolean makesToken = quote.units().tenths() > 0 || quote.credit().isPresent();
    return makesToken
        ? allowance.take(
            KeyName.of(quote.plan().key().terms()),
            new KeyAmount(quote.units().tenths(), quote.priced().tender().minor()))
        : Answer.given(KeyAmount.NOTHING);
  }
}
