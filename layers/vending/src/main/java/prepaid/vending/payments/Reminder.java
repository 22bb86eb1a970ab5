package prepaid.vending.payments;

import java.time.Instant;

/**
 * Something that upkeep looks at when its time comes.
 *
 * @param id of what it is about: a purchase, a vend key, a meter
 */
public record Reminder(Kind kind, String id, Instant due) {
  public enum Kind {
    /** A purchase that nobody may have paid. */
    EXPIRE,
    /** A paid purchase whose vend may not have been made. */
    VEND,
    /** A purchase whose money must go back. */
    REFUND,
    /** A text that could not be sent; the id is the vend key. */
    TEXT,
    /** A meter whose buyers' data is to be erased; the id is {@link Erasing}'s. */
    ERASE,
    /** Meters whose initial credit is to be noted; the id has their numbers. */
    INITIAL,
    /** A power limit whose time is over; the id is what comes back, and for which meter. */
    LIMIT
  }
}
