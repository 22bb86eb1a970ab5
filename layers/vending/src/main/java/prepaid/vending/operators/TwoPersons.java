package prepaid.vending.operators;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import prepaid.vending.limits.Limits;
import prepaid.vending.operators.Approval.Act;
import prepaid.vending.operators.Approval.State;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

/** Acts that take two operators: one asks, another one agrees, and then it is done once. */
public final class TwoPersons {
  private static final String BUSY =
      "This is being decided at this moment. Nothing happened; the same request may be sent again.";

  private final Approvals approvals;
  private final InstantSource clock;
  private final RandomGenerator random;

  public TwoPersons(Approvals approvals, InstantSource clock, RandomGenerator random) {
    this.approvals = approvals;
    this.clock = clock;
    this.random = random;
  }

  /** Whether an act may be done. */
  public sealed interface Consent {
    /** Now, and once. */
    record Given(Approval approval) implements Consent {}

    /** Another operator has to agree first. */
    record Waits(Approval approval) implements Consent {}
  }

  /** Who asks for what. */
  public record Request(Act act, String words, Optional<String> utility, String operator) {}

  /** Spends the approval of an act, or asks for one. */
  public Answer<Consent> ask(Request request) {
    for (int i = 0; i < Limits.BUSY_TRIES_MAX; i++) {
      Instant now = clock.instant();
      Optional<Approval> latest = approvals.latest(request.act());
      Optional<Approval> open = latest.filter(approval -> approval.isOpen(now));
      if (open.isPresent() && open.get().state() instanceof State.Waiting) {
        return Answer.given(new Consent.Waits(open.get()));
      }
      if (open.isPresent()) {
        Approval spent = open.get().with(new State.Spent(request.operator(), now));
        if (approvals.replace(open.get(), spent)) {
          return Answer.given(new Consent.Given(spent));
        }
      } else {
        Approval asked = asked(request, now);
        if (approvals.add(asked, latest)) {
          return Answer.given(new Consent.Waits(asked));
        }
      }
    }
    return Answer.refused(RefusalKind.TRY_AGAIN, BUSY);
  }

  /**
   * Whether an act is agreed to, or asks for it. The approval is not spent: for acts that are done
   * under its id, so that doing one again is the same act, and that are spent once they are done.
   */
  public Answer<Consent> agreed(Request request) {
    for (int i = 0; i < Limits.BUSY_TRIES_MAX; i++) {
      Instant now = clock.instant();
      Optional<Approval> latest = approvals.latest(request.act());
      Optional<Approval> open = latest.filter(approval -> approval.isOpen(now));
      if (open.isPresent()) {
        return Answer.given(
            open.get().state() instanceof State.Waiting
                ? new Consent.Waits(open.get())
                : new Consent.Given(open.get()));
      }
      Approval asked = asked(request, now);
      if (approvals.add(asked, latest)) {
        return Answer.given(new Consent.Waits(asked));
      }
    }
    return Answer.refused(RefusalKind.TRY_AGAIN, BUSY);
  }

  /** The open approval of an act that another operator has agreed to already. */
  public Optional<Approval> agreedTo(Act act) {
    Instant now = clock.instant();
    return approvals
        .latest(act)
        .filter(latest -> latest.state() instanceof State.Approved && latest.isOpen(now));
  }

  /** Notes that what was agreed to is done. */
  public void spend(Approval approval, String operator) {
    // Whoever was faster did the same act under the same id.
    var unused =
        approvals.replace(approval, approval.with(new State.Spent(operator, clock.instant())));
  }

  private Approval asked(Request request, Instant now) {
    String id = "%s-%08x".formatted(now.toEpochMilli(), random.nextInt());
    return new Approval(
        id,
        request.act(),
        request.words(),
        request.utility(),
        request.operator(),
        now,
        new State.Waiting(),
        1);
  }

  /** Agrees, or not; the same decision again is the same. */
  public Answer<Approval> decide(Approval approval, String operator, boolean approve) {
    Instant now = clock.instant();
    if (isDecided(approval, operator, approve)) {
      return Answer.given(approval);
    }
    if (!(approval.state() instanceof State.Waiting) || !approval.isOpen(now)) {
      return Answer.refused(
          RefusalKind.CONFLICT,
          "This request is decided, or has waited too long: it can be asked for again.");
    }
    if (approve && approval.requestedBy().equals(operator)) {
      return Answer.refused(
          RefusalKind.NOT_ALLOWED, "You asked for this yourself: another operator has to agree.");
    }
    Approval decided =
        approval.with(
            approve ? new State.Approved(operator, now) : new State.Rejected(operator, now));
    return approvals.replace(approval, decided)
        ? Answer.given(decided)
        : Answer.refused(
            RefusalKind.CONFLICT, "Somebody else decided this at the same moment: look again.");
  }

  private static boolean isDecided(Approval approval, String operator, boolean approve) {
    return switch (approval.state()) {
      case State.Approved(String by, Instant _) -> approve && by.equals(operator);
      case State.Rejected(String by, Instant _) -> !approve && by.equals(operator);
      default -> false;
    };
  }
}
