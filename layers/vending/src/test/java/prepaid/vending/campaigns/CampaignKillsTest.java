package prepaid.vending.campaigns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import prepaid.sts.Drn;
import prepaid.vending.campaigns.CampaignMeter.State;
import prepaid.vending.ledger.Vend;
import prepaid.vending.limits.Limits;
import prepaid.vending.vending.VendOutcome;

/** Upkeep dies between any two of its steps, again and again. */
class CampaignKillsTest {
  private static final int METERS = 60;
  private static final int SEEDS = 60;

  /** The process is gone: nothing after it runs. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  private static CampaignWorld deadly(long seed, int oneIn) {
    SplittableRandom random = new SplittableRandom(seed);
    CampaignWorld world = new CampaignWorld(METERS);
    Runnable kill =
        () -> {
          if (random.nextInt(oneIn) == 0) {
            throw new Killed();
          }
        };
    world.campaigns.between(kill);
    world.channel =
        request -> {
          kill.run();
          VendOutcome outcome = world.town.vend(request);
          kill.run();
          return outcome;
        };
    return world;
  }

  /** A minute in which upkeep may die; the next one may come while it is not known that it did. */
  private static void minute(CampaignWorld world) {
    world.later(Duration.ofSeconds(60));
    try {
      world.run();
    } catch (Killed killed) {
      world.log.add("killed");
    }
  }

  private static void livesOn(CampaignWorld world) {
    world.campaigns.between(() -> {});
    world.channel = world.town::vend;
    for (int i = 0; i < 10; i++) {
      world.minute();
    }
  }

  private static void eachHasOneWholeSet(CampaignWorld world, int made) {
    Map<Drn, Integer> sets = new HashMap<>();
    for (Vend vend : world.town.vends()) {
      assertEquals(4, vend.tokens().size());
      sets.merge(vend.meter(), 1, Integer::sum);
    }
    assertEquals(made, sets.size());
    assertTrue(sets.values().stream().allMatch(one -> one == 1), sets.toString());
    assertEquals(
        sets.keySet(),
        world.campaigns.tied(CampaignWorld.ID).stream()
            .map(CampaignMeter::meter)
            .collect(Collectors.toSet()));
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 40, 200})
  void noMeterGetsHalfASetOrTwoAndTheCountersTie(int oneIn) {
    int kills = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      CampaignWorld world = deadly(seed, oneIn);
      world.begin(CampaignWorld.keys(), CampaignWorld.OF_1993, 25);
      for (int i = 0; i < 20; i++) {
        minute(world);
      }
      kills += world.log.size();
      livesOn(world);
      eachHasOneWholeSet(world, METERS);
      assertEquals(METERS, world.count(State.ISSUED));
      assertEquals(METERS, world.campaign().progress().going().passed());
    }
    assertTrue(kills >= SEEDS, "killed " + kills + " times");
  }

  @Test
  void cancelledWhileItDiesEveryVendIsStillCounted() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      CampaignWorld world = deadly(seed, 40);
      world.begin(CampaignWorld.keys(), CampaignWorld.OF_1993, 25);
      minute(world);
      minute(world);
      world.campaigns.between(() -> {});
      world.tell(Stage.Command.CANCEL);
      int made = world.town.vends().size();
      livesOn(world);
      eachHasOneWholeSet(world, made);
    }
  }

  @Test
  void aGiftIsGivenOnceHoweverOftenItIsAskedFor() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      CampaignWorld world = deadly(seed, 30);
      world.begin(CampaignWorld.gift(50, 50 * 40), CampaignWorld.EVERYBODY, 25);
      for (int i = 0; i < 20; i++) {
        minute(world);
      }
      livesOn(world);
      assertEquals(40, world.town.vends().size());
      assertEquals(40, world.count(State.ISSUED));
      assertEquals("used-up", world.campaign().stage().slug());
    }
  }

  @Test
  void whoMovedOnBeforeTheCrashWasNotedIsNoted() {
    CampaignWorld world = new CampaignWorld(3);
    world.begin(CampaignWorld.keys(), CampaignWorld.OF_1993, 100);
    List<Drn> order = world.town.ofUtility("highveld", Optional.empty(), 3);
    world.channel =
        request -> {
          VendOutcome outcome = world.town.vend(request);
          if (request.meterNumber().equals(order.get(1).digits())) {
            throw new Killed();
          }
          return outcome;
        };
    minute(world);
    // It takes the set and buys: now it is of base date 2014, and no longer of the segment.
    world.town.buy(order.get(0));
    world.channel = world.town::vend;
    world.later(Limits.CAMPAIGN_TAKEN_FOR);
    world.run();
    world.minute();
    assertEquals(3, world.campaigns.tied(CampaignWorld.ID).size());
    assertEquals(1, world.count(State.ENTERED));
    assertEquals(2, world.count(State.ISSUED));
  }

  @Test
  void twoRunsAtOnceDoNotDisturbEachOther() {
    CampaignWorld world = new CampaignWorld(METERS);
    world.begin(CampaignWorld.keys(), CampaignWorld.OF_1993, 25);
    int[] depth = {0};
    world.channel =
        request -> {
          if (depth[0]++ == 5) {
            world.run();
          }
          return world.town.vend(request);
        };
    world.run();
    assertEquals(25, world.count(State.ISSUED));
    livesOn(world);
    eachHasOneWholeSet(world, METERS);
  }
}
