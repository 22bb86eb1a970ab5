package prepaid.vending.operators;

import java.time.Instant;
import java.util.Optional;
import prepaid.vending.limits.Limits;

/**
 * Something that one operator asks for and another one must agree to.
 *
 * @param id names it in the address to approve it at
 * @param act what it is about; a new request of the same act is the same approval while it waits
 * @param words what the second person agrees to, in a sentence
 * @param utility whose operators may decide; empty for those of all
 * @param version of the row
 */
public record Approval(
    String id,
    Act act,
    String words,
    Optional<String> utility,
    String requestedBy,
    Instant requestedAt,
    State state,
    long version) {
  /**
   * What is to be done.
   *
   * @param kind such as {@code card-print}
   * @param subject to what, with everything that matters: another subject is another approval
   */
  public record Act(String kind, String subject) {}

  /** How far it is. */
  public sealed interface State {
    record Waiting() implements State {}

    record Approved(String by, Instant at) implements State {}

    record Rejected(String by, Instant at) implements State {}

    /** What it was for was done: it does for once. */
    record Spent(String by, Instant at) implements State {}

    /** One lower-case word. */
    default String slug() {
      return switch (this) {
        case Waiting waiting -> "waiting";
        case Approved approved -> "approved";
        case Rejected rejected -> "rejected";
        case Spent spent -> "spent";
      };
    }
  }

  /** Whether it is still worth something: neither done with nor forgotten. */
  public boolean isOpen(Instant now) {
    boolean recent = now.isBefore(requestedAt.plus(Limits.APPROVAL_WAIT_MAX));
    return recent && (state instanceof State.Waiting || state instanceof State.Approved);
  }

  /** The one who agreed, until it is done. */
  public Optional<String> approvedBy() {
    return state instanceof State.Approved(String by, Instant _)
        ? Optional.of(by)
        : Optional.empty();
  }

  Approval with(State newState) {
    return new Approval(id, act, words, utility, requestedBy, requestedAt, newState, version + 1);
  }
}
