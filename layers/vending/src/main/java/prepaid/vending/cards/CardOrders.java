package prepaid.vending.cards;

import java.util.Optional;
import prepaid.vending.cards.CardStock.Span;
import prepaid.vending.limits.Limits;
import prepaid.vending.money.Money;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

/**
 * Orders of vendors: so many cards of a denomination, whichever are free. What they cost and who
 * they become is one transaction, in which the order's own row makes it happen once.
 */
public final class CardOrders {
  private final CardStore store;
  private final CardStock stock;

  public CardOrders(CardStore store, CardStock stock) {
    this.store = store;
    this.stock = stock;
  }

  /**
   * What a vendor orders.
   *
   * @param terms with the reference of the order
   */
  public record Wanted(
      CardBatch batch, Money denomination, long count, CardSales.Terms terms, String operator) {
    String reference() {
      return terms.order().orElseThrow(() -> new IllegalArgumentException("no reference"));
    }
  }

  /** Meets an order, or answers how it was met before. */
  public Answer<CardOrder> place(Wanted wanted) {
    for (int i = 0; i < Limits.BUSY_TRIES_MAX; i++) {
      Optional<CardOrder> met = store.order(wanted.terms().vendor(), wanted.reference());
      if (met.isPresent()) {
        return isSame(met.get(), wanted)
            ? Answer.given(met.get())
            : Answer.refused(
                RefusalKind.REFERENCE_REUSED,
                "reference",
                "This vendor ordered other cards under this reference.");
      }
      Optional<CardRange> free = free(wanted);
      if (free.isEmpty()) {
        return Answer.refused(
            RefusalKind.CONFLICT,
            "count",
            "The batch has no %d cards of %s in one run that are still the utility's."
                .formatted(wanted.count(), wanted.denomination()));
      }
      long from = free.get().from();
      Span span = new Span(wanted.batch(), from, from + wanted.count() - 1, wanted.operator());
      // A refusal because others took these cards meanwhile is not the last word.
      if (stock.sell(span, wanted.terms()) instanceof Answer.Refused<?>(var refusal)
          && refusal.kind() != RefusalKind.CONFLICT) {
        return Answer.refused(refusal);
      }
    }
    return Answer.refused(
        RefusalKind.TRY_AGAIN,
        "Many order these cards at this moment. Nothing happened; the same request may be sent"
            + " again.");
  }

  private static boolean isSame(CardOrder met, Wanted wanted) {
    return met.batch().equals(wanted.batch().id()) && met.count() == wanted.count();
  }

  /** The first run that is large enough. */
  private Optional<CardRange> free(Wanted wanted) {
    return store.ranges(wanted.batch().from(), wanted.batch().to()).stream()
        .filter(range -> isFree(range.state()))
        .filter(range -> range.denomination().equals(wanted.denomination()))
        .filter(range -> range.count() >= wanted.count())
        .findFirst();
  }

  private static boolean isFree(CardState state) {
    return state instanceof CardState.Defined
        || state instanceof CardState.Released
        || state instanceof CardState.InStock;
  }
}
