package prepaid.meter.device;

import java.util.Locale;

/** What a meter lets through. */
public enum Resource {
  ELECTRICITY(0, "kWh"),
  WATER(1, "m³"),
  GAS(2, "m³"),
  TIME(3, "min");

  private final int subclass;
  private final String unit;

  Resource(int subclass, String unit) {
    this.subclass = subclass;
    this.unit = unit;
  }

  /** What one unit is called. Registers count tenths of it. */
  public String unit() {
    return unit;
  }

  /** The subclass of tokens that credit units of this; 4 more for money. */
  public int subclass() {
    return subclass;
  }

  /** The name in JSON. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
