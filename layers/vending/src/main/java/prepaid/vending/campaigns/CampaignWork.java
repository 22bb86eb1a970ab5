package prepaid.vending.campaigns;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import prepaid.sts.Drn;
import prepaid.vending.campaigns.Progress.Counting;
import prepaid.vending.campaigns.Progress.Going;
import prepaid.vending.campaigns.Progress.Sweep;
import prepaid.vending.ledger.Ledger;
import prepaid.vending.limits.Limits;
import prepaid.vending.messaging.Deliveries;
import prepaid.vending.vending.VendChannel;

/**
 * One run through the campaigns that are open, a page of each in turn. It may die between any two
 * of its steps: a page is taken before its first vend, the vends are the meters' own records, and
 * the page's rows are written together with the campaign's. The next run takes the same page again
 * and is answered the same.
 */
public final class CampaignWork {
  private final Campaigns campaigns;
  private final Members members;
  private final Asking asking;
  private final Deliveries deliveries;
  private final InstantSource clock;

  /**
   * What it works with.
   *
   * @param channel to the secure module, which admits what campaigns give
   * @param ledger for reading
   */
  public record Parts(
      Members members,
      VendChannel channel,
      Ledger ledger,
      Deliveries deliveries,
      InstantSource clock) {}

  public CampaignWork(Parts parts) {
    this.campaigns = parts.members().campaigns();
    this.members = parts.members();
    this.asking = new Asking(parts.channel(), parts.ledger(), parts.clock());
    this.deliveries = parts.deliveries();
    this.clock = parts.clock();
  }

  /**
   * What a run did.
   *
   * @param meters how many of them moved
   */
  public record Report(int pages, int meters, int failed) {}

  /**
   * Works while there is something to do now, and time for it.
   *
   * @param log is never given a meter's number
   */
  public Report run(Supplier<Duration> timeLeft, Consumer<String> log) {
    BooleanSupplier hasTime = () -> timeLeft.get().compareTo(Limits.CAMPAIGN_LOOK_MAX) >= 0;
    Deque<String> waiting = new ArrayDeque<>(campaigns.open(Limits.CAMPAIGNS_OPEN_MAX));
    Instant began = clock.instant();
    int pages = 0;
    int meters = 0;
    int failed = 0;
    while (!waiting.isEmpty() && hasTime.getAsBoolean()) {
      String id = waiting.removeFirst();
      try {
        Optional<Integer> moved = step(id, began, hasTime);
        if (moved.isPresent()) {
          pages++;
          meters += moved.get();
          waiting.addLast(id);
        }
      } catch (RuntimeException e) {
        // One that is broken holds up no other; the class only, a message may name a meter.
        log.accept("the campaign " + id + " failed: " + e.getClass().getName());
        failed++;
      }
    }
    return new Report(pages, meters, failed);
  }

  /** How many meters moved; empty when there is nothing to do for it now. */
  private Optional<Integer> step(String id, Instant began, BooleanSupplier hasTime) {
    Optional<Campaign> found = campaigns.find(id).filter(one -> one.stage().isOpen());
    if (found.isEmpty() || found.get().progress().isTaken(clock.instant())) {
      return Optional.empty();
    }
    Campaign campaign = found.get();
    Progress progress = campaign.progress();
    boolean isRunning = campaign.stage() instanceof Stage.Running;
    if (isRunning && !progress.counting().done()) {
      return store(campaign, new Issuing.Page(count(campaign), Optional.empty(), List.of()));
    }
    int rate = campaign.plan().ratePerMinute();
    if (isRunning && progress.going().pace().left(rate, clock.instant()) > 0) {
      return issue(campaign, hasTime);
    }
    if (campaign.stage() instanceof Stage.Ended && progress.going().doubt().isPresent()) {
      return settle(campaign);
    }
    return progress.sweep().isDue(began) ? sweep(campaign, hasTime) : Optional.empty();
  }

  private Progress count(Campaign campaign) {
    Counting so = campaign.progress().counting();
    int most = Limits.CAMPAIGN_COUNTED_AT_ONCE;
    List<Drn> page = members.page(campaign, so.after(), most);
    Optional<Drn> last = page.isEmpty() ? so.after() : Optional.of(page.getLast());
    return campaign
        .progress()
        .counted(new Counting(so.listed() + page.size(), last, page.size() < most));
  }

  private Optional<Integer> issue(Campaign campaign, BooleanSupplier hasTime) {
    Going going = campaign.progress().going();
    List<Drn> page = members.page(campaign, going.after(), Limits.CAMPAIGN_PAGE_METERS);
    Optional<Campaign> taken = taken(campaign, page);
    return taken.flatMap(mine ->
        store(mine, new Issuing(asking, members, clock, mine).go(page, going.doubt(), hasTime)));
  }

  /** Nobody gets anything any more, but what a page made before it died is to be seen. */
  private Optional<Integer> settle(Campaign campaign) {
    Going going = campaign.progress().going();
    List<Drn> page = members.page(campaign, going.after(), Limits.CAMPAIGN_PAGE_METERS);
    return store(campaign, new Issuing(asking, members, clock, campaign).settle(page));
  }

  /** Takes a page, so that whoever finds it taken long ago knows that somebody died over it. */
  private Optional<Campaign> taken(Campaign campaign, List<Drn> page) {
    Going going = campaign.progress().going();
    Optional<Drn> through =
        page.isEmpty()
            ? going.doubt()
            : Optional.of(later(campaign, going.doubt(), page.getLast()));
    Progress progress =
        campaign.progress().taken(clock.instant(), through.map(going::doubting).orElse(going));
    Campaign mine = campaign.with(progress, campaign.stage());
    return campaigns.replace(campaign, mine, List.of()) ? Optional.of(mine) : Optional.empty();
  }

  private static Drn later(Campaign campaign, Optional<Drn> doubt, Drn last) {
    return doubt
        .filter(one -> Members.order(campaign.plan().segment()).compare(one, last) > 0)
        .orElse(last);
  }

  private Optional<Integer> sweep(Campaign campaign, BooleanSupplier hasTime) {
    Sweep sweep = campaign.progress().sweep();
    List<CampaignMeter> page =
        campaigns.meters(campaign.id(), sweep.state(), sweep.after(), Limits.CAMPAIGN_SWEEP_METERS);
    return store(campaign, new Sweeping(asking, members, deliveries, campaign).go(page, hasTime));
  }

  /**
   * Writes what came of a page. An operator's word that came meanwhile stands; whoever finds that
   * another run went further leaves it at that.
   */
  private Optional<Integer> store(Campaign worked, Issuing.Page page) {
    Optional<Campaign> latest = Optional.of(worked);
    for (int i = 0; i < Limits.BUSY_TRIES_MAX && latest.isPresent(); i++) {
      Campaign before = latest.get();
      if (campaigns.replace(before, after(before, worked, page), page.moves())) {
        return Optional.of(page.moves().size());
      }
      latest =
          campaigns.find(worked.id()).filter(there -> there.progress().equals(worked.progress()));
    }
    return Optional.empty();
  }

  private static Campaign after(Campaign before, Campaign worked, Issuing.Page page) {
    boolean isAsItWas = before.stage().equals(worked.stage());
    return before.with(
        page.progress(), isAsItWas ? page.stage().orElse(before.stage()) : before.stage());
  }
}
