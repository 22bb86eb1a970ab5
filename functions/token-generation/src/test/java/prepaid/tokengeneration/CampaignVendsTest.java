package prepaid.tokengeneration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import prepaid.aws.fixture.Fault;
import prepaid.aws.fixture.MovableClock;
import prepaid.aws.fixture.Samples;
import prepaid.aws.invocation.Invocation;
import prepaid.aws.invocation.VendOutcomeJson;
import prepaid.sts.Drn;
import prepaid.vending.campaigns.Campaign;
import prepaid.vending.campaigns.CampaignMeter.State;
import prepaid.vending.campaigns.CampaignWork;
import prepaid.vending.campaigns.Members;
import prepaid.vending.campaigns.Plan;
import prepaid.vending.campaigns.Plan.What;
import prepaid.vending.campaigns.Segment;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.fixture.MemoryFigures;
import prepaid.vending.ledger.GrantKind;
import prepaid.vending.ledger.KeyTarget;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.ledger.TokenKind;
import prepaid.vending.ledger.Vend;
import prepaid.vending.meters.MeterRegister.Entry;
import prepaid.vending.money.Units;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;

/** Campaigns on DynamoDB Local through the module's own door: killed, and with answers lost. */
class CampaignVendsTest {
  private static final String ID = "roll-2026";
  private static final int METERS = 12;
  private static final Instant BEGAN = Instant.parse("2026-11-24T10:00:30Z");

  private final ModuleWorld world = new ModuleWorld().withKey();
  private final MovableClock clock = new MovableClock(BEGAN);

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  private List<Drn> meters() {
    List<Entry> entries = new ArrayList<>();
    for (int i = 1; i <= METERS; i++) {
      entries.add(new Entry(Highveld.meter(Samples.drn(i), 1, Optional.empty()), "highveld"));
    }
    assertTrue(world.plain.register().meters().register(entries));
    return entries.stream().map(entry -> entry.registration().number()).toList();
  }

  private void begin(What what) {
    Mandate mandate =
        new Mandate(
            "anna", Optional.empty(), Optional.empty(), "of a test", Optional.of(ID), false);
    Segment segment =
        new Segment(
            "highveld",
            Optional.of(Highveld.SGC),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Campaign campaign = Campaign.fresh(ID, new Plan(what, segment, 5, 30, mandate, BEGAN));
    assertTrue(world.plain.register().campaigns().create(campaign, List.of()));
  }

  private CampaignWork work(Runnable step) {
    var register = world.plain.register();
    Members members =
        new Members(
            register.meterLists(),
            register.tariffMeters(),
            register.campaigns(),
            register.meters()::read,
            world.plain.utilities(),
            world.plain.keys(),
            new MemoryFigures());
    return new CampaignWork(
        new CampaignWork.Parts(
            members,
            request -> {
              step.run();
              VendOutcome outcome = vend(request);
              step.run();
              return outcome;
            },
            world.plain.ledger(),
            world.plain.deliveries(),
            clock));
  }

  private VendOutcome vend(VendRequest request) {
    byte[] answer =
        world.module.answer(ModuleWorld.ARN + "upkeep", new Invocation.Vend(request).json());
    return VendOutcomeJson.read(answer).orElseThrow();
  }

  private void minutes(int count, Runnable step) {
    CampaignWork work = work(step);
    for (int i = 0; i < count; i++) {
      clock.forward(Duration.ofMinutes(1));
      try {
        work.run(() -> Duration.ofMinutes(1), world.log::add);
      } catch (Killed killed) {
        world.log.add("killed");
      }
    }
  }

  private List<Vend> made(List<Drn> meters) {
    Campaign campaign = world.plain.register().campaigns().find(ID).orElseThrow();
    return meters.stream()
        .flatMap(meter -> world.plain.ledger().find(campaign.key(meter)).stream())
        .toList();
  }

  private long rows(State state) {
    return world.plain.register().campaigns().meters(ID, state, Optional.empty(), 100).size();
  }

  @Test
  void killedAnywhereAndWithAnswersLostEachMeterGetsOneWholeSet() {
    List<Drn> meters = meters();
    KeyTarget otherIndex = new KeyTarget(Optional.empty(), Optional.empty(), Optional.of("02"));
    begin(new What.Keys(otherIndex));
    SplittableRandom random = new SplittableRandom(17);
    minutes(
        12,
        () -> {
          if (random.nextInt(6) == 0) {
            throw new Killed();
          }
          if (random.nextInt(3) == 0) {
            world.faults.next("TransactWriteItems", Fault.lostAfter());
          }
        });
    assertTrue(world.log.contains("killed"));
    world.faults.clear();
    minutes(8, () -> {});

    List<Vend> sets = made(meters);
    assertEquals(METERS, sets.size());
    for (Vend set : sets) {
      assertEquals("02", set.sts().tariffIndex());
      assertTrue(set.tokens().stream().allMatch(one -> one.kind() == TokenKind.KEY_CHANGE));
      assertEquals(sets.getFirst().tokens().size(), set.tokens().size());
      var meter = world.plain.meters().read(set.meter()).orElseThrow();
      assertEquals(1, meter.state().head().sequence(), "one vend of the meter");
    }
    // The world's own meter is of the group too, but on no list: it was written without one.
    assertEquals(METERS, rows(State.ISSUED));
    Campaign campaign = world.plain.register().campaigns().find(ID).orElseThrow();
    assertEquals(METERS, campaign.progress().tally().of(State.ISSUED));
    assertEquals("complete", campaign.stage().slug());
  }

  @Test
  void aGiftEndsWithItsBudgetToTheTenth() {
    List<Drn> meters = meters();
    begin(new What.Credit(GrantKind.GIFT, new Units(50), new Units(349)));
    minutes(6, () -> {});
    assertEquals(6, made(meters).size());
    assertEquals(6, rows(State.ISSUED));
    assertEquals(
        "used-up", world.plain.register().campaigns().find(ID).orElseThrow().stage().slug());
  }
}
