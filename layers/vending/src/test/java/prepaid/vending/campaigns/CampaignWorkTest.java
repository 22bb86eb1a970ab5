package prepaid.vending.campaigns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import prepaid.sts.BaseDate;
import prepaid.sts.Drn;
import prepaid.vending.campaigns.CampaignMeter.Reason;
import prepaid.vending.campaigns.CampaignMeter.State;
import prepaid.vending.campaigns.Segment.MeterList;
import prepaid.vending.ledger.TokenKind;
import prepaid.vending.ledger.Vend;
import prepaid.vending.limits.Limits;
import prepaid.vending.money.Units;
import prepaid.vending.vending.Township;
import prepaid.vending.vending.VendOutcome;

class CampaignWorkTest {
  private static final int MANY = 6_000;

  @Test
  void aMeterIsIssuedDeliveredAndByItsNextPurchaseEntered() {
    CampaignWorld world = new CampaignWorld(5);
    world.begin(CampaignWorld.keys(), CampaignWorld.OF_1993, MANY);
    world.run();
    assertEquals(5, world.count(State.ISSUED));
    assertEquals("complete", world.campaign().stage().slug());
    for (Vend vend : world.town.vends()) {
      assertEquals(
          List.of(TokenKind.KEY_CHANGE),
          vend.tokens().stream().map(token -> token.kind()).distinct().toList());
      assertEquals(4, vend.tokens().size());
    }

    world.texted(Township.drn(1));
    world.minute();
    assertEquals(1, world.count(State.DELIVERED));

    world.town.buy(Township.drn(1));
    world.town.buy(Township.drn(2));
    world.minute();
    assertEquals(2, world.count(State.ENTERED));
    assertEquals(3, world.count(State.ISSUED));

    for (int i = 3; i <= 5; i++) {
      world.town.buy(Township.drn(i));
    }
    world.minute();
    assertEquals(5, world.count(State.ENTERED));
    assertFalse(world.campaign().stage().isOpen());
    assertEquals(List.of(), world.campaigns.open(9));
  }

  @Test
  void whoBuysNothingForLongIsSilentUntilTheyBuy() {
    CampaignWorld world = new CampaignWorld(2);
    world.begin(CampaignWorld.keys(), CampaignWorld.EVERYBODY, MANY);
    world.run();
    world.texted(Township.drn(1));
    world.later(Duration.ofDays(30));
    world.run();
    assertEquals(2, world.count(State.SILENT));
    world.town.buy(Township.drn(1));
    world.minute();
    assertEquals(1, world.count(State.ENTERED));
    assertEquals(
        List.of(Township.drn(2)),
        world.campaigns.meters(CampaignWorld.ID, State.SILENT, Optional.empty(), 9).stream()
            .map(CampaignMeter::meter)
            .toList());
    world.later(Limits.CAMPAIGN_WATCHED_FOR);
    world.run();
    assertFalse(world.campaign().stage().isOpen());
  }

  @Test
  void theRateIsKeptMinuteByMinuteAndTheEndIsEstimated() {
    CampaignWorld world = new CampaignWorld(25);
    world.begin(CampaignWorld.keys(), CampaignWorld.EVERYBODY, 10);
    assertEquals(Optional.empty(), world.campaign().estimatedEnd(world.town.now));
    world.run();
    world.run();
    assertEquals(10, world.count(State.ISSUED));
    Instant now = world.town.now;
    assertEquals(Optional.of(now.plus(Duration.ofMinutes(2))), world.campaign().estimatedEnd(now));
    world.minute();
    assertEquals(20, world.count(State.ISSUED));
    world.minute();
    assertEquals(25, world.count(State.ISSUED));
    assertEquals(25, world.campaign().progress().counting().listed());
  }

  @Test
  void aMeterThatIsRefusedIsListedAndStopsNoOther() {
    CampaignWorld world = new CampaignWorld(3);
    world.town.register(Township.drn(2), Optional.of("broken seal"));
    Drn unknown = Township.drn(9);
    List<Drn> named = List.of(Township.drn(1), Township.drn(2), Township.drn(3), unknown);
    world.begin(
        CampaignWorld.gift(50, 1_000),
        CampaignWorld.segment(Optional.empty(), Optional.of(MeterList.of(named))),
        MANY,
        named);
    world.run();
    assertEquals(2, world.count(State.ISSUED));
    List<CampaignMeter> refused =
        world.campaigns.meters(CampaignWorld.ID, State.REFUSED, Optional.empty(), 9);
    assertEquals(
        List.of("meter-blocked", "meter-unknown"),
        refused.stream().map(meter -> meter.why().map(Reason::kind).orElse("")).toList());
    assertEquals("complete", world.campaign().stage().slug());
  }

  @Test
  void aBudgetThatIsUsedUpEndsTheCampaign() {
    CampaignWorld world = new CampaignWorld(6);
    world.begin(CampaignWorld.gift(50, 199), CampaignWorld.EVERYBODY, MANY);
    world.run();
    assertEquals(3, world.count(State.ISSUED));
    assertEquals("used-up", world.campaign().stage().slug());
    world.minute();
    assertEquals(3, world.town.vends().size());
    world.later(Duration.ofDays(31));
    world.run();
    assertFalse(world.campaign().stage().isOpen());
    assertEquals(3, world.count(State.SILENT));
  }

  @Test
  void anOperatorPausesResumesAndCancels() {
    CampaignWorld world = new CampaignWorld(30);
    world.begin(CampaignWorld.keys(), CampaignWorld.EVERYBODY, 10);
    world.run();
    world.tell(Stage.Command.PAUSE);
    world.town.buy(Township.drn(1));
    world.minute();
    assertEquals(10, world.campaign().progress().tally().made());
    world.tell(Stage.Command.RESUME);
    world.minute();
    assertEquals(20, world.campaign().progress().tally().made());
    world.tell(Stage.Command.CANCEL);
    world.minute();
    assertEquals(20, world.campaign().progress().tally().made());
    assertEquals("cancelled", world.campaign().stage().slug());
    assertTrue(world.campaign().stage().isOpen());
  }

  @Test
  void anOperatorsWordThatComesDuringAPageStandsAndThePageIsNotLost() {
    CampaignWorld world = new CampaignWorld(5);
    world.begin(CampaignWorld.keys(), CampaignWorld.EVERYBODY, MANY);
    AtomicInteger asked = new AtomicInteger();
    world.channel =
        request -> {
          if (asked.incrementAndGet() == 3) {
            world.tell(Stage.Command.PAUSE);
          }
          return world.town.vend(request);
        };
    world.run();
    assertEquals(5, world.count(State.ISSUED));
    assertEquals("paused", world.campaign().stage().slug());
    world.tell(Stage.Command.RESUME);
    world.minute();
    assertEquals("complete", world.campaign().stage().slug());
    assertEquals(5, asked.get());
  }

  @Test
  void oneThatNobodyAnswersForIsLeftForLaterAndAskedAgain() {
    CampaignWorld world = new CampaignWorld(3);
    world.begin(CampaignWorld.keys(), CampaignWorld.EVERYBODY, MANY);
    Drn lost = world.town.ofUtility("highveld", Optional.empty(), 1).getFirst();
    world.channel =
        request -> {
          VendOutcome outcome = world.town.vend(request);
          return request.meterNumber().equals(lost.digits())
              ? new VendOutcome.Undecided(world.town.now)
              : outcome;
        };
    world.run();
    assertEquals(0, world.campaigns.tied(CampaignWorld.ID).size());
    for (int i = 0; i < Limits.CAMPAIGN_STALLS_MAX; i++) {
      world.minute();
    }
    assertEquals(3, world.campaigns.tied(CampaignWorld.ID).size());
    world.minute();
    // Its vend stood all the while: the ledger said so in the end.
    assertEquals(3, world.count(State.ISSUED));
    assertEquals(3, world.town.vends().size());
  }

  @Test
  void withLittleTimeLeftNothingIsBegun() {
    CampaignWorld world = new CampaignWorld(3);
    world.begin(CampaignWorld.keys(), CampaignWorld.EVERYBODY, MANY);
    assertEquals(
        new CampaignWork.Report(0, 0, 0), world.run(Limits.CAMPAIGN_LOOK_MAX.minusMillis(1)));
    AtomicInteger asks = new AtomicInteger();
    world
        .work()
        .run(() -> Duration.ofSeconds(asks.incrementAndGet() < 5 ? 20 : 10), world.log::add);
    assertTrue(world.town.vends().size() < 3, "made " + world.town.vends().size());
    world.minute();
    assertEquals(3, world.count(State.ISSUED));
  }

  @Test
  void onlyMetersOfTheSegmentGetAnything() {
    CampaignWorld world = new CampaignWorld(6);
    world.town.buy(Township.drn(4));
    world.begin(CampaignWorld.keys(), CampaignWorld.OF_1993, MANY);
    world.run();
    // The one that bought was moved by its purchase; until it buys again it may have the old key.
    assertEquals(6, world.campaign().progress().tally().made());

    CampaignWorld moved = new CampaignWorld(6);
    moved.town.buy(Township.drn(4));
    moved.town.buy(Township.drn(4));
    moved.begin(CampaignWorld.keys(), CampaignWorld.OF_1993, MANY);
    moved.run();
    assertEquals(5, moved.count(State.ISSUED));
    assertEquals(1, moved.campaign().progress().going().passedOver());
  }

  @Test
  void whoBoughtEnoughSinceTheFirstPurchaseIsRewarded() {
    CampaignWorld world = new CampaignWorld(6);
    world.town.buy(Township.drn(1));
    world.town.buy(Township.drn(4));
    world.town.buy(Township.drn(4));
    world.begin(
        CampaignWorld.gift(50, 1_000),
        CampaignWorld.bought(new Bought(2, Units.ZERO, Optional.empty())),
        MANY);
    world.run();
    assertEquals(1, world.count(State.ISSUED));
    assertEquals(5, world.campaign().progress().going().passedOver());

    CampaignWorld much = new CampaignWorld(6);
    much.town.buy(Township.drn(1));
    much.begin(
        CampaignWorld.gift(50, 1_000),
        CampaignWorld.bought(new Bought(0, new Units(1), Optional.empty())),
        MANY);
    much.run();
    assertEquals(1, much.count(State.ISSUED));
  }

  @Test
  void whoBoughtEnoughInAMonthIsRewardedThoughItIsOver() {
    CampaignWorld world = new CampaignWorld(6);
    world.counted("2026-10-31", Township.drn(1), 999);
    world.counted("2026-10-30", Township.drn(2), 600);
    world.counted("2026-10-31", Township.drn(2), 400);
    world.counted("2026-11-01", Township.drn(3), 9_000);
    Bought october = new Bought(0, new Units(1_000), Optional.of(YearMonth.of(2026, 10)));
    world.begin(CampaignWorld.gift(50, 1_000), CampaignWorld.bought(october), MANY);
    world.run();
    assertEquals(1, world.count(State.ISSUED));
    assertEquals(
        List.of(Township.drn(2)), world.town.vends().stream().map(vend -> vend.meter()).toList());
    assertEquals("bought at least 100.0 units in 2026-10", october.words());
  }

  @Test
  void theIdentifiersRunOutWhenTheirWidthSays() {
    assertEquals(
        List.of(
            new RunOut(BaseDate.BASE_1993, Instant.parse("2024-11-24T20:15:00Z")),
            new RunOut(BaseDate.BASE_2014, Instant.parse("2045-11-24T20:15:00Z")),
            new RunOut(BaseDate.BASE_2035, Instant.parse("2066-11-24T20:15:00Z"))),
        RunOut.all());
  }

  @Test
  void aCampaignThatIsBrokenHoldsUpNoOther() {
    CampaignWorld world = new CampaignWorld(3);
    world.begin(CampaignWorld.keys(), CampaignWorld.EVERYBODY, MANY);
    world.channel =
        request -> {
          throw new IllegalStateException("broken");
        };
    CampaignWork.Report report = world.run();
    assertEquals(1, report.failed());
    assertTrue(world.log.getFirst().contains("IllegalStateException"), world.log.getFirst());
    world.channel = world.town::vend;
    world.later(Limits.CAMPAIGN_TAKEN_FOR);
    world.run();
    assertEquals(3, world.count(State.ISSUED));
  }
}
