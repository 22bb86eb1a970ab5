package prepaid.vending.cards;

import java.util.Optional;

/** Port: which cards there are, as a redemption sees it. */
public interface CardRanges {
  /** The range in which that serial lies; at most some seconds old. */
  Optional<CardRange> at(long serial);
}
