package prepaid.aws.dynamo;

import java.util.Map;
import java.util.Optional;
import prepaid.sts.Drn;
import prepaid.vending.campaigns.CampaignMeter;
import prepaid.vending.campaigns.CampaignMeter.Reason;
import prepaid.vending.campaigns.CampaignMeter.State;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The row of a meter in a campaign: each state has a partition of its own, so it can be listed. */
final class CampaignMeterRow {
  private static final String SINCE = "at";
  private static final String REASON_KIND = "rk";
  private static final String REASON_WORDS = "rw";

  private CampaignMeterRow() {}

  static String partition(String campaign, State state) {
    return "meters#" + campaign + "#" + state.slug();
  }

  static Map<String, AttributeValue> key(String campaign, CampaignMeter meter) {
    return CampaignRow.key(partition(campaign, meter.state()), meter.meter().digits());
  }

  static Map<String, AttributeValue> encode(String campaign, CampaignMeter meter) {
    return new RowWriter()
        .text(CampaignRow.KEY, partition(campaign, meter.state()))
        .text(CampaignRow.SORT, meter.meter().digits())
        .time(SINCE, meter.since())
        .text(REASON_KIND, meter.why().map(Reason::kind))
        .text(REASON_WORDS, meter.why().map(Reason::words))
        .row();
  }

  static CampaignMeter decode(State state, Map<String, AttributeValue> attributes) {
    RowReader row = RowReader.of("meter of a campaign", CampaignRow.KEY, attributes);
    Optional<Reason> why =
        row.optionalText(REASON_KIND).map(kind -> new Reason(kind, row.text(REASON_WORDS)));
    return new CampaignMeter(row.parsed(CampaignRow.SORT, Drn::new), state, row.time(SINCE), why);
  }
}
