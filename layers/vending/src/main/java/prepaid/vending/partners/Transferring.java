package prepaid.vending.partners;

import java.time.InstantSource;
import java.util.List;
import prepaid.vending.limits.Limits;
import prepaid.vending.money.Money;
import prepaid.vending.partners.FloatMoves.Moved;
import prepaid.vending.partners.FloatMoves.Transfer;
import prepaid.vending.partners.FloatSlices.Part;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

/** Float that a super-vendor gives to its own, and gets back. */
public final class Transferring {
  private final Accounts accounts;
  private final FloatMoves moves;
  private final InstantSource clock;

  public Transferring(Accounts accounts, FloatMoves moves, InstantSource clock) {
    this.accounts = accounts;
    this.moves = moves;
    this.clock = clock;
  }

  /** Moves float to a sub-vendor, or back from it; a repeat of the reference is the same. */
  public Answer<Transfer> transfer(Partner from, Partner to, Asked asked) {
    if (!from.shares(to)) {
      return Answer.refused(
          RefusalKind.NOT_ALLOWED, "to", "Float moves between a super-vendor and its own only.");
    }
    Transfer transfer =
        new Transfer(
            from.id(),
            to.id(),
            asked.reference(),
            asked.amount(),
            asked.operator(),
            clock.instant());
    for (int i = 0; i < Limits.FLOAT_TRIES_MAX; i++) {
      List<Part> parts = accounts.taken(from, asked.amount().minor());
      // Without the money in it, a repeat is still to be answered like the first.
      List<Part> into = parts.isEmpty() ? List.of() : accounts.spread(to, asked.amount().minor());
      switch (moves.move(transfer, parts, into)) {
        case Moved.Done() -> {
          return Answer.given(transfer);
        }
        case Moved.Existing(var existing) -> {
          return same(existing, transfer);
        }
        case Moved.Busy() -> {
          if (parts.isEmpty()) {
            return Answer.refused(
                RefusalKind.FLOAT_TOO_LOW, "amount", "The float has less than this.");
          }
        }
      }
    }
    return Accounts.busy();
  }

  /** A movement that an operator asks for. */
  public record Asked(String reference, Money amount, String operator) {}

  private static Answer<Transfer> same(Transfer existing, Transfer asked) {
    boolean isSame = existing.to().equals(asked.to()) && existing.amount().equals(asked.amount());
    return isSame
        ? Answer.given(existing)
        : Answer.refused(
            RefusalKind.REFERENCE_REUSED,
            "reference",
            "This reference was used before, for a transfer of %s to %s."
                .formatted(existing.amount(), existing.to()));
  }
}
