package prepaid.vending.campaigns;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.sts.BaseDate;
import prepaid.sts.Drn;
import prepaid.vending.campaigns.Segment.MeterList;
import prepaid.vending.fixture.MemoryCampaigns;
import prepaid.vending.fixture.MemoryDeliveries;
import prepaid.vending.fixture.MemoryFigures;
import prepaid.vending.ledger.GrantKind;
import prepaid.vending.ledger.KeyTarget;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.messaging.Deliveries;
import prepaid.vending.meters.Resource;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.Answer;
import prepaid.vending.reports.Figure;
import prepaid.vending.reports.FigureBooks;
import prepaid.vending.reports.Figures;
import prepaid.vending.vending.Township;
import prepaid.vending.vending.VendChannel;

/** A township, and upkeep that works on its campaigns. */
final class CampaignWorld {
  static final String ID = "roll-2026";
  static final Segment EVERYBODY = segment(Optional.empty(), Optional.empty());
  static final Segment OF_1993 = segment(Optional.of(BaseDate.BASE_1993), Optional.empty());

  final Township town;
  final MemoryCampaigns campaigns;
  final MemoryDeliveries texts = new MemoryDeliveries();
  final List<String> log = new ArrayList<>();
  final MemoryFigures figures = new MemoryFigures();

  /** The way to the secure module; tests put faults here. */
  VendChannel channel;

  CampaignWorld(int meters) {
    town = new Township(meters);
    campaigns = new MemoryCampaigns(town::budget);
    channel = town::vend;
  }

  static Segment segment(Optional<BaseDate> base, Optional<MeterList> list) {
    return new Segment("highveld", Optional.empty(), Optional.empty(), base, list);
  }

  static Segment bought(Bought bought) {
    return new Segment(
        "highveld",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(bought));
  }

  /** As if delivery had counted a sale of so many tenths. */
  void counted(String day, Drn meter, long tenths) {
    boolean unused =
        figures.add(
            new FigureBooks.Counted(
                new VendKey("web", "f" + day + meter.digits()),
                "highveld",
                LocalDate.parse(day),
                "home",
                meter,
                Resource.ELECTRICITY,
                new Figures(Map.of(Figure.VENDS, 1L, Figure.UNITS, tenths))));
  }

  Campaign begin(Plan.What what, Segment segment, int rate) {
    return begin(what, segment, rate, List.of());
  }

  Campaign begin(Plan.What what, Segment segment, int rate, List<Drn> named) {
    Mandate mandate =
        new Mandate(
            "anna",
            Optional.empty(),
            Optional.empty(),
            "the identifiers of 1993 have run out",
            Optional.of(ID),
            true);
    Campaign campaign = Campaign.fresh(ID, new Plan(what, segment, rate, 30, mandate, town.now));
    assertTrue(campaigns.create(campaign, named));
    return campaign;
  }

  static Plan.What keys() {
    return new Plan.What.Keys(KeyTarget.NEWEST);
  }

  static Plan.What gift(long each, long budget) {
    return new Plan.What.Credit(GrantKind.GIFT, new Units(each), new Units(budget));
  }

  /** What the schedule starts each minute. */
  CampaignWork.Report run() {
    return run(Duration.ofMinutes(1));
  }

  CampaignWork.Report run(Duration timeLeft) {
    return work().run(() -> timeLeft, log::add);
  }

  CampaignWork work() {
    Members members =
        new Members(
            town, town.registry, campaigns, town::read, town.registry, town.keys(), figures);
    return new CampaignWork(
        new CampaignWork.Parts(
            members, request -> channel.vend(request), town.ledger(), texts, () -> town.now));
  }

  void texted(Drn meter) {
    VendKey key = campaign().key(meter);
    List<Deliveries.Text> sent = List.of(Deliveries.Text.sent("m-1"));
    texts.put(
        new Deliveries.Delivery(key, Deliveries.State.SENT, 1, town.now, sent, Optional.empty()));
  }

  void later(Duration by) {
    town.now = town.now.plus(by);
  }

  /** The next minute, and what the schedule starts in it. */
  void minute() {
    later(Duration.ofMinutes(1));
    run();
  }

  Campaign campaign() {
    return campaigns.find(ID).orElseThrow();
  }

  void tell(Stage.Command command) {
    Campaign before = campaign();
    Instant now = town.now;
    if (before.stage().told(command, "anna", now) instanceof Answer.Given<Stage>(var stage)
        && !stage.equals(before.stage())) {
      assertTrue(campaigns.replace(before, before.at(stage), List.of()));
    }
  }

  long count(CampaignMeter.State state) {
    campaigns.tied(ID);
    return campaign().progress().tally().of(state);
  }
}
