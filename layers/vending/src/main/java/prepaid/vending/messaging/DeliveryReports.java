package prepaid.vending.messaging;

import java.time.InstantSource;
import java.util.Optional;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.limits.Limits;
import prepaid.vending.messaging.Deliveries.Delivery;
import prepaid.vending.messaging.Deliveries.State;

/**
 * Takes what carriers report of texts. A report may come twice, late, or before it is noted whose
 * text it is about: whichever of the two comes second brings them together.
 */
public final class DeliveryReports {
  private final Delivering.Notes notes;
  private final InstantSource clock;

  public DeliveryReports(Delivering.Notes notes, InstantSource clock) {
    this.notes = notes;
    this.clock = clock;
  }

  /** Tokens that did not arrive go into the calendar, unless no further try would do better. */
  public void take(DeliveryReport report) {
    notes.deliveries().reported(report).ifPresent(key -> apply(key, report));
  }

  /** Notes whose text a carrier took; the delivery itself is written by now. */
  void note(VendKey key, String messageId) {
    notes.deliveries().sent(messageId, key).ifPresent(report -> apply(key, report));
  }

  private void apply(VendKey key, DeliveryReport report) {
    for (int tries = 0; tries < Limits.BUSY_TRIES_MAX; tries++) {
      Optional<Delivery> before = notes.deliveries().find(key);
      Optional<Delivery> after = before.flatMap(delivery -> delivery.reported(report));
      if (after.isEmpty() || replaced(before.get(), after.get())) {
        return;
      }
    }
    throw new IllegalStateException("others wrote the delivery all the while");
  }

  /** The reminder first: one too many finds nothing to do, one too few loses a token. */
  private boolean replaced(Delivery before, Delivery after) {
    if (after.state() == State.PARKED && before.state() != State.PARKED) {
      notes
          .reminders()
          .add(
              Delivering.reminder(
                  after.key(), clock.instant().plus(Delivering.waitAfter(after.tries()))));
    }
    return notes.deliveries().replace(before, after);
  }
}
