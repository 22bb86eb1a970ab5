package prepaid.vending.cards;

import java.util.List;

/** Port: the wrapped card keys. */
public interface CardKeys {
  /** The live versions, the newest first; at most {@link CardKey#LIVE}. */
  List<CardKey> live();

  /**
   * @return false when there is one of that version
   */
  boolean add(CardKey key);

  /**
   * Stores another wrapping of the same version.
   *
   * @return false when the wrapping before is no longer there
   */
  boolean replace(CardKey before, CardKey after);
}
