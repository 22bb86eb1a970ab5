package prepaid.vending.reports;

import prepaid.vending.tariffs.LineKind;

/** Something that is added up over sales: money in minor units, units in tenths, or a count. */
public enum Figure {
  /** Sales; a reversal takes one off. */
  VENDS,
  /** What was tendered, whether it was paid now or is owed by an account. */
  TENDER,
  /** Of it, what post-pay accounts owe. */
  ON_ACCOUNT,
  /** Of it, the tax. */
  TAX,
  /** Of it, by what it was for, with tax. */
  ENERGY,
  FEE,
  FIXED_CHARGE,
  ARREARS,
  RESERVE_RECOVERY,
  LEVY,
  ROUNDING,
  /** Units that were bought. */
  UNITS,
  /** Units that were given with a sale. */
  FREE_UNITS,
  /** Reserve credit that is owed, as the debt that it made, and its units. */
  GRANTED,
  GRANTED_UNITS,
  /** Reserve credit that nobody owes, by its value, and its units. */
  GIVEN,
  GIVEN_UNITS,
  /** Debts that nobody will pay any more: of reserve credit, and others. */
  RESERVE_WRITTEN_OFF,
  OTHERS_WRITTEN_OFF;

  /** Where the money of a line is counted. Free units cost nothing, but may be taxed. */
  static Figure of(LineKind kind) {
    return switch (kind) {
      case ENERGY, FREE_UNITS -> ENERGY;
      case FEE -> FEE;
      case FIXED_CHARGE -> FIXED_CHARGE;
      case ARREARS -> ARREARS;
      case RESERVE_RECOVERY -> RESERVE_RECOVERY;
      case LEVY -> LEVY;
      case ROUNDING -> ROUNDING;
    };
  }
}
