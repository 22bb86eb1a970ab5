package prepaid.meter;

import java.util.Locale;

/** What a meter lets through. The order is the standard's: class 0 and its subclasses 0 to 3. */
public enum Resource {
  ELECTRICITY("kWh"),
  WATER("m³"),
  GAS("m³"),
  TIME("min");

  private final String unit;

  Resource(String unit) {
    this.unit = unit;
  }

  /** What one unit is called. Registers count tenths of it. */
  public String unit() {
    return unit;
  }

  /** The subclass of tokens that credit units of this; 4 more for money. */
  public int subclass() {
    return ordinal();
  }

  /** The name in JSON. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
