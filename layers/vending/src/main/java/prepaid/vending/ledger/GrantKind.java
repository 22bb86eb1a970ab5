package prepaid.vending.ledger;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why reserve credit is given. */
public enum GrantKind {
  /** What the maker programmed into the meter, noted when it is connected: no token. */
  INITIAL,
  /** On request, in an emergency. */
  EMERGENCY,
  /** More of it, for who has used up what was given. */
  ADDITIONAL,
  /** Paid at the utility's desk, to refill what was used. */
  PAID_REFILL,
  /** A reward for buying. */
  INCENTIVE,
  /** A present to a meter or a group of them. */
  GIFT;

  /** Whether the meter owes for it. */
  public boolean isOwed() {
    return this == EMERGENCY || this == ADDITIONAL;
  }

  /** Whether it comes as a token. */
  public boolean hasToken() {
    return this != INITIAL;
  }

  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<GrantKind> ofSlug(String slug) {
    return Arrays.stream(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
  }
}
