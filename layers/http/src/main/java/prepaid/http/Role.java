package prepaid.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an operator may be. */
public enum Role {
  ADMIN,
  DISPATCHER,
  SUPERVISOR,
  AUDITOR;

  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Role> ofSlug(String slug) {
    return Arrays.stream(values()).filter(role -> role.slug().equals(slug)).findFirst();
  }
}
