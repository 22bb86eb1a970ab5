package prepaid.vending.keys;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Port: the limits of keys, and what was taken and sold of them. */
public interface KeyBudgets {
  /** The limit of a key, if it has one; may be some seconds old. */
  Optional<KeyLimit> limit(KeyName key);

  /** Every limit, in the order of keys. */
  List<KeyLimit> limits();

  void put(KeyLimit limit);

  void remove(KeyName key);

  /** The budget of a period, strongly consistent. */
  Optional<KeyBudget> budget(KeyName key, String period);

  /**
   * Stores a budget in the place of the version before it.
   *
   * @return false when another version is there, or nobody knows whether it was stored
   */
  boolean replace(KeyBudget budget);

  /**
   * What the tokens of each key brought and cost on a UTC day, as the journal has it: the ledger's
   * rows as far as the stream has handed them over. What was undone counts, for its token was made.
   */
  Map<KeyName, KeyAmount> sold(LocalDate day);
}
