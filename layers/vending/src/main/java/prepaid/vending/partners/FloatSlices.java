package prepaid.vending.partners;

import java.time.Instant;
import java.util.List;
import prepaid.vending.money.Money;

/** Port: the slices of the partners' floats, and what was paid in. */
public interface FloatSlices {
  /** Every slice that was ever written, strongly consistent, in the order of their numbers. */
  List<FloatSlice> read(String partner);

  /** A part of a move: so many minor units out of that slice. */
  record Part(int slice, long minor) {}

  /**
   * Who takes a slice.
   *
   * @param freeBefore a slice whose owner's time ended before this is free for anybody
   * @param until how long it is this instance's own from then on
   */
  record Claim(String instance, Instant freeBefore, Instant until) {}

  /**
   * Moves all parts into one slice, in one transaction, and claims that slice.
   *
   * @return false when one of them no longer has its part, the slice is another's, or others write
   *     at the same time: nothing has moved
   */
  boolean gather(String partner, List<Part> parts, int into, Claim claim);

  /** Adds to slices in one transaction with the row that makes it happen once. */
  Recorded record(Deposit deposit, List<Part> parts);

  /** The credit that is in the slices, in minor units. */
  long creditMinor(String partner);

  /** Changes the credit that is in the slices, by parts that add up to the difference. */
  Recorded setCredit(String partner, long beforeMinor, long afterMinor, List<Part> parts);

  /** What became of it. */
  sealed interface Recorded {
    record Done() implements Recorded {}

    /** There is one of this reference. */
    record Existing(Deposit deposit) implements Recorded {}

    /** A slice no longer has its part, or others write at the same time; nothing happened. */
    record Busy() implements Recorded {}
  }

  /**
   * Money paid in.
   *
   * @param reference the operator's own, once for ever; 1-64 characters
   */
  record Deposit(String partner, String reference, Money amount, String operator, Instant at) {}
}
