package prepaid.vending.messaging;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import prepaid.vending.ledger.VendKey;

/** Port: what was texted about a vend or as an answer, and what could not be. */
public interface Deliveries {
  Optional<Delivery> find(VendKey key);

  /** Writes or replaces a delivery. */
  void put(Delivery delivery);

  /**
   * @param key of the vend; of an answer to a text, {@code sms} and the id of that text
   * @param tries how often sending was tried
   * @param messageId the carrier's, once sent
   * @param asked who asked for it by text; empty for the tokens of other sales
   */
  record Delivery(
      VendKey key,
      State state,
      int tries,
      Instant lastTry,
      Optional<String> messageId,
      Optional<Asked> asked) {}

  /**
   * An answer to somebody's text.
   *
   * @param bodies what to say; none for the tokens of a vend, which stand in its own row only
   */
  record Asked(String phone, TextLanguage language, List<String> bodies) {
    public Asked {
      bodies = List.copyOf(bodies);
    }

    @Override
    public String toString() {
      return "Asked[…]";
    }
  }

  enum State {
    SENT,
    /** Not sent yet; a reminder is set. */
    PARKED,
    /** Given up after the last try: shown to operators. */
    FAILED
  }
}
