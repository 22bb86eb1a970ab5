package prepaid.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import prepaid.aws.AwsPorts;
import prepaid.aws.fixture.LocalDynamo;
import prepaid.aws.fixture.LocalPorts;
import prepaid.aws.fixture.MovableClock;
import prepaid.aws.fixture.TableShape;
import prepaid.sts.Drn;
import prepaid.vending.campaigns.Campaign;
import prepaid.vending.campaigns.CampaignMeter.State;
import prepaid.vending.campaigns.CampaignWork;
import prepaid.vending.campaigns.Campaigns;
import prepaid.vending.campaigns.Members;
import prepaid.vending.campaigns.Plan;
import prepaid.vending.campaigns.Segment;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.fixture.MemoryCampaigns;
import prepaid.vending.fixture.MemoryDeliveries;
import prepaid.vending.fixture.MemoryFigures;
import prepaid.vending.ledger.KeyTarget;
import prepaid.vending.ledger.Ledger;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.ledger.TokenKind;
import prepaid.vending.ledger.Vend;
import prepaid.vending.limits.Limits;
import prepaid.vending.meters.Meter;
import prepaid.vending.vending.Township;
import prepaid.vending.vending.VendChannel;

/** {@code vend bench campaign}: a roll-over of many meters, whose runs are killed at random. */
final class CampaignRun {
  private static final int METERS = 100_000;
  private static final int STORED_METERS = 900;
  private static final int KILLED_ONE_IN = 2_000;
  private static final String ID = "bench";

  private CampaignRun() {}

  static int run(List<String> words, PrintStream out) {
    int meters = METERS;
    if (words.size() == 2 && words.getFirst().equals("--meters")) {
      meters = Math.clamp(Integer.parseInt(words.getLast()), 1, 1_000_000);
    } else if (!words.isEmpty()) {
      throw new IllegalArgumentException("bench campaign takes --meters N");
    }
    out.println(Machine.here().words());
    out.println();
    Figures memory = inMemory(meters);
    Figures stored = onDynamo(Math.min(meters, STORED_METERS));
    Table table = new Table("", "in memory", "DynamoDB Local", "goal");
    table.row("meters", "" + memory.meters(), "" + stored.meters(), "-");
    table.row("sets a second, one run at a time", memory.aSecond(), stored.aSecond(), "-");
    table.row("write units of a set", "-", stored.units(), "at most 10");
    table.row("of them the campaign's", "-", stored.ownUnits(), "-");
    table.row("runs that were killed", "" + memory.kills(), "" + stored.kills(), "-");
    table.row("meters without one whole set", "" + memory.wrong(), "" + stored.wrong(), "0");
    table.row("counters that are not the rows", "" + memory.untied(), "" + stored.untied(), "0");
    out.print(table.text());
    return memory.isRight() && stored.isRight() ? 0 : 1;
  }

  /** What a campaign came to. */
  private record Figures(
      int meters,
      String aSecond,
      String units,
      String ownUnits,
      int kills,
      long wrong,
      long untied) {
    boolean isRight() {
      return wrong == 0 && untied == 0;
    }
  }

  /** The process is gone. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  private static Figures inMemory(int meters) {
    Township town = new Township(meters);
    MemoryCampaigns campaigns = new MemoryCampaigns(town::budget);
    Working working =
        new Working(town, members(town, campaigns, town::read), town.ledger(), KILLED_ONE_IN);
    campaigns.between(working::mayDie);
    long nanos = working.roll(town::vend);
    campaigns.between(() -> {});
    Map<Drn, Integer> sets = new HashMap<>();
    town.vends().stream()
        .filter(CampaignRun::isWhole)
        .forEach(vend -> sets.merge(vend.meter(), 1, Integer::sum));
    long right = sets.values().stream().filter(one -> one == 1).count();
    return new Figures(
        meters,
        Table.aSecond(meters, nanos),
        "-",
        "-",
        working.kills(),
        meters - right,
        Math.abs(meters - campaigns.tied(ID).size()));
  }

  private static boolean isWhole(Vend vend) {
    return vend.tokens().size() == 4
        && vend.tokens().stream().allMatch(token -> token.kind() == TokenKind.KEY_CHANGE);
  }

  private static Figures onDynamo(int meters) {
    Township town = new Township(meters);
    Map<String, String> tables =
        LocalDynamo.freshTables(
            TableShape.METERS,
            TableShape.VENDS,
            TableShape.PURCHASES,
            TableShape.FLOATS,
            TableShape.BUDGETS,
            TableShape.CAMPAIGNS);
    LocalPorts counted = LocalPorts.on(tables, new MovableClock(town.now));
    AwsPorts ports = counted.ports();
    List<Drn> all = town.ofUtility("highveld", Optional.empty(), meters);
    all.forEach(meter -> ports.meters().register(Highveld.meter(meter, 1, Optional.empty())));
    Campaigns campaigns = ports.register().campaigns();
    Ledger ledger = ports.ledger("bench", new SplittableRandom(1));
    Working working =
        new Working(
            town, members(town, campaigns, rows -> read(ports, rows)), ledger, meters / 4 + 2);
    counted.units().clear();
    int[] vendUnits = new int[1];
    VendChannel module = town.module(ports.meters(), ledger);
    long nanos =
        working.roll(request -> {
          int before = counted.units().units();
          var outcome = module.vend(request);
          vendUnits[0] += counted.units().units() - before;
          return outcome;
        });
    int units = counted.units().units();
    Campaign done = campaigns.find(ID).orElseThrow();
    long whole =
        all.stream()
            .filter(meter -> ledger.find(done.key(meter)).filter(CampaignRun::isWhole).isPresent())
            .count();
    return new Figures(
        meters,
        Table.aSecond(meters, nanos),
        hundredths(units, meters),
        hundredths(units - vendUnits[0], meters),
        working.kills(),
        meters - whole,
        Math.abs(rows(campaigns) - done.progress().tally().of(State.ISSUED)));
  }

  private static Members members(
      Township town, Campaigns campaigns, Function<List<Drn>, Map<Drn, Meter>> read) {
    return new Members(
        town, town.registry, campaigns, read, town.registry, town.keys(), new MemoryFigures());
  }

  private static Map<Drn, Meter> read(AwsPorts ports, List<Drn> meters) {
    Map<Drn, Meter> rows = new HashMap<>();
    meters.forEach(meter -> ports.meters().read(meter).ifPresent(row -> rows.put(meter, row)));
    return rows;
  }

  private static long rows(Campaigns campaigns) {
    long rows = 0;
    Optional<Drn> after = Optional.empty();
    while (true) {
      var page = campaigns.meters(ID, State.ISSUED, after, 100);
      if (page.isEmpty()) {
        return rows;
      }
      rows += page.size();
      after = Optional.of(page.getLast().meter());
    }
  }

  private static String hundredths(long units, long meters) {
    long hundredths = units * 100 / meters;
    return hundredths / 100 + "." + String.format("%02d", hundredths % 100);
  }

  /** Upkeep in a simulated calendar; the time that it takes itself is real. */
  private static final class Working {
    private final Township town;
    private final Members members;
    private final Ledger ledger;
    private final RandomGenerator random = new SplittableRandom(5);
    private final int killedOneIn;
    private int kills;

    Working(Township town, Members members, Ledger ledger, int killedOneIn) {
      this.town = town;
      this.members = members;
      this.ledger = ledger;
      this.killedOneIn = killedOneIn;
    }

    int kills() {
      return kills;
    }

    void mayDie() {
      if (random.nextInt(killedOneIn) == 0) {
        kills++;
        throw new Killed();
      }
    }

    /** Answers how many nanoseconds it worked, until every meter was gone through. */
    long roll(VendChannel module) {
      Mandate mandate =
          new Mandate(
              "bench", Optional.empty(), Optional.empty(), "measured", Optional.of(ID), false);
      Segment everybody =
          new Segment(
              "highveld", Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
      Plan plan =
          new Plan(
              new Plan.What.Keys(KeyTarget.NEWEST),
              everybody,
              Limits.CAMPAIGN_RATE_MAX,
              Limits.CAMPAIGN_SILENT_DAYS,
              mandate,
              town.now);
      members.campaigns().create(Campaign.fresh(ID, plan), List.of());
      CampaignWork work = work(module);
      long nanos = 0;
      boolean isDone = false;
      while (!isDone) {
        long began = System.nanoTime();
        isDone = isDone(work);
        nanos += System.nanoTime() - began;
        town.now = town.now.plus(Duration.ofMinutes(1));
      }
      return nanos;
    }

    private boolean isDone(CampaignWork work) {
      try {
        var unused = work.run(() -> Duration.ofMinutes(1), line -> {});
        return members.campaigns().find(ID).orElseThrow().stage().slug().equals("complete");
      } catch (Killed killed) {
        return false;
      }
    }

    private CampaignWork work(VendChannel module) {
      VendChannel deadly =
          request -> {
            mayDie();
            var outcome = module.vend(request);
            mayDie();
            return outcome;
          };
      return new CampaignWork(
          new CampaignWork.Parts(members, deadly, ledger, new MemoryDeliveries(), () -> town.now));
    }
  }
}
