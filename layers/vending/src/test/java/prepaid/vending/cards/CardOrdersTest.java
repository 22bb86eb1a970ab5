package prepaid.vending.cards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.vending.cards.CardBatch.Part;
import prepaid.vending.cards.CardSales.Against;
import prepaid.vending.cards.CardStock.Span;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.fixture.MemoryCards;
import prepaid.vending.fixture.MemoryFloats;
import prepaid.vending.fixture.MemoryPartners;
import prepaid.vending.fixture.Shops;
import prepaid.vending.limits.Limits;
import prepaid.vending.partners.Accounts;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

class CardOrdersTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  private final MemoryCards store = new MemoryCards();
  private final MemoryPartners partners = new MemoryPartners();
  private final CardStock stock =
      new CardStock(
          store,
          new OneKey(),
          new CardSales(partners, new Accounts(new MemoryFloats(), () -> NOW)),
          () -> NOW);
  private final CardOrders orders = new CardOrders(store, stock);
  private final CardBatch batch = batch();

  private static final class OneKey implements CardKeys {
    @Override
    public List<CardKey> live() {
      return List.of(new CardKey(1, "wrapped", NOW));
    }

    @Override
    public boolean add(CardKey key) {
      return false;
    }

    @Override
    public boolean replace(CardKey before, CardKey after) {
      return false;
    }
  }

  private CardBatch batch() {
    partners.put(Shops.corner());
    var made =
        stock.define(
            new CardStock.Wanted(
                "b1",
                Optional.empty(),
                Highveld.RAND,
                Instant.parse("2028-01-01T00:00:00Z"),
                List.of(new Part(5_000, 100), new Part(10_000, 50)),
                "ann"));
    return given(made);
  }

  private Answer<CardOrder> order(String reference, long minor, long count, Against against) {
    var terms = new CardSales.Terms(Shops.CORNER, against, 500, Optional.of(reference));
    return orders.place(new CardOrders.Wanted(batch, Highveld.rand(minor), count, terms, "ann"));
  }

  @Test
  void anOrderTakesTheFirstFreeCardsOfItsDenominationAndTheSameAgainIsTheSame() {
    CardOrder first = given(order("a", 10_000, 20, Against.INVOICE));
    assertEquals(101, first.from());
    assertEquals(120, first.to());
    assertEquals(first, given(order("a", 10_000, 20, Against.INVOICE)));
    assertEquals(121, given(order("b", 10_000, 30, Against.INVOICE)).from());
    assertEquals(RefusalKind.CONFLICT, refused(order("c", 10_000, 1, Against.INVOICE)));
    assertEquals(1, given(order("c", 5_000, 100, Against.INVOICE)).from());
    assertEquals(RefusalKind.REFERENCE_REUSED, refused(order("a", 10_000, 21, Against.INVOICE)));
  }

  @Test
  void cardsThatAreBlockedOrAnothersAreNoStock() {
    given(stock.move(new Span(batch, 1, 60, "ann"), new Move.Block("stolen from a van")));
    assertEquals(RefusalKind.CONFLICT, refused(order("a", 5_000, 41, Against.INVOICE)));
    assertEquals(61, given(order("a", 5_000, 40, Against.INVOICE)).from());
  }

  @Test
  void anOrderThatTheFloatDoesNotCoverMovesNothing() {
    assertEquals(RefusalKind.FLOAT_TOO_LOW, refused(order("a", 5_000, 10, Against.FLOAT)));
    assertEquals(2, store.rows.size());
    assertEquals(Optional.empty(), store.order(Shops.CORNER, "a"));
  }

  @Test
  void aLostRaceIsDecidedAgainAndNeverForEver() {
    store.racesLost = 1;
    assertEquals(1, given(order("a", 5_000, 10, Against.INVOICE)).from());
    store.racesLost = Limits.BUSY_TRIES_MAX * Limits.BUSY_TRIES_MAX;
    assertEquals(RefusalKind.TRY_AGAIN, refused(order("b", 5_000, 10, Against.INVOICE)));
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
