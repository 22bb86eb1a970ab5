package prepaid.vending.partners;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import prepaid.vending.limits.Limits;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

/** Closes batches: each ends now, and the next of its kind begins there. */
public final class Closing {
  private final Batches batches;
  private final InstantSource clock;

  public Closing(Batches batches, InstantSource clock) {
    this.batches = batches;
    this.clock = clock;
  }

  /**
   * @param terminal of a shift, and of nothing else
   */
  public Answer<Batch> close(
      Partner partner, Batch.Kind kind, Optional<String> terminal, String operator) {
    for (int i = 0; i < Limits.BUSY_TRIES_MAX; i++) {
      Optional<Batch> last = batches.last(partner.id(), kind, terminal);
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      // The first one begins with the day on which it is closed.
      Instant from = last.map(Batch::to).orElse(now.truncatedTo(ChronoUnit.DAYS));
      long sequence = last.map(Batch::sequence).orElse(0L) + 1;
      Batch batch = new Batch(partner.id(), kind, terminal, sequence, from, now, operator);
      if (batches.close(batch)) {
        return Answer.given(batch);
      }
    }
    return Answer.refused(
        RefusalKind.TRY_AGAIN, "Batches are being closed at this moment. Nothing happened.");
  }
}
