package prepaid.vending.partners;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.vending.money.Money;

/**
 * Port: the statements of partners, and what was sold on a day. May be seconds behind the sales.
 */
public interface Statements {
  /**
   * Adds a row, and a sale to the totals of its day. Doing it again changes nothing.
   *
   * @return whether it is new
   */
  boolean add(Entry entry);

  /** Where a page ended: the next one begins behind it. */
  record Place(Instant at, String reference) {}

  /**
   * Rows of a partner's day, oldest first.
   *
   * @param after empty for the first page
   */
  List<Entry> page(String partner, LocalDate day, Optional<Place> after, int most);

  /**
   * What a partner sold for one utility on a day, reversals taken off.
   *
   * @param checksum adds up the rows' hashes: books with the same rows have the same
   */
  record Totals(long count, Money gross, Money tax, Money commission, String checksum) {
    /** What the utility is owed when commission is paid at source. */
    public Money net() {
      return gross.minus(commission);
    }
  }

  /** The totals of a day by utility; empty for a day without a sale. */
  Map<String, Totals> totals(String partner, LocalDate day);

  /**
   * Notes something about a partner that is to happen once a day.
   *
   * @return whether it was not noted before
   */
  boolean once(String partner, LocalDate day, String what);
}
