package prepaid.vending.cards;

import java.util.function.LongConsumer;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.Vend;

/**
 * Port: which cards were redeemed, for counting. The vends alone decide whether a card was; this
 * list follows their stream and is some seconds behind.
 */
public interface CardUses {
  /** Notes a redeemed card; again, it changes nothing. */
  void note(long serial);

  /** The redeemed serials of a run, in order. */
  void each(long from, long to, LongConsumer used);

  /** Notes the card of a vend that a card paid for. */
  default void record(Vend vend) {
    if (vend.source() instanceof MoneySource.Card(String serial)) {
      note(Long.parseLong(serial));
    }
  }
}
