package prepaid.vending.meters;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whether a meter's credit register counts units of its resource or money. */
public enum CreditMode {
  UNITS,
  CURRENCY;

  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<CreditMode> ofSlug(String slug) {
    return Arrays.stream(values()).filter(value -> value.slug().equals(slug)).findFirst();
  }
}
