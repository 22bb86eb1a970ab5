package prepaid.vending.partners;

import java.util.Locale;

/** What a partner may be allowed to do. */
public enum UseCase {
  LOOKUP,
  TRIAL,
  VEND,
  REPRINT,
  CONFIRM,
  REVERSE;

  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }
}
