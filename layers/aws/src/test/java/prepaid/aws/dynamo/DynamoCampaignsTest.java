package prepaid.aws.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import prepaid.aws.fixture.Fault;
import prepaid.aws.fixture.LocalPorts;
import prepaid.aws.fixture.Samples;
import prepaid.aws.fixture.TableShape;
import prepaid.sts.BaseDate;
import prepaid.sts.Drn;
import prepaid.vending.campaigns.Bought;
import prepaid.vending.campaigns.Campaign;
import prepaid.vending.campaigns.CampaignMeter;
import prepaid.vending.campaigns.CampaignMeter.Move;
import prepaid.vending.campaigns.CampaignMeter.Reason;
import prepaid.vending.campaigns.CampaignMeter.State;
import prepaid.vending.campaigns.Campaigns;
import prepaid.vending.campaigns.Plan;
import prepaid.vending.campaigns.Plan.What;
import prepaid.vending.campaigns.Progress;
import prepaid.vending.campaigns.Segment;
import prepaid.vending.campaigns.Segment.MeterList;
import prepaid.vending.campaigns.Stage;
import prepaid.vending.ledger.Budget;
import prepaid.vending.ledger.GrantKind;
import prepaid.vending.ledger.KeyTarget;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.limits.Limits;
import prepaid.vending.money.Units;

class DynamoCampaignsTest {
  private static final Instant NOW = Samples.NOW;
  private final LocalPorts local =
      LocalPorts.fresh(Clock.fixed(NOW, ZoneOffset.UTC), TableShape.CAMPAIGNS, TableShape.BUDGETS);
  private final Campaigns campaigns = local.ports().register().campaigns();

  private static Campaign campaign(String id, What what, Optional<MeterList> list) {
    Mandate mandate =
        new Mandate(
            "anna",
            Optional.of("bheki"),
            Optional.of("storm"),
            "for those without light",
            Optional.of(id),
            true);
    Segment segment =
        new Segment(
            "city",
            Optional.of("600727"),
            Optional.of("domestic"),
            Optional.of(BaseDate.BASE_1993),
            list,
            what instanceof What.Credit
                ? Optional.of(new Bought(3, new Units(1_000), Optional.of(YearMonth.of(2026, 10))))
                : Optional.empty());
    return Campaign.fresh(id, new Plan(what, segment, 600, 30, mandate, NOW));
  }

  private static Campaign rollOver(String id) {
    KeyTarget target = new KeyTarget(Optional.of("600728"), Optional.of(2), Optional.of("07"));
    return campaign(id, new What.Keys(target), Optional.empty());
  }

  private static Campaign gift(String id) {
    What what = new What.Credit(GrantKind.GIFT, new Units(50), new Units(5_000));
    return campaign(id, what, Optional.empty());
  }

  private static CampaignMeter meter(int serial, State state) {
    Optional<Reason> why =
        state == State.REFUSED
            ? Optional.of(new Reason("meter-blocked", "It is blocked."))
            : Optional.empty();
    return new CampaignMeter(Samples.drn(serial), state, NOW, why);
  }

  private static Campaign later(Campaign before, Stage stage, Progress progress) {
    return new Campaign(before.id(), before.plan(), stage, progress, before.version() + 1);
  }

  @Test
  void whatIsCreatedIsReadAndListedAndOpen() {
    Campaign roll = rollOver("roll-2026");
    Campaign gift = gift("gift-1");
    assertTrue(campaigns.create(roll, List.of()));
    assertTrue(campaigns.create(gift, List.of()));
    assertEquals(Optional.of(roll), campaigns.find("roll-2026"));
    assertEquals(List.of(gift, roll), campaigns.page(Optional.empty(), 9));
    assertEquals(List.of(roll), campaigns.page(Optional.of("gift-1"), 9));
    assertEquals(List.of("gift-1", "roll-2026"), campaigns.open(9));
    assertEquals(Optional.empty(), campaigns.find("roll-2027"));
  }

  @Test
  void aGiftHasItsBudgetFromTheFirstMomentAndOnlyOnce() {
    assertTrue(campaigns.create(gift("gift-1"), List.of()));
    assertFalse(campaigns.create(gift("gift-1"), List.of()));
    assertFalse(campaigns.create(rollOver("gift-1"), List.of()));
    var row =
        local
            .rows()
            .getItem(get ->
                get.tableName(local.table(TableShape.BUDGETS))
                    .key(BudgetRow.key(Budget.runName("gift-1"))))
            .item();
    assertEquals(BudgetRow.holding("run#gift-1", 5_000), row);
  }

  @Test
  void everythingAboutItsProgressIsReadBack() {
    Campaign before = rollOver("roll-2026");
    assertTrue(campaigns.create(before, List.of()));
    Progress progress =
        new Progress(
            new Progress.Counting(7, Optional.of(Samples.drn(7)), true),
            new Progress.Going(
                Optional.of(Samples.drn(3)),
                Optional.of(Samples.drn(5)),
                3,
                1,
                2,
                new Progress.Pace(Instant.parse("2026-11-24T08:15:00Z"), 44)),
            new Progress.Tally(Map.of(State.ISSUED, 1L, State.REFUSED, 1L)),
            new Progress.Sweep(State.SILENT, Optional.of(Samples.drn(2)), 9, NOW.plusMillis(360)),
            Optional.of(NOW));
    for (Stage stage :
        List.of(
            new Stage.Paused("anna", NOW),
            new Stage.Running(),
            new Stage.Ended(Stage.Ending.USED_UP, NOW),
            new Stage.Closed(Stage.Ending.CANCELLED, NOW))) {
      Campaign after = later(before, stage, progress);
      assertTrue(campaigns.replace(before, after, List.of()));
      assertEquals(Optional.of(after), campaigns.find("roll-2026"));
      before = after;
    }
    assertEquals(List.of(), campaigns.open(9));
  }

  @Test
  void metersMoveFromStateToStateWithTheCampaignOrNotAtAll() {
    Campaign first = rollOver("roll-2026");
    assertTrue(campaigns.create(first, List.of()));
    Campaign second = later(first, first.stage(), first.progress());
    CampaignMeter issued = meter(1, State.ISSUED);
    CampaignMeter refused = meter(2, State.REFUSED);
    List<Move> begun =
        List.of(new Move(Optional.empty(), issued), new Move(Optional.empty(), refused));
    assertTrue(campaigns.replace(first, second, begun));
    assertEquals(List.of(issued), in(State.ISSUED));
    assertEquals(List.of(refused), in(State.REFUSED));

    CampaignMeter entered = meter(1, State.ENTERED);
    List<Move> moved = List.of(new Move(Optional.of(issued), entered));
    assertFalse(campaigns.replace(first, second, moved), "an old version");
    assertEquals(List.of(issued), in(State.ISSUED));
    assertTrue(campaigns.replace(second, later(second, second.stage(), second.progress()), moved));
    assertEquals(List.of(), in(State.ISSUED));
    assertEquals(List.of(entered), in(State.ENTERED));
  }

  private List<CampaignMeter> in(State state) {
    return campaigns.meters("roll-2026", state, Optional.empty(), 9);
  }

  @Test
  void aPageIsOneTransactionOfTwoUnitsAMeter() {
    Campaign first = rollOver("roll-2026");
    assertTrue(campaigns.create(first, List.of()));
    List<Move> moves =
        IntStream.rangeClosed(1, Limits.CAMPAIGN_PAGE_METERS)
            .mapToObj(i -> new Move(Optional.empty(), meter(i, State.ISSUED)))
            .toList();
    local.units().clear();
    assertTrue(campaigns.replace(first, later(first, first.stage(), first.progress()), moves));
    assertEquals(Limits.CAMPAIGN_PAGE_METERS + 1, local.units().items());
    assertEquals(2 * (Limits.CAMPAIGN_PAGE_METERS + 1), local.units().units());
  }

  @Test
  void aLostAnswerIsSaidAgainBecauseTheWriteIsOne() {
    Campaign first = rollOver("roll-2026");
    local.faults().next("TransactWriteItems", Fault.lostAfter());
    assertTrue(campaigns.create(first, List.of()));
    local.faults().clear();
    local.faults().always("TransactWriteItems", Fault.lostBefore());
    Campaign second = later(first, first.stage(), first.progress());
    assertThrows(RuntimeException.class, () -> campaigns.replace(first, second, List.of()));
    local.faults().clear();
    assertEquals(Optional.of(first), campaigns.find("roll-2026"));
  }

  @Test
  void namedMetersComePageByPage() {
    List<Drn> named =
        IntStream.rangeClosed(1, 60)
            .mapToObj(Samples::drn)
            .sorted(Comparator.comparing(Drn::digits))
            .toList();
    Campaign campaign =
        campaign("roll-2026", new What.Keys(KeyTarget.NEWEST), Optional.of(MeterList.of(named)));
    assertTrue(campaigns.create(campaign, named));
    assertEquals(Optional.of(campaign), campaigns.find("roll-2026"));
    List<Drn> found = new ArrayList<>();
    List<Drn> page = campaigns.named(campaign, Optional.empty(), 25);
    while (!page.isEmpty()) {
      found.addAll(page);
      page = campaigns.named(campaign, Optional.of(page.getLast()), 25);
    }
    assertEquals(named, found);
  }
}
