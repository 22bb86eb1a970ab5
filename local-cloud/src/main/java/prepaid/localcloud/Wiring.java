package prepaid.localcloud;

import java.security.SecureRandom;
import java.time.Clock;

/** Where the local cloud takes time and chance from; everything else is given them. */
public final class Wiring {
  private Wiring() {}

  public static Clock clock() {
    return Clock.systemUTC();
  }

  public static SecureRandom random() {
    return new SecureRandom();
  }
}
