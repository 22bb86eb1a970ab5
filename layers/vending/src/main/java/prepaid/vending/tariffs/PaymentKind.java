package prepaid.vending.tariffs;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** With what a tender is paid, as far as its price depends on it. */
public enum PaymentKind {
  /** Through a payment provider, or from a float: to the minor unit. */
  ONLINE,
  /** Notes and coins, which may not come as small as the minor unit. */
  CASH,
  /** A bank card at a terminal. */
  BANK_CARD,
  /** Not paid now: the meter's post-pay account owes it. */
  ACCOUNT,
  /** Not paid at all: an operator or a policy gives it. */
  NONE;

  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<PaymentKind> ofSlug(String slug) {
    return Arrays.stream(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
  }
}
