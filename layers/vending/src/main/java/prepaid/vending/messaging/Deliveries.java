package prepaid.vending.messaging;

import java.time.Instant;
import java.util.Optional;
import prepaid.vending.ledger.VendKey;

/** Port: what was texted about a vend, and what could not be. */
public interface Deliveries {
  Optional<Delivery> find(VendKey key);

  /** Writes or replaces the delivery of a vend. */
  void put(Delivery delivery);

  /**
   * @param tries how often sending was tried
   * @param messageId the carrier's, once sent
   */
  record Delivery(
      VendKey key, State state, int tries, Instant lastTry, Optional<String> messageId) {}

  enum State {
    SENT,
    /** Not sent yet; a reminder is set. */
    PARKED,
    /** Given up after the last try: shown to operators. */
    FAILED
  }
}
