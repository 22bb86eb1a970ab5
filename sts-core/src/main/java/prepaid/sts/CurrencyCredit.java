package prepaid.sts;

import java.math.BigInteger;

/**
 * A credit token of class 0, subclass 4 to 7: money for electricity, water, gas or time. It has no
 * random bits: the top of the amount stands in their place.
 *
 * @param service one that is a currency
 * @param tid the token's minute
 * @param amountField the 20-bit amount, see {@link CurrencyAmount}
 */
public record CurrencyCredit(CreditService service, TokenIdentifier tid, int amountField)
    implements CreditToken {

  /**
   * @throws IllegalArgumentException for a units service or an amount outside 20 bits
   */
  public CurrencyCredit {
    if (!service.isCurrency()) {
      throw new IllegalArgumentException(service + " carries units, not money");
    }
    FieldBits.check("a currency field", amountField, 20);
  }

  /** What the meter adds, in hundred-thousandths of the base currency, signed. */
  public BigInteger unit1e5() {
    return CurrencyAmount.decoded(amountField);
  }

  @Override
  public long content() {
    return (long) (amountField >>> 16) << 40 | (long) tid.minutes() << 16 | (amountField & 0xffffL);
  }
}
