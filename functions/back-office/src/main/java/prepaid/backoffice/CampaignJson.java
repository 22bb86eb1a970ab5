package prepaid.backoffice;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import prepaid.http.JsonObject;
import prepaid.vending.campaigns.Bought;
import prepaid.vending.campaigns.Campaign;
import prepaid.vending.campaigns.CampaignMeter;
import prepaid.vending.campaigns.CampaignMeter.Reason;
import prepaid.vending.campaigns.CampaignMeter.State;
import prepaid.vending.campaigns.Plan;
import prepaid.vending.campaigns.Plan.What;
import prepaid.vending.campaigns.Progress.Tally;
import prepaid.vending.campaigns.RunOut;
import prepaid.vending.campaigns.Segment;
import prepaid.vending.campaigns.Stage;
import prepaid.vending.money.Units;

/** Campaigns as operators read them. */
final class CampaignJson {
  private CampaignJson() {}

  /** What a second person agrees to: everything that matters, in a sentence. */
  static String words(Plan plan) {
    String what =
        switch (plan.what()) {
          case What.Keys(var target) -> "new keys";
          case What.Credit(var kind, var each, var budget) ->
              "%s units each, %s in all".formatted(each, budget);
        };
    Segment segment = plan.segment();
    String whom =
        segment
                .list()
                .map(list -> list.count() + " named meters (" + list.digest() + ") of ")
                .orElse("meters of ")
            + segment.utility()
            + segment.supplyGroup().map(group -> ", supply group " + group).orElse("")
            + segment.tariff().map(tariff -> ", tariff " + tariff).orElse("")
            + segment.baseDate().map(base -> ", base date " + base.year()).orElse("")
            + segment.bought().map(bought -> " that " + bought.words()).orElse("");
    return "%s: %s for %s: %s".formatted(plan.what().slug(), what, whom, plan.mandate().reason());
  }

  static JsonObject write(Campaign campaign, Instant now) {
    Plan plan = campaign.plan();
    JsonObject json =
        new JsonObject()
            .put("id", campaign.id())
            .put("kind", plan.what().slug())
            .put("status", campaign.stage().slug())
            .put("watched", campaign.stage().isOpen());
    writeWhat(json, campaign);
    json.put("segment", write(plan.segment()))
        .put("ratePerMinute", plan.ratePerMinute())
        .put("silentAfterDays", plan.silentAfterDays())
        .put("reason", plan.mandate().reason())
        .put("reasonCode", plan.mandate().reasonCode())
        .put("texted", plan.mandate().texted())
        .put("requestedBy", plan.mandate().by())
        .put("approvedBy", plan.mandate().approvedBy())
        .put("createdAt", plan.createdAt().toString());
    since(campaign.stage()).ifPresent(at -> json.put("statusSince", at.toString()));
    writeProgress(json, campaign, now);
    return json;
  }

  private static Optional<Instant> since(Stage stage) {
    return switch (stage) {
      case Stage.Running running -> Optional.empty();
      case Stage.Paused(var by, var at) -> Optional.of(at);
      case Stage.Ended(var how, var at) -> Optional.of(at);
      case Stage.Closed(var how, var at) -> Optional.of(at);
    };
  }

  private static void writeWhat(JsonObject json, Campaign campaign) {
    switch (campaign.plan().what()) {
      case What.Keys(var target) -> {
        JsonObject shown =
            new JsonObject()
                .put("supplyGroup", target.supplyGroup())
                .put("tariffIndex", target.tariffIndex());
        target.keyRevision().ifPresent(revision -> shown.put("keyRevision", revision));
        json.put("target", shown);
      }
      case What.Credit(var kind, var each, var budget) -> {
        long given = campaign.progress().tally().made() * each.tenths();
        json.put("units", each.text())
            .put("budget", budget.text())
            .put("given", new Units(given).text());
      }
    }
  }

  private static JsonObject write(Segment segment) {
    JsonObject json =
        new JsonObject()
            .put("utility", segment.utility())
            .put("supplyGroup", segment.supplyGroup())
            .put("tariff", segment.tariff());
    segment.baseDate().ifPresent(base -> json.put("baseDate", base.year()));
    segment.list().ifPresent(list -> json.put("metersNamed", list.count()));
    segment.bought().ifPresent(bought -> json.put("bought", write(bought)));
    return json;
  }

  private static JsonObject write(Bought bought) {
    JsonObject json = new JsonObject();
    if (bought.purchases() > 0) {
      json.put("purchases", bought.purchases());
    }
    if (bought.units().tenths() > 0) {
      json.put("units", bought.units().text());
    }
    return json.put("month", bought.month().map(YearMonth::toString));
  }

  private static void writeProgress(JsonObject json, Campaign campaign, Instant now) {
    Tally tally = campaign.progress().tally();
    JsonObject counts = new JsonObject();
    for (State state : State.values()) {
      counts.put(state.slug(), tally.of(state));
    }
    json.put("counts", counts)
        .put("listed", campaign.progress().counting().listed())
        .put("passed", campaign.progress().going().passed())
        .put("passedOver", campaign.progress().going().passedOver());
    campaign.estimatedEnd(now).ifPresent(end -> json.put("estimatedEnd", end.toString()));
    json.putObjects(
        "runOut",
        RunOut.all().stream()
            .map(one ->
                new JsonObject()
                    .put("baseDate", one.baseDate().year())
                    .put("lastMinute", one.lastMinute().toString()))
            .toList());
  }

  static JsonObject write(CampaignMeter meter) {
    return new JsonObject()
        .put("meterNumber", meter.meter().digits())
        .put("state", meter.state().slug())
        .put("since", meter.since().toString())
        .put("problem", meter.why().map(Reason::kind))
        .put("reason", meter.why().map(Reason::words));
  }
}
