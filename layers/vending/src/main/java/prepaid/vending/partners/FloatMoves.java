package prepaid.vending.partners;

import java.time.Instant;
import java.util.List;
import prepaid.vending.money.Money;
import prepaid.vending.partners.FloatSlices.Part;

/** Port: float that moves between partners. */
public interface FloatMoves {
  /**
   * Moves float from one partner to another, in one transaction with the row that makes it happen
   * once.
   *
   * @param from parts below zero, which leave the giver's slices; none only looks for an earlier
   *     transfer
   * @param to parts that come to the taker's, of the same sum
   */
  Moved move(Transfer transfer, List<Part> from, List<Part> to);

  /** What became of a transfer. */
  sealed interface Moved {
    record Done() implements Moved {}

    /** There is one of this reference. */
    record Existing(Transfer transfer) implements Moved {}

    /** A slice no longer has its part, or others write at the same time; nothing happened. */
    record Busy() implements Moved {}
  }

  /**
   * Float that moves between a partner and its super-vendor.
   *
   * @param reference the operator's own, once for ever for the giver; 1-64 characters
   */
  record Transfer(
      String from, String to, String reference, Money amount, String operator, Instant at) {}
}
