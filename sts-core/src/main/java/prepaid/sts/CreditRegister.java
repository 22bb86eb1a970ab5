package prepaid.sts;

import java.util.Optional;

/** Which credit a ClearCredit token takes away (IEC 62055-41 §6.2). */
public enum CreditRegister {
  ELECTRICITY(0),
  WATER(1),
  GAS(2),
  TIME(3),
  ELECTRICITY_CURRENCY(4),
  WATER_CURRENCY(5),
  GAS_CURRENCY(6),
  TIME_CURRENCY(7),
  /** Every register of the meter. */
  ALL(0xffff);

  private final int number;

  CreditRegister(int number) {
    this.number = number;
  }

  /** As it stands in tokens: 0 to 7 as the subclasses of credit tokens, or 0xFFFF. */
  public int number() {
    return number;
  }

  /** The register of a number; empty for the reserved 8 to 0xFFFE and anything else. */
  public static Optional<CreditRegister> ofNumber(int number) {
    for (CreditRegister register : values()) {
      if (register.number == number) {
        return Optional.of(register);
      }
    }
    return Optional.empty();
  }
}
