package prepaid.vending.keys;

import java.time.Instant;
import java.util.Optional;

/** What two operators each decided about a key since it was made; neither is ever taken back. */
public record KeyLife(Optional<Decision> activated, Optional<Decision> retired) {
  /** Made and not yet activated: it makes nothing. */
  public static final KeyLife NEW = new KeyLife(Optional.empty(), Optional.empty());

  /**
   * A decision of two persons.
   *
   * @param askedBy who asked for it
   * @param agreedBy who agreed, somebody else
   */
  public record Decision(String askedBy, String agreedBy, Instant at) {
    public Decision {
      if (askedBy.equals(agreedBy)) {
        throw new IllegalArgumentException("a decision takes two persons");
      }
    }
  }

  /** Whether two operators have it make tokens, and none had it stop. */
  public boolean makesTokens() {
    return activated.isPresent() && retired.isEmpty();
  }

  KeyLife activated(Decision decision) {
    return new KeyLife(Optional.of(decision), retired);
  }

  KeyLife retired(Decision decision) {
    return new KeyLife(activated, Optional.of(decision));
  }
}
