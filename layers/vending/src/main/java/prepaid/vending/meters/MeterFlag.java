package prepaid.vending.meters;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What else is known of a meter, as far as rules ask. */
public enum MeterFlag {
  /** Somebody there cannot do without power: emergency credit is given to a blocked meter too. */
  VULNERABLE,
  /** Its account is post-pay: it may get credit now that its statement asks for later. */
  POST_PAY,
  /** A meter that nobody has: whoever sells to it gives himself away. */
  HONEY,
  /** It was taken down: nothing is sold to it any more. */
  REMOVED;

  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<MeterFlag> ofSlug(String slug) {
    return Arrays.stream(values()).filter(flag -> flag.slug().equals(slug)).findFirst();
  }
}
