package prepaid.vending.campaigns;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import prepaid.sts.Drn;
import prepaid.vending.campaigns.CampaignMeter.Move;
import prepaid.vending.campaigns.CampaignMeter.State;
import prepaid.vending.campaigns.Progress.Sweep;
import prepaid.vending.limits.Limits;
import prepaid.vending.messaging.Deliveries;
import prepaid.vending.meters.Meter;

/** Looks again at meters that are not done: was the text sent, was the new key taken? */
final class Sweeping {
  private final Asking asking;
  private final Members members;
  private final Deliveries deliveries;
  private final Campaign campaign;
  private final Instant now;

  Sweeping(Asking asking, Members members, Deliveries deliveries, Campaign campaign) {
    this.asking = asking;
    this.members = members;
    this.deliveries = deliveries;
    this.campaign = campaign;
    this.now = asking.clock().instant();
  }

  /** What came of a page of rows. */
  Issuing.Page go(List<CampaignMeter> page, BooleanSupplier hasTime) {
    Sweep sweep = campaign.progress().sweep();
    if (page.isEmpty()) {
      return new Issuing.Page(
          campaign.progress().swept(sweep.on(now), List.of()), closed(sweep), List.of());
    }
    Map<Drn, Meter> rows = members.rows(page.stream().map(CampaignMeter::meter).toList());
    List<Move> moves = new ArrayList<>();
    int looked = 0;
    for (CampaignMeter meter : page) {
      if (looked > 0 && !hasTime.getAsBoolean()) {
        break;
      }
      looked++;
      look(meter, Optional.ofNullable(rows.get(meter.meter())))
          .filter(after -> !after.equals(meter))
          .ifPresent(after -> moves.add(new Move(Optional.of(meter), after)));
    }
    Sweep further = sweep.after(page.get(looked - 1).meter(), looked);
    return new Issuing.Page(campaign.progress().swept(further, moves), Optional.empty(), moves);
  }

  /** Empty when nothing is to be said of it. */
  private Optional<CampaignMeter> look(CampaignMeter meter, Optional<Meter> row) {
    return switch (meter.state()) {
      case DOUBTFUL -> Optional.of(asked(meter));
      case ISSUED -> row.flatMap(there -> issued(meter, there)).or(() -> delivered(meter));
      case DELIVERED, SILENT -> row.flatMap(there -> issued(meter, there));
      case ENTERED, REFUSED -> Optional.empty();
    };
  }

  private Optional<CampaignMeter> issued(CampaignMeter meter, Meter row) {
    if (campaign.plan().what() instanceof Plan.What.Keys && row.state().pendingKey().isEmpty()) {
      return Optional.of(meter.now(State.ENTERED));
    }
    return meter.state() != State.SILENT && isSilent(meter, row)
        ? Optional.of(meter.now(State.SILENT))
        : Optional.empty();
  }

  /** A key that waits to be taken says so by itself; after other tokens the last vend does. */
  private boolean isSilent(CampaignMeter meter, Meter row) {
    boolean isOld = !now.isBefore(meter.since().plus(silentAfter()));
    boolean isLast = row.state().lastVend().equals(Optional.of(campaign.key(meter.meter())));
    return isOld && (campaign.plan().what() instanceof Plan.What.Keys || isLast);
  }

  private Duration silentAfter() {
    return Duration.ofDays(campaign.plan().silentAfterDays());
  }

  private Optional<CampaignMeter> delivered(CampaignMeter meter) {
    return campaign.plan().mandate().texted()
        ? deliveries
            .find(campaign.key(meter.meter()))
            .filter(delivery -> delivery.state().isSent())
            .map(sent -> meter.now(State.DELIVERED))
        : Optional.empty();
  }

  /** Of one that was halted, only what was made already counts. */
  private CampaignMeter asked(CampaignMeter meter) {
    Optional<Instant> made = asking.madeAt(campaign.key(meter.meter()));
    if (made.isPresent()) {
      return CampaignMeter.issued(meter.meter(), made.get());
    }
    boolean mayAsk =
        campaign.stage() instanceof Stage.Running
            || (campaign.stage() instanceof Stage.Ended(var how, var at)
                && how == Stage.Ending.COMPLETE);
    return mayAsk ? askedAgain(meter) : meter;
  }

  private CampaignMeter askedAgain(CampaignMeter meter) {
    return switch (asking.ask(campaign, meter.meter())) {
      case Asking.Told.Made(var at) -> CampaignMeter.issued(meter.meter(), at);
      case Asking.Told.Refused(var refusal) -> CampaignMeter.refused(meter.meter(), now, refusal);
      case Asking.Told.UsedUp() -> CampaignMeter.refused(meter.meter(), now, Asking.NOTHING_LEFT);
      case Asking.Told.Nothing nothing -> meter;
    };
  }

  /** At a sweep's end: whether there is nothing left to see. */
  private Optional<Stage> closed(Sweep sweep) {
    if (!sweep.isLastState() || !(campaign.stage() instanceof Stage.Ended(var how, var at))) {
      return Optional.empty();
    }
    boolean movesKeys = campaign.plan().what() instanceof Plan.What.Keys;
    Instant until = at.plus(movesKeys ? Limits.CAMPAIGN_WATCHED_FOR : silentAfter());
    boolean isOver = campaign.progress().tally().open() == 0 || !now.isBefore(until);
    return isOver ? Optional.of(new Stage.Closed(how, now)) : Optional.empty();
  }
}
