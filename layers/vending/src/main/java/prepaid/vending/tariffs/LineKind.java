package prepaid.vending.tariffs;

import java.util.Locale;

/** What a line of a breakdown is for, in the order in which lines stand. */
public enum LineKind {
  FEE,
  FIXED_CHARGE,
  ARREARS,
  RESERVE_RECOVERY,
  ENERGY,
  LEVY,
  FREE_UNITS,
  ROUNDING;

  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
