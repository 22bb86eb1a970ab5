package prepaid.vending.cards;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import prepaid.vending.cards.CardBatch.Part;
import prepaid.vending.cards.CardStore.Change;
import prepaid.vending.limits.Limits;
import prepaid.vending.money.Money;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

/** What operators do with cards: define batches, and move ranges through their life. */
public final class CardStock {
  private final CardStore store;
  private final CardKeys keys;
  private final CardSales sales;
  private final InstantSource clock;

  public CardStock(CardStore store, CardKeys keys, CardSales sales, InstantSource clock) {
    this.store = store;
    this.keys = keys;
    this.sales = sales;
    this.clock = clock;
  }

  /**
   * A batch that somebody asks for.
   *
   * @param id their own, or made for them; the same id again is the same batch
   */
  public record Wanted(
      String id,
      Optional<String> utility,
      Currency currency,
      Instant expiresAt,
      List<Part> parts,
      String operator) {}

  /** Some cards of a batch, and who moves them. */
  public record Span(CardBatch batch, long from, long to, String operator) {}

  /** Defines a batch: a row for it and one for each denomination, however many cards they are. */
  public Answer<CardBatch> define(Wanted wanted) {
    long count = wanted.parts().stream().mapToLong(Part::count).sum();
    if (count > Limits.CARD_BATCH_MAX) {
      return Answer.refused(
          RefusalKind.INVALID_REQUEST,
          "cards",
          "A batch has at most %d cards.".formatted(Limits.CARD_BATCH_MAX));
    }
    Instant now = clock.instant();
    if (!now.isBefore(wanted.expiresAt())) {
      return Answer.refused(RefusalKind.INVALID_REQUEST, "expires", "This day is past.");
    }
    int keyVersion = keys.live().getFirst().version();
    for (int i = 0; i < Limits.BUSY_TRIES_MAX; i++) {
      long from = store.nextSerial();
      if (from + count - 1 > Serial.MAX) {
        return Answer.refused(RefusalKind.CONFLICT, "cards", "No serials are left.");
      }
      CardBatch batch = batch(wanted, keyVersion, from, now);
      CardAct act = new CardAct(batch.id(), "define", from, batch.to(), wanted.operator(), "", now);
      if (store.define(batch, ranges(batch), act)) {
        return Answer.given(batch);
      }
    }
    return busy();
  }

  private static CardBatch batch(Wanted wanted, int keyVersion, long from, Instant now) {
    return new CardBatch(
        wanted.id(),
        wanted.utility(),
        wanted.currency(),
        wanted.expiresAt(),
        keyVersion,
        from,
        wanted.parts(),
        wanted.operator(),
        now);
  }

  private static List<CardRange> ranges(CardBatch batch) {
    List<CardRange> ranges = new ArrayList<>();
    long from = batch.from();
    for (Part part : batch.parts()) {
      ranges.add(
          new CardRange(
              from,
              from + part.count() - 1,
              batch.id(),
              new Money(part.minor(), batch.currency()),
              batch.keyVersion(),
              batch.expiresAt(),
              batch.utility(),
              new CardState.Defined(),
              1));
      from += part.count();
    }
    return ranges;
  }

  /** Moves cards on; doing it again changes nothing. Of a span, all cards move or none. */
  public Answer<List<CardRange>> move(Span span, Move move) {
    return move(span, move, Optional.empty());
  }

  /**
   * Gives cards to a vendor, whose float pays for them or who is sent an invoice. Again by the same
   * reference, it is the same sale.
   */
  public Answer<List<CardRange>> sell(Span span, CardSales.Terms terms) {
    return move(span, new Move.Allocate(terms.vendor()), Optional.of(terms));
  }

  private Answer<List<CardRange>> move(Span span, Move move, Optional<CardSales.Terms> terms) {
    if (span.from() > span.to()) {
      return Answer.refused(
          RefusalKind.INVALID_REQUEST, "to", "The last serial is not before the first.");
    }
    if (span.from() < span.batch().from() || span.to() > span.batch().to()) {
      return Answer.refused(
          RefusalKind.INVALID_REQUEST,
          "from",
          "The serials of this batch go from %s to %s."
              .formatted(Serial.text(span.batch().from()), Serial.text(span.batch().to())));
    }
    for (int i = 0; i < Limits.BUSY_TRIES_MAX; i++) {
      List<CardRange> before = store.ranges(span.from(), span.to());
      Answer<Optional<Change>> change = change(span, move, terms, before);
      switch (change) {
        case Answer.Refused<Optional<Change>>(var refusal) -> {
          return Answer.refused(refusal);
        }
        case Answer.Given<Optional<Change>>(var wanted) -> {
          if (wanted.isEmpty() || store.change(wanted.get())) {
            return Answer.given(store.ranges(span.from(), span.to()));
          }
        }
      }
    }
    return busy();
  }

  /** Empty when all is as it should be already. */
  private Answer<Optional<Change>> change(
      Span span, Move move, Optional<CardSales.Terms> terms, List<CardRange> before) {
    if (before.size() > Limits.CARD_RANGES_A_CHANGE_MAX) {
      return Answer.refused(
          RefusalKind.CONFLICT,
          "from",
          "These cards are in more than %d ranges: move fewer at once."
              .formatted(Limits.CARD_RANGES_A_CHANGE_MAX));
    }
    Instant now = clock.instant();
    List<CardRange> touched = new ArrayList<>();
    List<CardRange> after = new ArrayList<>();
    for (CardRange range : before) {
      Optional<CardState> state = state(move, range, now);
      if (state.isEmpty()) {
        return Answer.refused(
            RefusalKind.CONFLICT,
            "from",
            "Cards %s to %s are %s: this cannot be done with them."
                .formatted(
                    Serial.text(range.from()), Serial.text(range.to()), range.state().slug()));
      }
      if (!state.get().equals(range.state())) {
        touched.add(range);
        after.addAll(split(range, span, state.get()));
      }
    }
    if (touched.isEmpty()) {
      return Answer.given(Optional.empty());
    }
    CardAct act =
        new CardAct(
            span.batch().id(),
            move.slug(),
            span.from(),
            span.to(),
            span.operator(),
            terms.map(CardSales.Terms::words).orElseGet(() -> words(move)),
            now);
    return terms
        .map(sale -> sales.charge(sale, worth(touched, span), span, now))
        .orElseGet(() -> Answer.given(Optional.empty()))
        .map(charge ->
            Optional.of(new Change(touched, after, act, charge, order(span, terms, now))));
  }

  private static Optional<CardOrder> order(
      Span span, Optional<CardSales.Terms> terms, Instant now) {
    return terms.flatMap(sale ->
        sale.order()
            .map(reference ->
                new CardOrder(
                    sale.vendor(),
                    reference,
                    span.batch().id(),
                    span.from(),
                    span.to(),
                    span.operator(),
                    now)));
  }

  /** To allocate cards again to the vendor who has them changes nothing. */
  private static Optional<CardState> state(Move move, CardRange range, Instant now) {
    return move instanceof Move.Allocate(var vendor)
            && range.state().equals(new CardState.Allocated(vendor))
        ? Optional.of(range.state())
        : move.after(range, now);
  }

  private static Money worth(List<CardRange> ranges, Span span) {
    long minor = 0;
    for (CardRange range : ranges) {
      long first = Math.max(range.from(), span.from());
      long last = Math.min(range.to(), span.to());
      minor = Math.addExact(minor, (last - first + 1) * range.denomination().minor());
    }
    return new Money(minor, span.batch().currency());
  }

  /** The range with the part inside the span in the new state: one to three ranges. */
  private static List<CardRange> split(CardRange range, Span span, CardState state) {
    long first = Math.max(range.from(), span.from());
    long last = Math.min(range.to(), span.to());
    List<CardRange> parts = new ArrayList<>();
    if (range.from() < first) {
      parts.add(range.part(range.from(), first - 1, range.state()));
    }
    parts.add(range.part(first, last, state));
    if (last < range.to()) {
      parts.add(range.part(last + 1, range.to(), range.state()));
    }
    return parts;
  }

  private static String words(Move move) {
    return switch (move) {
      case Move.Block(String reason) -> reason;
      case Move.Cancel(String reason) -> reason;
      case Move.Transfer(String to) -> "to " + to;
      case Move.Allocate(String vendor) -> "to " + vendor;
      default -> "";
    };
  }

  private static <T> Answer<T> busy() {
    return Answer.refused(
        RefusalKind.TRY_AGAIN,
        "These cards are being changed by others at this moment. Nothing happened; the same request"
            + " may be sent again.");
  }
}
