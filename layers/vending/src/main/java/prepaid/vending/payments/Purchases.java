package prepaid.vending.payments;

import java.util.List;
import java.util.Optional;

/** Port: purchases, their idempotency marks and the events of payment providers. */
public interface Purchases {
  /**
   * Stores a new purchase, the mark of its Idempotency-Key and its reminders, all or nothing.
   *
   * @param mark SHA-256 of the Idempotency-Key, 64 hexadecimal digits
   * @param fingerprint of the request's canonical fields, kept with the mark
   */
  Creation create(Purchase purchase, String mark, String fingerprint, List<Reminder> reminders);

  /** The purchase of an Idempotency-Key's mark, by one strongly consistent read. */
  Optional<Creation.Existing> marked(String mark);

  /** One strongly consistent read. */
  Optional<Purchase> find(String id);

  /** Keeps what the provider opened. A checkout that is there already stays. */
  void attach(String id, Checkout checkout);

  /**
   * Stores an event, and moves the purchase in the same transaction when its status is one of
   * {@code from}: {@code after} carries the new status, times and reason. The event is stored,
   * once, also when the status is another.
   */
  Recording record(PaymentEvent event, List<PurchaseStatus> from, Purchase after, List<Reminder> r);

  /**
   * Moves a purchase from a status to that of {@code after}, with reminders, all or nothing.
   *
   * @return false when it is no longer in that status
   */
  boolean move(PurchaseStatus from, Purchase after, List<Reminder> reminders);

  /** What became of a creation. */
  sealed interface Creation {
    record Created() implements Creation {}

    /** The mark was there: the purchase that it belongs to, and its fingerprint. */
    record Existing(String purchaseId, String fingerprint) implements Creation {}
  }

  /** What became of recording an event. */
  enum Recording {
    MOVED,
    /** Stored; the purchase was not in one of the statuses and stays as it is. */
    STORED_ONLY,
    /** This event was stored before; nothing changed. */
    SEEN_BEFORE
  }
}
