package prepaid.sts;

import java.math.BigInteger;

/** What a class 0 token (TransferCredit, IEC 62055-41 §6.2.2) says to a meter, in the clear. */
public sealed interface CreditToken extends DatedToken permits UnitsCredit, CurrencyCredit {
  /** What is credited. */
  CreditService service();

  @Override
  default int tokenClass() {
    return 0;
  }

  @Override
  default int subclass() {
    return service().subclass();
  }

  /**
   * A token of units, rounded up as {@link UnitsAmount} does.
   *
   * @param rnd 4 random bits, 0 to 15
   * @param tenths tenths of a unit
   * @throws IllegalArgumentException for a currency service or a value out of range
   */
  static UnitsCredit units(CreditService service, int rnd, TokenIdentifier tid, long tenths) {
    return new UnitsCredit(service, rnd, tid, UnitsAmount.field(tenths));
  }

  /**
   * A token of money, rounded as {@link CurrencyAmount} does.
   *
   * @param unit1e5 hundred-thousandths of the base currency, signed
   * @throws IllegalArgumentException for a units service or a value out of range
   */
  static CurrencyCredit currency(CreditService service, TokenIdentifier tid, BigInteger unit1e5) {
    return new CurrencyCredit(service, tid, CurrencyAmount.field(unit1e5));
  }
}
