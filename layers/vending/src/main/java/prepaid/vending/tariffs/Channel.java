package prepaid.vending.tariffs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The way by which a sale comes in. A tariff may set terms for each. */
public enum Channel {
  /** A consumer on the web. */
  WEB,
  /** A consumer or phone vendor by text. */
  SMS,
  /** A vendor's own system or terminal. */
  PARTNER,
  /** A scratch card. */
  CARD,
  /** An operator of the utility. */
  OFFICE;

  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Channel> ofSlug(String slug) {
    return Arrays.stream(values()).filter(channel -> channel.slug().equals(slug)).findFirst();
  }
}
