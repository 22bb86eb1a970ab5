package prepaid.sts;

import java.util.Optional;

/** What a credit token credits: the subclasses of class 0 (IEC 62055-41 §6.2.2). */
public enum CreditService {
  /** Tenths of a kilowatt-hour. */
  ELECTRICITY(0),
  /** Tenths of a cubic metre. */
  WATER(1),
  /** Tenths of a cubic metre. */
  GAS(2),
  /** Tenths of a minute. */
  TIME(3),
  /** Hundred-thousandths of the base currency, as the three after it. */
  ELECTRICITY_CURRENCY(4),
  WATER_CURRENCY(5),
  GAS_CURRENCY(6),
  TIME_CURRENCY(7);

  private final int subclass;

  CreditService(int subclass) {
    this.subclass = subclass;
  }

  /** 0 to 7. */
  public int subclass() {
    return subclass;
  }

  /** Whether the amount is money (20-bit field, 3.2) rather than units (16-bit field, 3.1). */
  public boolean isCurrency() {
    return subclass >= 4;
  }

  /** The service of a subclass; empty for the reserved 8 to 15 and anything else. */
  public static Optional<CreditService> ofSubclass(int subclass) {
    return subclass >= 0 && subclass < values().length
        ? Optional.of(values()[subclass])
        : Optional.empty();
  }
}
