package prepaid.vending.campaigns;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import prepaid.sts.Drn;
import prepaid.vending.campaigns.CampaignMeter.Move;
import prepaid.vending.campaigns.CampaignMeter.Reason;
import prepaid.vending.campaigns.CampaignMeter.State;
import prepaid.vending.campaigns.Progress.Going;
import prepaid.vending.limits.Limits;
import prepaid.vending.meters.Meter;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

/**
 * Goes through a page of meters: each gets its vend, or is noted with what stood in the way. One
 * that is refused stops no other; where nobody answers, or nothing is left to give, the page ends.
 */
final class Issuing {
  private static final Refusal UNKNOWN =
      Refusal.of(RefusalKind.METER_UNKNOWN, "There is no meter of this number.");
  private static final Refusal NOT_OF_IT =
      Refusal.of(RefusalKind.CONFLICT, "It is not one of the meters that the campaign is for.");

  private final Asking asking;
  private final Members members;
  private final InstantSource clock;
  private final Campaign campaign;
  private final List<Move> moves = new ArrayList<>();
  private Going going;
  private Optional<Stage> stage = Optional.empty();

  /** Of a campaign whose page was taken; what is doubtful about it stands in its progress. */
  Issuing(Asking asking, Members members, InstantSource clock, Campaign campaign) {
    this.asking = asking;
    this.members = members;
    this.clock = clock;
    this.campaign = campaign;
    this.going = campaign.progress().going();
  }

  /** What came of a page. */
  record Page(Progress progress, Optional<Stage> stage, List<Move> moves) {}

  /**
   * @param page the next meters, in their order
   * @param wasDoubt up to where an earlier page may have come that never ended
   */
  Page go(List<Drn> page, Optional<Drn> wasDoubt, BooleanSupplier hasTime) {
    if (page.isEmpty()) {
      stage = Optional.of(new Stage.Ended(Stage.Ending.COMPLETE, clock.instant()));
    }
    Map<Drn, Meter> rows = members.rows(page);
    Set<Drn> itsOwn = members.of(campaign.plan().segment(), rows);
    for (Drn meter : page) {
      boolean mayGo = hasTime.getAsBoolean() && isWithinPace();
      if (!mayGo
          || !(itsOwn.contains(meter)
              ? isAsked(meter)
              : isPast(meter, rows.containsKey(meter), wasDoubt))) {
        break;
      }
    }
    going = withDoubt(wasDoubt.filter(this::isAhead));
    return new Page(campaign.progress().gone(going, moves), stage, List.copyOf(moves));
  }

  /** Of a campaign that ended: notes what was made up to the doubt, and asks for nothing. */
  Page settle(List<Drn> page) {
    Optional<Drn> doubt = going.doubt();
    List<Drn> open =
        page.stream()
            .filter(meter -> doubt.filter(last -> order().compare(meter, last) <= 0).isPresent())
            .toList();
    for (Drn meter : open) {
      asking
          .madeAt(campaign.key(meter))
          .ifPresentOrElse(
              at -> note(CampaignMeter.issued(meter, at)), () -> going = going.skipping(meter));
    }
    going = withDoubt(open.isEmpty() ? Optional.empty() : doubt.filter(this::isAhead));
    return new Page(campaign.progress().gone(going, moves), Optional.empty(), List.copyOf(moves));
  }

  private boolean isWithinPace() {
    return going.pace().left(campaign.plan().ratePerMinute(), clock.instant()) > 0;
  }

  /** One that gets nothing, but for what it may have got before; the next meter can follow. */
  private boolean isPast(Drn meter, boolean isThere, Optional<Drn> doubt) {
    boolean mayHaveIt = doubt.filter(last -> order().compare(meter, last) <= 0).isPresent();
    Optional<Instant> made = mayHaveIt ? asking.madeAt(campaign.key(meter)) : Optional.empty();
    if (made.isPresent()) {
      note(CampaignMeter.issued(meter, made.get()));
    } else if (campaign.plan().segment().list().isPresent()) {
      Refusal why = isThere ? NOT_OF_IT : UNKNOWN;
      note(CampaignMeter.refused(meter, clock.instant(), why));
    } else {
      going =
          new Going(
              Optional.of(meter),
              going.doubt(),
              going.passed() + 1,
              going.passedOver() + 1,
              0,
              going.pace());
    }
    return true;
  }

  private boolean isAsked(Drn meter) {
    Instant now = clock.instant();
    switch (asking.ask(campaign, meter)) {
      case Asking.Told.Made(var at) -> note(CampaignMeter.issued(meter, at));
      case Asking.Told.Refused(var refusal) -> note(CampaignMeter.refused(meter, now, refusal));
      case Asking.Told.UsedUp() -> {
        stage = Optional.of(new Stage.Ended(Stage.Ending.USED_UP, now));
        return false;
      }
      case Asking.Told.Nothing(var reason) -> {
        return isGivenUp(meter, reason);
      }
    }
    return true;
  }

  /** Whoever does not answer is asked again in the next minute, and left for later at last. */
  private boolean isGivenUp(Drn meter, Reason reason) {
    if (going.stalls() + 1 >= Limits.CAMPAIGN_STALLS_MAX) {
      note(new CampaignMeter(meter, State.DOUBTFUL, clock.instant(), Optional.of(reason)));
      return true;
    }
    going =
        new Going(
            going.after(),
            going.doubt(),
            going.passed(),
            going.passedOver(),
            going.stalls() + 1,
            going.pace().plus(campaign.plan().ratePerMinute(), clock.instant()));
    return false;
  }

  private void note(CampaignMeter meter) {
    moves.add(Move.begun(meter));
    going =
        new Going(
            Optional.of(meter.meter()),
            going.doubt(),
            going.passed() + 1,
            going.passedOver(),
            0,
            going.pace().plus(1, clock.instant()));
  }

  private boolean isAhead(Drn doubt) {
    return going.after().map(last -> order().compare(doubt, last) > 0).orElse(true);
  }

  private Going withDoubt(Optional<Drn> doubt) {
    return new Going(
        going.after(), doubt, going.passed(), going.passedOver(), going.stalls(), going.pace());
  }

  private Comparator<Drn> order() {
    return Members.order(campaign.plan().segment());
  }
}
