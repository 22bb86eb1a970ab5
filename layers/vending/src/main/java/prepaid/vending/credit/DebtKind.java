package prepaid.vending.credit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a debt came from. */
public enum DebtKind {
  /** Unpaid bills from before, or from other services. */
  ARREARS("Arrears"),
  /** Reserve credit that was granted and not yet paid back. */
  RESERVE("Reserve credit"),
  /** Metered credit of a post-pay account, to be paid by its statement. */
  ACCOUNT("Account");

  private final String words;

  DebtKind(String words) {
    this.words = words;
  }

  /** As a line of a breakdown begins. */
  public String words() {
    return words;
  }

  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<DebtKind> ofSlug(String slug) {
    return Arrays.stream(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
  }
}
