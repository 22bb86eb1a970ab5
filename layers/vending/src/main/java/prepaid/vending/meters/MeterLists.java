package prepaid.vending.meters;

import java.util.List;
import java.util.Optional;
import prepaid.sts.Drn;

/**
 * Port: lists of meters, by which they are found without looking through all of them. A moment may
 * pass between a list and the row: what a meter's row says counts.
 */
public interface MeterLists {
  /**
   * A page of the meters of an account, in the order of their numbers.
   *
   * @param account whatever its letters' case
   * @param after the last one of the page before; empty for the first page
   * @param most 1 or more
   */
  List<Drn> ofAccount(String account, Optional<Drn> after, int most);

  /** The same, of those that are registered with a phone, E.164. */
  List<Drn> ofPhone(String phone, Optional<Drn> after, int most);

  /** The same, of a utility: in the order of their last digit, then of their numbers. */
  List<Drn> ofUtility(String utility, Optional<Drn> after, int most);
}
