package prepaid.vending.campaigns;

import java.util.List;
import java.util.Optional;
import prepaid.sts.Drn;
import prepaid.vending.campaigns.CampaignMeter.Move;
import prepaid.vending.campaigns.CampaignMeter.State;

/** Port: campaigns, the meters that were named for them, and what became of each meter. */
public interface Campaigns {
  /** Strongly consistent. */
  Optional<Campaign> find(String id);

  /** By their ids. */
  List<Campaign> page(Optional<String> after, int most);

  /** The ids of those that upkeep has to look at. */
  List<String> open(int most);

  /**
   * Adds one with its named meters and, when it gives units, with its budget, which is there before
   * anything is given.
   *
   * @param named in their order, each once; empty where the segment names none
   * @return false when there is one of that id
   */
  boolean create(Campaign campaign, List<Drn> named);

  /**
   * Writes a campaign and what became of some of its meters, all or nothing.
   *
   * @param moves at most {@code Limits.CAMPAIGN_PAGE_METERS}, of a meter one
   * @return false when it is no longer at the version before; nothing was written then
   */
  boolean replace(Campaign before, Campaign after, List<Move> moves);

  /** A page of a campaign's meters in a state, in the order of their numbers. */
  List<CampaignMeter> meters(String id, State state, Optional<Drn> after, int most);

  /** A page of the meters that were named, in the order of their numbers. */
  List<Drn> named(Campaign campaign, Optional<Drn> after, int most);
}
