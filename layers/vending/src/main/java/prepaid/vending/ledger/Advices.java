package prepaid.vending.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import prepaid.vending.credit.Debt;
import prepaid.vending.meters.Meter;
import prepaid.vending.meters.VendState;

/**
 * Port: what follows a sale. A vend row never changes, so a confirmation or a reversal is a row of
 * its own, of which a sale has one at most; whichever is written first stands.
 */
public interface Advices {
  /** What followed a sale, or stands in its place. */
  enum Advised {
    /** The partner said that it was carried out. */
    CONFIRMED,
    /** It was undone before its tokens were told. */
    REVERSED,
    /** A reversal came before the sale, which can therefore never be made. */
    NEVER_SOLD
  }

  /** What is noted about a sale, or in its place; strongly consistent. */
  Optional<Advised> advised(VendKey sale);

  /**
   * Notes that a sale was confirmed, unless it was reversed before. Doing it again is harmless.
   *
   * @return what stands now
   * @throws OutcomeUnknown when it may or may not have taken effect
   */
  Advised confirm(VendKey sale, Instant at);

  /**
   * Leaves a tombstone where a sale of this key would stand. Doing it again is harmless.
   *
   * @return whether there is a tombstone now; false when the sale was made first
   * @throws OutcomeUnknown when it may or may not have taken effect
   */
  boolean bury(VendKey sale, Instant at);

  /**
   * How a sale whose tokens wait for a confirmation found its meter.
   *
   * @param before the state before the sale
   * @param debtsAfter the debts that it left
   */
  record Held(VendState before, List<Debt> debtsAfter) {
    public Held {
      debtsAfter = List.copyOf(debtsAfter);
    }
  }

  /** Empty when there is no such sale, or its tokens never waited. */
  Optional<Held> held(VendKey sale);

  /**
   * Writes the reversal's row, the state to which the meter returns, and the money back into the
   * float, all or nothing.
   *
   * @param reversal under the sale's {@link VendKey#followUp}
   * @param before the meter as it was read; its row must still be at that version
   * @return {@code AlreadyReversed} when another advice of the sale stands already
   * @throws OutcomeUnknown when it may or may not have taken effect
   */
  Ledger.Commit reverse(Vend reversal, Meter before, VendState after);
}
