package prepaid.tokengeneration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import prepaid.aws.fixture.Call;
import prepaid.aws.invocation.Invocation;
import prepaid.aws.invocation.RedemptionOutcomeJson;
import prepaid.sts.Drn;
import prepaid.vending.cards.CardRange;
import prepaid.vending.cards.CardSales;
import prepaid.vending.cards.CardState;
import prepaid.vending.cards.CardStock;
import prepaid.vending.cards.Move;
import prepaid.vending.cards.Redemption;
import prepaid.vending.cards.RedemptionOutcome;
import prepaid.vending.cards.Sender;
import prepaid.vending.cards.Serial;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.fixture.MemoryFloats;
import prepaid.vending.fixture.MemoryPartners;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.partners.Accounts;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

class CardRedemptionTest {
  private static final String METER = Highveld.METER.digits();
  private static final CardState ACTIVE = new CardState.Active(Optional.of("shop"));

  private final CardWorld cards = new CardWorld();

  @Test
  void aCardOfEachLiveKeyVersionBecomesATokenAndTheSameAgain() {
    for (int version = 1; version <= 2; version++) {
      CardRange range = cards.cards(10, version, ACTIVE);
      String pin = cards.pin(range.from() + 3, version);
      Vend vend = vended(cards.redeem(pin, METER), false);
      assertEquals(new VendKey("card", Serial.text(range.from() + 3)), vend.key());
      assertEquals(471, vend.tokens().getFirst().units().orElseThrow().tenths());
      assertEquals(vend, vended(cards.redeem(spaced(pin), METER), true));
    }
  }

  private static String spaced(String pin) {
    return pin.substring(0, 4) + " " + pin.substring(4, 8) + "-" + pin.substring(8);
  }

  @Test
  void anotherMeterIsToldWhenAndOnWhichItWasUsed() {
    CardRange range = cards.cards(1, 1, ACTIVE);
    String pin = cards.pin(range.from(), 1);
    Vend vend = vended(cards.redeem(pin, METER), false);
    assertEquals(
        new RedemptionOutcome.Used(vend.at(), "…7897"), cards.redeem(pin, CardWorld.OTHER_METER));
  }

  @Test
  void wrongBlockedExpiredVoidAndInactiveCardsAreAnsweredAlikeByTheSameCalls() {
    List<List<String>> calls = new ArrayList<>();
    Instant now = ModuleWorld.NOW;
    List<CardState> dead =
        List.of(
            new CardState.Defined(),
            new CardState.InStock(),
            new CardState.Allocated("shop"),
            new CardState.Blocked(Optional.of("shop"), "stolen", now),
            new CardState.Voided(Optional.empty(), "misprint", now),
            new CardState.Expired(Optional.of("shop")));
    cards.redeem("0000000000000000", METER, text(99));
    int phone = 0;
    for (CardState state : dead) {
      CardRange range = cards.cards(1, 2, state);
      calls.add(callsOf(cards.pin(range.from(), 2), text(phone++)));
    }
    calls.add(callsOf("1234567890123456", text(phone++)));
    assertEquals(1, new HashSet<>(calls).size(), calls.toString());
    assertEquals(
        List.of("GetItem", "UpdateItem"), calls.getFirst().stream().distinct().sorted().toList());
  }

  private List<String> callsOf(String pin, Sender sender) {
    cards.world.faults.clear();
    assertEquals(new RedemptionOutcome.NotAccepted(), cards.redeem(pin, METER, sender));
    return cards.world.faults.calls().stream()
        .map(Call::operation)
        .filter(operation -> !operation.equals("Query"))
        .toList();
  }

  @Test
  void aRedeemedCardStaysRedeemedWhateverHappensToItsRange() {
    CardRange range = cards.cards(1, 1, ACTIVE);
    String pin = cards.pin(range.from(), 1);
    Vend vend = vended(cards.redeem(pin, METER), false);
    block(range);
    assertEquals(vend, vended(cards.redeem(pin, METER), true));
  }

  @Test
  void aBlockHoldsAtOnce() {
    CardRange range = cards.cards(2, 1, ACTIVE);
    vended(cards.redeem(cards.pin(range.from(), 1), METER), false);
    block(range);
    assertEquals(
        new RedemptionOutcome.NotAccepted(), cards.redeem(cards.pin(range.to(), 1), METER));
  }

  private void block(CardRange range) {
    var store = cards.world.plain.cards().store();
    var stock =
        new CardStock(store, cards.world.plain.cards().keys(), NO_SALES, () -> ModuleWorld.NOW);
    var batch = store.batch(range.batch()).orElseThrow();
    var span = new CardStock.Span(batch, range.from(), range.to(), "ann");
    assertInstanceOf(Answer.Given.class, stock.move(span, new Move.Block("stolen")));
  }

  private static final CardSales NO_SALES =
      new CardSales(new MemoryPartners(), new Accounts(new MemoryFloats(), () -> ModuleWorld.NOW));

  @Test
  void aCardForAnotherUtilityIsNotSpent() {
    CardRange range = cards.cards(1, 1, ACTIVE, Optional.of("elsewhere"));
    RedemptionOutcome outcome = cards.redeem(cards.pin(range.from(), 1), METER);
    assertEquals(
        RefusalKind.NOT_ALLOWED,
        assertInstanceOf(RedemptionOutcome.Refused.class, outcome).refusal().kind());
  }

  @Test
  void theSixthWrongPinOfAPhoneIsHeldBackAndOthersAreNot() {
    CardRange range = cards.cards(2, 1, ACTIVE);
    Sender guesser = text(1);
    for (int i = 0; i < 5; i++) {
      assertEquals(
          new RedemptionOutcome.NotAccepted(), cards.redeem("111111111111111" + i, METER, guesser));
    }
    RedemptionOutcome sixth = cards.redeem(cards.pin(range.from(), 1), METER, guesser);
    Instant until = assertInstanceOf(RedemptionOutcome.HeldBack.class, sixth).until();
    assertTrue(until.isAfter(ModuleWorld.NOW.plusSeconds(899)), until.toString());
    vended(cards.redeem(cards.pin(range.from(), 1), METER, text(2)), false);
  }

  /** Two rows and the index's entry: the vend's own row is the mark of the redemption. */
  @Test
  void aRedemptionCostsFiveWriteUnitsAndOneTransaction() {
    CardRange range = cards.cards(2, 1, ACTIVE);
    vended(cards.redeem(cards.pin(range.from(), 1), METER), false);
    cards.world.units.clear();
    cards.world.faults.clear();
    vended(cards.redeem(cards.pin(range.to(), 1), METER), false);
    assertEquals(5, cards.world.units.units());
    assertEquals(1, cards.world.faults.count("TransactWriteItems"));
    assertEquals(0, cards.world.faults.count("Decrypt"));
  }

  @Test
  void oneCardInManyHandsAtOnceIsVendedOnce() throws Exception {
    CardRange range = cards.cards(1, 1, ACTIVE);
    String pin = cards.pin(range.from(), 1);
    cards.world.units.clear();
    List<RedemptionOutcome> outcomes =
        atOnce(200, i -> cards.redeem(pin, i % 2 == 0 ? METER : CardWorld.OTHER_METER));
    Set<Vend> vends = new HashSet<>();
    for (RedemptionOutcome outcome : outcomes) {
      // Whether it was repeated does not count: at one moment of a fixed clock two may be the same.
      if (outcome instanceof RedemptionOutcome.Vended(Vend vend, boolean _)) {
        vends.add(vend);
      } else {
        assertInstanceOf(RedemptionOutcome.Used.class, outcome);
      }
    }
    assertEquals(1, vends.size());
    long made =
        List.of(METER, CardWorld.OTHER_METER).stream()
            .mapToLong(number ->
                cards
                    .world
                    .plain
                    .meters()
                    .read(new Drn(number))
                    .orElseThrow()
                    .state()
                    .head()
                    .sequence())
            .sum();
    assertEquals(1, made);
  }

  @Test
  void noOtherDoorRedeemsAndTheCardsDoorVendsNothingElse() {
    CardRange range = cards.cards(1, 1, ACTIVE);
    Redemption asked = new Redemption(cards.pin(range.from(), 1), METER, text(1), ModuleWorld.NOW);
    for (String door : List.of("web", "upkeep", "partner", "office")) {
      byte[] answer =
          cards.world.module.answer(ModuleWorld.ARN + door, new Invocation.Redeem(asked).json());
      RedemptionOutcome outcome = RedemptionOutcomeJson.read(answer).orElseThrow();
      assertEquals(
          RefusalKind.NOT_ALLOWED,
          assertInstanceOf(RedemptionOutcome.Refused.class, outcome).refusal().kind());
    }
    byte[] vend =
        cards.world.module.answer(
            ModuleWorld.ARN + "card",
            new Invocation.Vend(cards.world.request("p1", "100.00")).json());
    assertTrue(new String(vend, UTF_8).contains("not-allowed"));
  }

  @Test
  void noPinIsEverPrinted() {
    CardRange range = cards.cards(1, 1, ACTIVE);
    String pin = cards.pin(range.from(), 1);
    Redemption asked = new Redemption(pin, METER, text(1), ModuleWorld.NOW);
    vended(cards.redeem(pin, METER), false);
    assertFalse(asked.toString().contains(pin));
    assertFalse(new Invocation.Redeem(asked).toString().contains(pin));
    assertTrue(cards.world.log.stream().noneMatch(line -> line.contains(pin)));
  }

  private interface Attempt {
    RedemptionOutcome of(int i);
  }

  private static List<RedemptionOutcome> atOnce(int count, Attempt attempt) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      List<Future<RedemptionOutcome>> running =
          IntStream.range(0, count).mapToObj(i -> threads.submit(() -> attempt.of(i))).toList();
      List<RedemptionOutcome> outcomes = new ArrayList<>();
      for (Future<RedemptionOutcome> one : running) {
        outcomes.add(one.get());
      }
      return outcomes;
    }
  }

  private static Sender text(int number) {
    return new Sender.ByText("+2783%07d".formatted(number));
  }

  private static Vend vended(RedemptionOutcome outcome, boolean repeated) {
    RedemptionOutcome.Vended vended =
        assertInstanceOf(RedemptionOutcome.Vended.class, outcome, outcome.toString());
    assertEquals(repeated, vended.repeated());
    return vended.vend();
  }
}
