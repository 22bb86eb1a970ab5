package prepaid.vending.cards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import prepaid.vending.cards.CardBatch.Part;
import prepaid.vending.cards.CardSales.Against;
import prepaid.vending.cards.CardStock.Span;
import prepaid.vending.cards.CardStock.Wanted;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.fixture.MemoryCards;
import prepaid.vending.fixture.MemoryFloats;
import prepaid.vending.fixture.MemoryPartners;
import prepaid.vending.limits.Limits;
import prepaid.vending.partners.Accounts;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

class CardStockTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final Instant END = Instant.parse("2028-01-01T00:00:00Z");

  private final MemoryCards store = new MemoryCards();
  private final CardKeys keys =
      new CardKeys() {
        @Override
        public List<CardKey> live() {
          return List.of(new CardKey(3, "wrapped", NOW), new CardKey(2, "wrapped", NOW));
        }

        @Override
        public boolean add(CardKey key) {
          return false;
        }

        @Override
        public boolean replace(CardKey before, CardKey after) {
          return false;
        }
      };
  private Instant now = NOW;
  private final CardStock stock =
      new CardStock(
          store,
          keys,
          new CardSales(new MemoryPartners(), new Accounts(new MemoryFloats(), () -> NOW)),
          () -> now);

  private CardBatch defined(Part... parts) {
    return given(
        stock.define(
            new Wanted(
                "b" + store.nextSerial(),
                Optional.empty(),
                Highveld.RAND,
                END,
                List.of(parts),
                "ann")));
  }

  private static Span span(CardBatch batch, long from, long to) {
    return new Span(batch, from, to, "ann");
  }

  @Test
  void batchesTakeContiguousRunsOfOneNumberSpaceUnderTheNewestKey() {
    CardBatch first = defined(new Part(5_000, 10), new Part(10_000, 5));
    CardBatch second = defined(new Part(5_000, 1));
    assertEquals(1, first.from());
    assertEquals(15, first.to());
    assertEquals(16, second.from());
    assertEquals(3, second.keyVersion());
    assertEquals(List.of(10L, 5L, 1L), store.rows.values().stream().map(CardRange::count).toList());
  }

  @Test
  void tenMillionCardsAreOneRow() {
    CardBatch batch = defined(new Part(10_000, Limits.CARD_BATCH_MAX));
    assertEquals(1, store.rows.size());
    assertEquals(10_000_000, batch.count());
    Wanted more =
        new Wanted(
            "more",
            Optional.empty(),
            Highveld.RAND,
            END,
            List.of(new Part(1, Limits.CARD_BATCH_MAX), new Part(2, 1)),
            "ann");
    assertEquals(RefusalKind.INVALID_REQUEST, refused(stock.define(more)));
  }

  @Test
  void aRangeIsSplitWhenPartOfItChanges() {
    CardBatch batch = defined(new Part(5_000, 100));
    given(stock.move(span(batch, 1, 100), new Move.Activate()));
    given(stock.move(span(batch, 41, 60), new Move.Block("stolen")));
    assertEquals(
        List.of("1-40 active", "41-60 blocked", "61-100 active"),
        store.rows.values().stream()
            .map(range -> "%d-%d %s".formatted(range.from(), range.to(), range.state().slug()))
            .toList());
  }

  @Test
  void theSameAgainChangesNothing() {
    CardBatch batch = defined(new Part(5_000, 100));
    for (int i = 0; i < 3; i++) {
      given(stock.move(span(batch, 10, 20), new Move.Activate()));
    }
    assertEquals(2, store.acts.size());
  }

  @Test
  void whatIsBlockedOrVoidNeverComesBack() {
    CardBatch batch = defined(new Part(5_000, 10));
    given(stock.move(span(batch, 1, 1), new Move.Block("stolen")));
    given(stock.move(span(batch, 2, 2), new Move.Cancel("misprint")));
    for (long serial : new long[] {1, 2}) {
      Span one = span(batch, serial, serial);
      assertEquals(RefusalKind.CONFLICT, refused(stock.move(one, new Move.Activate())));
      assertEquals(RefusalKind.CONFLICT, refused(stock.move(one, new Move.Transfer("shop"))));
      assertEquals(RefusalKind.CONFLICT, refused(stock.move(one, new Move.Stock())));
    }
  }

  /** All cards of a span move, or none. */
  @Test
  void oneCardThatCannotMoveHoldsBackAll() {
    CardBatch batch = defined(new Part(5_000, 10));
    given(stock.move(span(batch, 5, 5), new Move.Block("stolen")));
    assertEquals(
        RefusalKind.CONFLICT, refused(stock.move(span(batch, 1, 10), new Move.Activate())));
    assertTrue(
        store.rows.values().stream().noneMatch(range -> range.state() instanceof CardState.Active));
  }

  @Test
  void cardsExpireOnceTheirDayIsOver() {
    CardBatch batch = defined(new Part(5_000, 10));
    Span all = span(batch, 1, 10);
    given(stock.move(all, new Move.Activate()));
    CardRange range = store.rows.firstEntry().getValue();
    assertTrue(range.isRedeemable(END.minusMillis(1)));
    assertTrue(!range.isRedeemable(END));
    assertEquals(RefusalKind.CONFLICT, refused(stock.move(all, new Move.Expire())));
    now = END;
    given(stock.move(all, new Move.Expire()));
    assertEquals("expired", store.rows.firstEntry().getValue().state().slug());
  }

  @Test
  void aLostRaceIsDecidedAgain() {
    CardBatch batch = defined(new Part(5_000, 10));
    store.racesLost = 3;
    given(stock.move(span(batch, 1, 10), new Move.Activate()));
    store.racesLost = Limits.BUSY_TRIES_MAX;
    assertEquals(
        RefusalKind.TRY_AGAIN, refused(stock.move(span(batch, 1, 1), new Move.Block("lost"))));
  }

  @Test
  void nobodyUnknownGetsCards() {
    CardBatch batch = defined(new Part(5_000, 10));
    var terms = new CardSales.Terms("nobody", Against.INVOICE, 0);
    assertEquals(RefusalKind.NOT_FOUND, refused(stock.sell(span(batch, 1, 10), terms)));
  }

  @Test
  void serialsOutsideTheBatchAreRefused() {
    CardBatch batch = defined(new Part(5_000, 10));
    assertEquals(
        RefusalKind.INVALID_REQUEST, refused(stock.move(span(batch, 5, 11), new Move.Activate())));
    assertEquals(
        RefusalKind.INVALID_REQUEST, refused(stock.move(span(batch, 6, 5), new Move.Activate())));
  }

  /** Whatever is done, every card is in exactly one range, and no range outgrew its batch. */
  @Test
  void everyCardStaysInOneRange() {
    long seed = 7;
    SplittableRandom random = new SplittableRandom(seed);
    CardBatch batch = defined(new Part(5_000, 300), new Part(10_000, 200));
    List<Move> moves =
        List.of(
            new Move.Activate(),
            new Move.Block("stolen"),
            new Move.Cancel("misprint"),
            new Move.Release(),
            new Move.Stock(),
            new Move.Transfer("shop"));
    for (int i = 0; i < 400; i++) {
      long from = random.nextLong(1, 501);
      long to = Math.min(500, from + random.nextLong(0, 20));
      var unused = stock.move(span(batch, from, to), moves.get(random.nextInt(moves.size())));
      long expected = 1;
      for (CardRange range : new ArrayList<>(store.rows.values())) {
        assertEquals(expected, range.from(), "seed " + seed + ", step " + i);
        expected = range.to() + 1;
      }
      assertEquals(501, expected, "seed " + seed + ", step " + i);
    }
  }

  private static <T> T given(Answer<T> answer) {
    if (answer instanceof Answer.Given<T>(T value)) {
      return value;
    }
    throw new AssertionError("refused: " + answer);
  }

  private static RefusalKind refused(Answer<?> answer) {
    return assertInstanceOf(Answer.Refused.class, answer, answer.toString()).refusal().kind();
  }
}
