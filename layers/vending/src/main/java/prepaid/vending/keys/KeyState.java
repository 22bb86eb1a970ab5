package prepaid.vending.keys;

import java.time.Instant;
import java.util.Locale;

/** Where a key stands; a component that waits for the other one is no key yet. */
public enum KeyState {
  /** Made, and makes nothing until a second operator agrees. */
  WAITING_FOR_ACTIVATION,
  NOT_YET_ACTIVE,
  ACTIVE,
  /** Past its last token: it still reads, and makes the key changes away from it. */
  EXPIRED,
  /** Taken out of use: it reads old tokens and makes nothing. */
  RETIRED;

  public static KeyState of(WrappedKey key, Instant now) {
    if (key.life().retired().isPresent()) {
      return RETIRED;
    }
    if (key.life().activated().isEmpty()) {
      return WAITING_FOR_ACTIVATION;
    }
    if (now.isBefore(key.terms().activeFrom())) {
      return NOT_YET_ACTIVE;
    }
    return now.isAfter(KeyEnd.of(key.terms()).at()) ? EXPIRED : ACTIVE;
  }

  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
