package prepaid.vending.cards;

import java.util.List;
import java.util.Optional;
import prepaid.vending.partners.FloatSlices;

/** Port: batches and ranges, for those who make, move and print cards. */
public interface CardStore {
  /** The first serial that no batch has. */
  long nextSerial();

  /**
   * Stores a batch, its ranges and what was done, and moves the next serial behind them, all or
   * nothing.
   *
   * @return false when another batch took these serials meanwhile
   */
  boolean define(CardBatch batch, List<CardRange> ranges, CardAct act);

  Optional<CardBatch> batch(String id);

  /** Batches by their ids, beginning after one. */
  List<CardBatch> batches(String after, int most);

  /** The ranges that have any of these serials, in order, strongly consistent. */
  List<CardRange> ranges(long from, long to);

  /**
   * Money that a vendor's float pays for cards.
   *
   * @param entry its amount is negative; its reference makes it happen once
   */
  record Charge(FloatSlices.Deposit entry, List<FloatSlices.Part> parts) {}

  /**
   * Ranges in place of others, with what was done, and what it costs whom.
   *
   * @param before as they were read
   * @param after the same cards; each range of before begins one of these
   * @param order that is met by it; its row must not be there
   */
  record Change(
      List<CardRange> before,
      List<CardRange> after,
      CardAct act,
      Optional<Charge> charge,
      Optional<CardOrder> order) {
    public Change {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }

  /**
   * Makes a change, all or nothing.
   *
   * @return false when a range, the float or the order is not as it was read
   */
  boolean change(Change change);

  /** An order that was met. */
  Optional<CardOrder> order(String vendor, String reference);

  /** Ranges by their first serials, beginning after one, at most so many. */
  List<CardRange> page(long after, int most);

  /** Notes what was done and changes nothing else. */
  void note(CardAct act);

  /** What was done with a batch, oldest first. */
  List<CardAct> acts(String batch);
}
