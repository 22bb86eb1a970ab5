package prepaid.vending.tariffs;

import java.util.Locale;

/** What a line of a breakdown is for. Rooms of later issues add theirs. */
public enum LineKind {
  ENERGY,
  FIXED_CHARGE,
  ROUNDING;

  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
