package prepaid.upkeep;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.payments.Reminder;

/**
 * Which room looks after a reminder.
 *
 * @param purchases looks after a purchase, and tells when to look again
 * @param texts texts a vend once more; what cannot be texted this time either is in the calendar
 *     again, or given up, when it returns
 * @param erasures erases the buyers of a meter's purchases
 * @param initial has meters' initial credit noted, and tells when to look again
 * @param limits gives a meter its former power limit back, and tells when to look again
 */
record Tasks(
    UpkeepRun.Looks purchases,
    Consumer<VendKey> texts,
    Consumer<String> erasures,
    Function<String, Optional<Instant>> initial,
    Function<String, Optional<Instant>> limits)
    implements UpkeepRun.Looks {
  @Override
  public Optional<Instant> look(Reminder reminder) {
    return switch (reminder.kind()) {
      case EXPIRE, VEND, REFUND -> purchases.look(reminder);
      case TEXT -> {
        texts.accept(VendKey.parse(reminder.id()));
        yield Optional.empty();
      }
      case ERASE -> {
        erasures.accept(reminder.id());
        yield Optional.empty();
      }
      case INITIAL -> initial.apply(reminder.id());
      case LIMIT -> limits.apply(reminder.id());
    };
  }
}
