package prepaid.simulation.books;

import static prepaid.simulation.books.Books.require;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import prepaid.simulation.store.Database;
import prepaid.vending.cards.CardRange;
import prepaid.vending.cards.CardState;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;

/** A card is redeemed once, for what it is worth, and not after it was blocked. */
final class CardBook {
  /** A redemption that was on its way when its card was blocked may still be made. */
  private static final Duration ON_ITS_WAY_MAX = Duration.ofMinutes(3);

  private final Database rows;
  private final Set<String> redeemed = new HashSet<>();

  CardBook(Database rows) {
    this.rows = rows;
  }

  void redeemed(Vend vend, MoneySource.Card card) {
    require(redeemed.add(card.serial()), "a card was redeemed twice");
    require(
        vend.key().equals(new VendKey("card", card.serial())),
        "a card was redeemed under another reference than its serial");
    CardRange range =
        rows.card(Long.parseLong(card.serial()))
            .orElseThrow(() -> new Unbalanced("a number was redeemed that is no card"));
    require(
        range.denomination().equals(vend.tender()),
        "a card was redeemed for something else than it is worth");
    require(
        range.utility().filter(own -> !own.equals(vend.utility())).isEmpty(),
        "a card was redeemed at another utility than it is for");
    require(
        range.state() instanceof CardState.Active
            || range.state() instanceof CardState.Blocked blocked
                && vend.at().isBefore(blocked.at().plus(ON_ITS_WAY_MAX)),
        "a card was redeemed that is not active");
  }
}
