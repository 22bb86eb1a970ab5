package prepaid.vending.vending;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import prepaid.vending.keys.KeyWrappingFailed;
import prepaid.vending.keys.VendingKeys;
import prepaid.vending.ledger.Ledger;
import prepaid.vending.ledger.Ledger.Commit;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.OutcomeUnknown;
import prepaid.vending.ledger.Vend;
import prepaid.vending.limits.Limits;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

/**
 * One request, one token, ever.
 *
 * <p>A try reads the meter, prices the tender, mints, and commits everything in one transaction;
 * nothing is told before that. A try that lost a race is computed again; one whose outcome is not
 * known is looked up, and may be tried again because the vend row can be written only once.
 */
public final class Vending {
  private final Quotes quotes;
  private final Ledger ledger;
  private final SaleTerms terms;
  private final Minting minting;
  private final VendRows rows;
  private final InstantSource clock;
  private final Waiting waiting;

  /** How to wait between tries that lost a race. */
  public interface Waiting {
    /**
     * @param atMost wait some random part of this
     */
    void jittered(Duration atMost);
  }

  /**
   * What vending is made of.
   *
   * @param usesSampleTables whether EA07 tokens are made with the standard's sample tables
   */
  public record Parts(
      Quotes quotes,
      Ledger ledger,
      SaleTerms terms,
      VendingKeys keys,
      RandomGenerator random,
      InstantSource clock,
      Waiting waiting,
      boolean usesSampleTables) {}

  public Vending(Parts parts) {
    this.quotes = parts.quotes();
    this.ledger = parts.ledger();
    this.terms = parts.terms();
    this.minting = new Minting(parts.keys(), parts.random());
    this.rows = new VendRows(parts.usesSampleTables());
    this.clock = parts.clock();
    this.waiting = parts.waiting();
  }

  /** Vends, or tells what became of the earlier request with the same key. */
  public VendOutcome vend(VendRequest request) {
    Optional<Refusal> notTheirs = SourceRules.refusal(request);
    return notTheirs.isPresent() ? new VendOutcome.Refused(notTheirs.get()) : decide(request);
  }

  private VendOutcome decide(VendRequest request) {
    boolean mayHaveCommitted = false;
    Set<String> doubtful = new HashSet<>();
    for (int tries = 1; tries <= Limits.COMMIT_TRIES_MAX; tries++) {
      try {
        Optional<VendOutcome> outcome = attempt(request, doubtful);
        if (outcome.isPresent()) {
          VendOutcome told = told(outcome.get(), doubtful);
          return mayHaveCommitted ? cautious(told) : told;
        }
      } catch (OutcomeUnknown unknown) {
        mayHaveCommitted = true;
        Optional<VendOutcome> made = lookUp(request);
        if (made.isPresent()) {
          return told(made.get(), doubtful);
        }
      }
      waiting.jittered(Limits.COMMIT_RETRY_WAIT.multipliedBy(1L << Math.min(tries, 6)));
    }
    return mayHaveCommitted ? undecided() : refused(request, TOO_BUSY);
  }

  private static final Refusal TOO_BUSY =
      Refusal.of(
          RefusalKind.TRY_AGAIN,
          "Too many sales for this meter at once. Nothing happened; the same request may be sent"
              + " again.");

  /** A vend that this call made, and doubted for a while, is no repeat: nobody was told of it. */
  private static VendOutcome told(VendOutcome outcome, Set<String> doubtful) {
    return outcome instanceof VendOutcome.Vended(var vend, var repeated)
        ? new VendOutcome.Vended(vend, repeated && !doubtful.contains(vend.hash()))
        : outcome;
  }

  /**
   * One try; empty when it lost a race and must be computed again.
   *
   * @param doubtful gets the hash of a vend whose commit has no known outcome
   */
  private Optional<VendOutcome> attempt(VendRequest request, Set<String> doubtful) {
    Answer<Quote> answer =
        request.source() instanceof MoneySource.Unpaid unpaid
            ? quotes.unpaid(request.meterNumber(), unpaid)
            : quotes.quote(request.meterNumber(), request.wish(), request.way());
    return switch (answer) {
      case Answer.Refused<Quote>(var refusal) -> Optional.of(refused(request, refusal));
      case Answer.Given<Quote>(var quote) -> agreed(request, quote, doubtful);
    };
  }

  private Optional<VendOutcome> agreed(VendRequest asked, Quote quote, Set<String> doubtful) {
    VendRequest request = quote.decided().map(asked::paidBy).orElse(asked);
    Optional<Refusal> notThisMeter =
        SourceRules.refusal(request.source(), quote.meter().registration());
    if (notThisMeter.isPresent()) {
      return Optional.of(refused(request, notThisMeter.get()));
    }
    return switch (terms.agree(request, quote)) {
      case Answer.Refused<MoneySource>(var refusal) -> Optional.of(refused(request, refusal));
      case Answer.Given<MoneySource>(var source) ->
          mintAndCommit(request.paidBy(source), quote, doubtful);
    };
  }

  private Optional<VendOutcome> mintAndCommit(
      VendRequest request, Quote quote, Set<String> doubtful) {
    Vend vend;
    Minting.Minted minted;
    try {
      minted = minting.mint(quote, request.source());
      vend = rows.row(request, quote, minted);
    } catch (KeyWrappingFailed e) {
      return Optional.of(refused(request, KEY_NOT_USABLE));
    }
    return switch (commit(vend, quote, doubtful)) {
      case Commit.Done() -> Optional.of(new VendOutcome.Vended(vend, false));
      case Commit.AlreadyVended(var existing) -> Optional.of(repeated(request, existing));
      case Commit.Lost() -> Optional.empty();
      case Commit.SourceRefused(var refusal) -> Optional.of(refused(request, refusal));
      case Commit.AlreadyReversed() -> Optional.of(new VendOutcome.Refused(REVERSED));
    };
  }

  private Commit commit(Vend vend, Quote quote, Set<String> doubtful) {
    try {
      return ledger.commit(vend, quote.meter(), rows.after(quote, vend), Budgets.of(quote));
    } catch (OutcomeUnknown unknown) {
      doubtful.add(vend.hash());
      throw unknown;
    }
  }

  private static final Refusal REVERSED =
      Refusal.of(
          RefusalKind.SALE_REVERSED,
          "reference",
          "This sale was reversed before it came, so it is not made.");

  private static final Refusal KEY_NOT_USABLE =
      Refusal.of(
          RefusalKind.TRY_AGAIN,
          "The vending key cannot be used right now. Nothing happened; the same request may be sent"
              + " again.");

  /**
   * A refusal, unless the same request made a vend before: a meter blocked since, or a purchase
   * already spent, must not hide a sale that was made.
   */
  private VendOutcome refused(VendRequest request, Refusal refusal) {
    return ledger
        .find(request.key())
        .map(existing -> repeated(request, existing))
        .orElse(new VendOutcome.Refused(refusal));
  }

  /** After a try of unknown outcome only a vend is certain; a refusal may yet turn out untrue. */
  private VendOutcome cautious(VendOutcome outcome) {
    return outcome instanceof VendOutcome.Refused ? undecided() : outcome;
  }

  private Optional<VendOutcome> lookUp(VendRequest request) {
    try {
      return ledger.find(request.key()).map(existing -> repeated(request, existing));
    } catch (OutcomeUnknown unreadable) {
      return Optional.empty();
    }
  }

  private VendOutcome undecided() {
    return new VendOutcome.Undecided(clock.instant().plus(Limits.COMMIT_IN_FLIGHT_MAX));
  }

  private static VendOutcome repeated(VendRequest request, Vend existing) {
    return SourceRules.differingField(request, existing)
        .<VendOutcome>map(field ->
            new VendOutcome.Refused(
                Refusal.of(
                    RefusalKind.REFERENCE_REUSED,
                    field,
                    "This reference was used before, for a sale with another " + field + ".")))
        .orElse(new VendOutcome.Vended(existing, true));
  }
}
