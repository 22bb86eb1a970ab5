package prepaid.simulation.bugs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import prepaid.simulation.store.Database;
import prepaid.simulation.town.Seams;
import prepaid.vending.cards.CardRange;
import prepaid.vending.cards.CardRanges;
import prepaid.vending.cards.CardState;
import prepaid.vending.ledger.Ledger;
import prepaid.vending.ledger.Ledger.Commit;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.meters.VendState;

/** Scratch cards that are worth more than they cost. */
final class CardBugs {
  static final List<PlantedBug> ALL =
      List.of(
          LedgerBugs.bug("card-redeemed-again", CardBugs::again),
          ranges("stolen-card-redeemed", inner -> serial -> inner.at(serial).map(CardBugs::active)),
          ranges("any-digits-are-a-card", inner -> serial -> card(inner, serial)));

  private CardBugs() {}

  private static PlantedBug ranges(String name, UnaryOperator<CardRanges> bug) {
    return new PlantedBug(
        name,
        new Seams() {
          @Override
          public CardRanges cards(CardRanges cards) {
            return bug.apply(cards);
          }
        });
  }

  /** The mark of a redemption is the card together with its moment, and not the card alone. */
  private static Commit again(Ledger ledger, Database rows, LedgerBugs.Sale sale) {
    Commit commit = sale.into(ledger);
    if (!(sale.vend().source() instanceof MoneySource.Card)
        || !(commit instanceof Commit.AlreadyVended)) {
      return commit;
    }
    VendKey own = sale.vend().key();
    VendKey key = new VendKey(own.payer(), own.reference() + "-" + sale.vend().sequence());
    Vend vend = Rows.under(key, sale.vend());
    VendState after = Rows.state(sale.after()).head(vend.head()).state();
    return ledger.commit(vend, sale.before(), after);
  }

  private static CardRange active(CardRange range) {
    return with(range, range.from(), range.to());
  }

  private static Optional<CardRange> card(CardRanges inner, long serial) {
    Optional<CardRange> own = inner.at(serial);
    return own.isPresent() || serial < 1
        ? own
        : inner.at(1).map(any -> with(any, any.from(), any.to()));
  }

  private static CardRange with(CardRange range, long from, long to) {
    return new CardRange(
        from,
        to,
        range.batch(),
        range.denomination(),
        range.keyVersion(),
        Instant.MAX,
        range.utility(),
        new CardState.Active(Optional.empty()),
        range.version());
  }
}
