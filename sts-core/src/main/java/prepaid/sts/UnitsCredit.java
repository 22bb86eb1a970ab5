package prepaid.sts;

/**
 * A credit token of class 0, subclass 0 to 3: units of electricity, water, gas or time.
 *
 * @param service one that is no currency
 * @param rnd 4 bits that only make equal tokens differ, 0 to 15
 * @param tid the token's minute
 * @param amountField the 16-bit amount, see {@link UnitsAmount}
 */
public record UnitsCredit(CreditService service, int rnd, TokenIdentifier tid, int amountField)
    implements CreditToken {

  /**
   * @throws IllegalArgumentException for a currency service, rnd outside 4 bits, amount outside 16
   */
  public UnitsCredit {
    if (service.isCurrency()) {
      throw new IllegalArgumentException(service + " carries money, not units");
    }
    FieldBits.checkRnd(rnd);
    FieldBits.check("an amount field", amountField, 16);
  }

  /** What the meter adds, in tenths of a unit. */
  public long tenths() {
    return UnitsAmount.decoded(amountField);
  }

  @Override
  public long content() {
    return (long) rnd << 40 | (long) tid.minutes() << 16 | amountField;
  }
}
