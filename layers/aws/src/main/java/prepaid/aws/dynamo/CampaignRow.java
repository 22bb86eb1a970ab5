package prepaid.aws.dynamo;

import java.time.YearMonth;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import prepaid.sts.BaseDate;
import prepaid.sts.Drn;
import prepaid.vending.campaigns.Bought;
import prepaid.vending.campaigns.Campaign;
import prepaid.vending.campaigns.CampaignMeter.State;
import prepaid.vending.campaigns.Plan;
import prepaid.vending.campaigns.Plan.What;
import prepaid.vending.campaigns.Progress;
import prepaid.vending.campaigns.Progress.Counting;
import prepaid.vending.campaigns.Progress.Going;
import prepaid.vending.campaigns.Progress.Pace;
import prepaid.vending.campaigns.Progress.Sweep;
import prepaid.vending.campaigns.Progress.Tally;
import prepaid.vending.campaigns.Segment;
import prepaid.vending.campaigns.Segment.MeterList;
import prepaid.vending.campaigns.Stage;
import prepaid.vending.ledger.GrantKind;
import prepaid.vending.ledger.KeyTarget;
import prepaid.vending.ledger.Mandate;
import prepaid.vending.money.Units;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The row of a campaign: its plan, its stage, and how far it came. */
final class CampaignRow {
  static final String KEY = "k";
  static final String SORT = "s";
  static final String VERSION = "v";
  static final String ALL = "campaigns";
  static final String OPEN = "open";

  private static final String KIND = "ki";
  private static final String EACH = "un";
  private static final String BUDGET = "bu";
  private static final String TO_GROUP = "tg";
  private static final String TO_REVISION = "tr";
  private static final String TO_INDEX = "ti";
  private static final String UTILITY = "u";
  private static final String GROUP = "sg";
  private static final String TARIFF = "ta";
  private static final String BASE_DATE = "bd";
  private static final String NAMED = "nn";
  private static final String NAMED_DIGEST = "nh";
  private static final String BOUGHT_TIMES = "bp";
  private static final String BOUGHT_TENTHS = "bn";
  private static final String BOUGHT_MONTH = "bm";
  private static final String RATE = "ra";
  private static final String SILENT_DAYS = "sd";
  private static final String BY = "by";
  private static final String APPROVED_BY = "ap";
  private static final String REASON_CODE = "rc";
  private static final String REASON = "re";
  private static final String TEXTED = "tx";
  private static final String CREATED_AT = "at";
  private static final String STAGE = "st";
  private static final String STAGE_BY = "sb";
  private static final String STAGE_AT = "sa";
  private static final String CLOSED = "cl";
  private static final String LISTED = "ln";
  private static final String COUNTED = "lc";
  private static final String COUNT_DONE = "ld";
  private static final String AFTER = "ga";
  private static final String DOUBT = "gd";
  private static final String PASSED = "gp";
  private static final String PASSED_OVER = "go";
  private static final String STALLS = "gs";
  private static final String PACE_MINUTE = "pm";
  private static final String PACE_TAKEN = "pt";
  private static final String COUNT_PREFIX = "n_";
  private static final String SWEEP_STATE = "ws";
  private static final String SWEEP_AFTER = "wa";
  private static final String SWEEP_VISITED = "wv";
  private static final String SWEEP_DUE = "wd";
  private static final String TAKEN_AT = "ow";

  private CampaignRow() {}

  static Map<String, AttributeValue> key(String partition, String item) {
    return Map.of(KEY, RowWriter.ofText(partition), SORT, RowWriter.ofText(item));
  }

  static Map<String, AttributeValue> encode(Campaign campaign) {
    RowWriter row =
        new RowWriter()
            .text(KEY, ALL)
            .text(SORT, campaign.id())
            .number(VERSION, campaign.version());
    write(row, campaign.plan());
    write(row, campaign.plan().segment());
    write(row, campaign.stage());
    write(row, campaign.progress());
    return row.row();
  }

  private static void write(RowWriter row, Plan plan) {
    row.text(KIND, plan.what().slug())
        .number(RATE, plan.ratePerMinute())
        .number(SILENT_DAYS, plan.silentAfterDays())
        .text(BY, plan.mandate().by())
        .text(APPROVED_BY, plan.mandate().approvedBy())
        .text(REASON_CODE, plan.mandate().reasonCode())
        .text(REASON, plan.mandate().reason())
        .flag(TEXTED, plan.mandate().texted())
        .time(CREATED_AT, plan.createdAt());
    switch (plan.what()) {
      case What.Keys(var target) -> {
        row.text(TO_GROUP, target.supplyGroup()).text(TO_INDEX, target.tariffIndex());
        target.keyRevision().ifPresent(revision -> row.number(TO_REVISION, revision));
      }
      case What.Credit(var kind, var each, var budget) ->
          row.number(EACH, each.tenths()).number(BUDGET, budget.tenths());
    }
  }

  private static void write(RowWriter row, Segment segment) {
    row.text(UTILITY, segment.utility())
        .text(GROUP, segment.supplyGroup())
        .text(TARIFF, segment.tariff());
    segment.baseDate().ifPresent(base -> row.number(BASE_DATE, base.year()));
    segment
        .list()
        .ifPresent(list -> row.number(NAMED, list.count()).text(NAMED_DIGEST, list.digest()));
    segment
        .bought()
        .ifPresent(bought ->
            row.number(BOUGHT_TIMES, bought.purchases())
                .number(BOUGHT_TENTHS, bought.units().tenths())
                .text(BOUGHT_MONTH, bought.month().map(YearMonth::toString)));
  }

  private static void write(RowWriter row, Stage stage) {
    row.text(STAGE, stage.slug());
    switch (stage) {
      case Stage.Running running -> {}
      case Stage.Paused(var by, var at) -> row.text(STAGE_BY, by).time(STAGE_AT, at);
      case Stage.Ended(var how, var at) -> row.time(STAGE_AT, at);
      case Stage.Closed(var how, var at) -> row.time(STAGE_AT, at).flag(CLOSED, true);
    }
  }

  private static void write(RowWriter row, Progress progress) {
    Counting counting = progress.counting();
    Going going = progress.going();
    Sweep sweep = progress.sweep();
    row.number(LISTED, counting.listed())
        .text(COUNTED, counting.after().map(Drn::digits))
        .flag(COUNT_DONE, counting.done())
        .text(AFTER, going.after().map(Drn::digits))
        .text(DOUBT, going.doubt().map(Drn::digits))
        .number(PASSED, going.passed())
        .number(PASSED_OVER, going.passedOver())
        .number(STALLS, going.stalls())
        .time(PACE_MINUTE, going.pace().minute())
        .number(PACE_TAKEN, going.pace().taken())
        .text(SWEEP_STATE, sweep.state().slug())
        .text(SWEEP_AFTER, sweep.after().map(Drn::digits))
        .number(SWEEP_VISITED, sweep.visited())
        .time(SWEEP_DUE, sweep.due())
        .time(TAKEN_AT, progress.takenAt());
    progress.tally().counts().forEach((state, n) -> row.number(COUNT_PREFIX + state.slug(), n));
  }

  static Campaign decode(Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.of("campaign", SORT, attributes);
    String id = row.text(SORT);
    return new Campaign(id, plan(row, id), stage(row), progress(row), row.number(VERSION));
  }

  private static Plan plan(RowReader row, String id) {
    Mandate mandate =
        new Mandate(
            row.text(BY),
            row.optionalText(APPROVED_BY),
            row.optionalText(REASON_CODE),
            row.text(REASON),
            Optional.of(id),
            row.flag(TEXTED));
    return new Plan(
        what(row),
        segment(row),
        row.smallNumber(RATE),
        row.smallNumber(SILENT_DAYS),
        mandate,
        row.time(CREATED_AT));
  }

  private static What what(RowReader row) {
    if (row.text(KIND).equals(Plan.ROLL_OVER)) {
      return new What.Keys(
          new KeyTarget(
              row.optionalText(TO_GROUP),
              row.optionalNumber(TO_REVISION).map(Math::toIntExact),
              row.optionalText(TO_INDEX)));
    }
    return new What.Credit(
        row.known(KIND, GrantKind::ofSlug),
        new Units(row.number(EACH)),
        new Units(row.number(BUDGET)));
  }

  private static Segment segment(RowReader row) {
    return new Segment(
        row.text(UTILITY),
        row.optionalText(GROUP),
        row.optionalText(TARIFF),
        row.optionalNumber(BASE_DATE).flatMap(year -> BaseDate.ofYear(Math.toIntExact(year))),
        row.optionalText(NAMED_DIGEST).map(digest -> new MeterList(row.smallNumber(NAMED), digest)),
        row.optionalNumber(BOUGHT_TIMES)
            .map(times ->
                new Bought(
                    times,
                    new Units(row.number(BOUGHT_TENTHS)),
                    row.optional(BOUGHT_MONTH, YearMonth::parse))));
  }

  private static Stage stage(RowReader row) {
    return switch (row.text(STAGE)) {
      case "running" -> new Stage.Running();
      case "paused" -> new Stage.Paused(row.text(STAGE_BY), row.time(STAGE_AT));
      default -> {
        Stage.Ending how = row.known(STAGE, Stage.Ending::ofSlug);
        yield row.has(CLOSED)
            ? new Stage.Closed(how, row.time(STAGE_AT))
            : new Stage.Ended(how, row.time(STAGE_AT));
      }
    };
  }

  private static Progress progress(RowReader row) {
    return new Progress(
        new Counting(row.number(LISTED), row.optional(COUNTED, Drn::new), row.flag(COUNT_DONE)),
        new Going(
            row.optional(AFTER, Drn::new),
            row.optional(DOUBT, Drn::new),
            row.number(PASSED),
            row.number(PASSED_OVER),
            row.smallNumber(STALLS),
            new Pace(row.time(PACE_MINUTE), row.smallNumber(PACE_TAKEN))),
        tally(row),
        new Sweep(
            row.known(SWEEP_STATE, State::ofSlug),
            row.optional(SWEEP_AFTER, Drn::new),
            row.number(SWEEP_VISITED),
            row.time(SWEEP_DUE)),
        row.optionalTime(TAKEN_AT));
  }

  private static Tally tally(RowReader row) {
    Map<State, Long> counts = new EnumMap<>(State.class);
    for (State state : State.values()) {
      row.optionalNumber(COUNT_PREFIX + state.slug()).ifPresent(n -> counts.put(state, n));
    }
    return new Tally(counts);
  }
}
