package prepaid.vending.campaigns;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import prepaid.sts.Drn;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.vending.VendRequest;

/**
 * Something that many meters get. What each got stands in the ledger, under a key that names
 * campaign and meter: whoever asks twice is answered the same. So a campaign that died anywhere
 * goes on from where it was noted last.
 *
 * @param id the caller's, 1-32 lower-case letters, digits or dashes: the same id is the same
 *     campaign
 * @param version changes with every write of the row, by one; every write is conditional on it
 */
public record Campaign(String id, Plan plan, Stage stage, Progress progress, long version) {
  /** One that nothing was done for yet. */
  public static Campaign fresh(String id, Plan plan) {
    return new Campaign(id, plan, new Stage.Running(), Progress.none(plan.createdAt()), 1);
  }

  /** Under which key a meter's vend stands. */
  public VendKey key(Drn meter) {
    return request(meter, plan.createdAt()).key();
  }

  VendRequest request(Drn meter, Instant now) {
    return VendRequest.unpaid(
        id + "." + meter.digits(), meter.digits(), plan.what().source(plan.mandate()), now);
  }

  /** The same at another stage, a version later. */
  public Campaign at(Stage other) {
    return new Campaign(id, plan, other, progress, version + 1);
  }

  /** When it will have gone through its meters at its rate; empty while that cannot be told. */
  public Optional<Instant> estimatedEnd(Instant now) {
    if (!(stage instanceof Stage.Running) || !progress.counting().done()) {
      return Optional.empty();
    }
    long left = Math.max(0, progress.counting().listed() - progress.going().passed());
    return Optional.of(now.plus(Duration.ofMinutes(Math.ceilDiv(left, plan.ratePerMinute()))));
  }

  Campaign with(Progress further, Stage other) {
    return new Campaign(id, plan, other, further, version + 1);
  }
}
