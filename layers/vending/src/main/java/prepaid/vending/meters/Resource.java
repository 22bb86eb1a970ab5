package prepaid.vending.meters;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a meter dispenses (IEC 62055-41, class 0 subclasses), and the unit it is counted in. */
public enum Resource {
  ELECTRICITY("kWh"),
  WATER("m³"),
  GAS("m³"),
  TIME("min");

  private final String unit;

  Resource(String unit) {
    this.unit = unit;
  }

  public String unit() {
    return unit;
  }

  /** The name in lower case, as the faces write it. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Resource> ofSlug(String slug) {
    return Arrays.stream(values()).filter(value -> value.slug().equals(slug)).findFirst();
  }
}
