package prepaid.vending.vending;

import java.time.InstantSource;
import java.util.Optional;
import prepaid.vending.ledger.Advices;
import prepaid.vending.ledger.Advices.Advised;
import prepaid.vending.ledger.Advices.Held;
import prepaid.vending.ledger.Ledger;
import prepaid.vending.ledger.Ledger.Commit;
import prepaid.vending.ledger.OutcomeUnknown;
import prepaid.vending.ledger.Vend;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.limits.Limits;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.Meters;

/**
 * Confirmations and reversals of partners' sales, in any order, as often as they come.
 *
 * <p>Tokens count as told once their sale is committed, so an ordinary reversal comes too late and
 * is answered with the sale. Two exceptions: a reversal before its sale leaves a tombstone, and the
 * late sale is refused; and a sale whose tokens wait for a confirmation can be undone while nothing
 * else was sold to its meter.
 */
public final class Advising {
  private final Parts parts;

  /** What it works with. */
  public record Parts(
      Ledger ledger,
      Advices advices,
      Meters meters,
      InstantSource clock,
      Vending.Waiting waiting) {}

  public Advising(Parts parts) {
    this.parts = parts;
  }

  public AdviceOutcome advise(AdviceRequest request) {
    for (int tries = 1; tries <= Limits.COMMIT_TRIES_MAX; tries++) {
      try {
        Optional<AdviceOutcome> outcome = attempt(request);
        if (outcome.isPresent()) {
          return outcome.get();
        }
      } catch (OutcomeUnknown looksAgain) {
        // Every step may be taken twice: the next try finds what this one did.
      }
      parts.waiting.jittered(Limits.COMMIT_RETRY_WAIT.multipliedBy(1L << Math.min(tries, 6)));
    }
    return new AdviceOutcome.Undecided(parts.clock.instant().plus(Limits.COMMIT_IN_FLIGHT_MAX));
  }

  /** One try; empty when something changed meanwhile, so that it must be looked at again. */
  private Optional<AdviceOutcome> attempt(AdviceRequest request) {
    Optional<Vend> vend = parts.ledger.find(request.sale());
    return switch (request.kind()) {
      case CONFIRMATION ->
          Optional.of(vend.map(this::confirmed).orElseGet(AdviceOutcome.NoSale::new));
      case REVERSAL -> vend.isPresent() ? reversed(vend.get()) : buried(request.sale());
    };
  }

  private AdviceOutcome confirmed(Vend vend) {
    return parts.advices.confirm(vend.key(), parts.clock.instant()) == Advised.REVERSED
        ? new AdviceOutcome.Reversed(vend)
        : new AdviceOutcome.Sold(vend);
  }

  private Optional<AdviceOutcome> buried(VendKey sale) {
    return parts.advices.bury(sale, parts.clock.instant())
        ? Optional.of(new AdviceOutcome.NoSale())
        : Optional.empty();
  }

  private Optional<AdviceOutcome> reversed(Vend vend) {
    Optional<Advised> stands = parts.advices.advised(vend.key());
    if (stands.isPresent()) {
      return Optional.of(
          stands.get() == Advised.REVERSED
              ? new AdviceOutcome.Reversed(vend)
              : new AdviceOutcome.Sold(vend));
    }
    if (!vend.isHeld()) {
      return Optional.of(new AdviceOutcome.Sold(vend));
    }
    Optional<Meter> meter =
        parts.meters.read(vend.meter()).filter(now -> now.state().head().equals(vend.head()));
    // Something else was sold since: it cannot be undone any more, so its tokens may be told.
    return meter.isEmpty() ? Optional.of(confirmed(vend)) : undone(vend, meter.get());
  }

  private Optional<AdviceOutcome> undone(Vend vend, Meter meter) {
    Held held = parts.advices.held(vend.key()).orElseThrow();
    Reversal reversal = Reversal.of(vend, held, meter, parts.clock.instant());
    return switch (parts.advices.reverse(reversal.row(), meter, reversal.after())) {
      case Commit.Done() -> Optional.of(new AdviceOutcome.Reversed(vend));
      case Commit.AlreadyVended _, Commit.AlreadyReversed() -> Optional.empty();
      case Commit.Lost() -> Optional.empty();
      case Commit.SourceRefused(var refusal) ->
          throw new IllegalStateException("money back was refused: " + refusal.kind());
    };
  }
}
