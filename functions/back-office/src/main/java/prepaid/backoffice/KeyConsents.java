package prepaid.backoffice;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import prepaid.http.JsonObject;
import prepaid.http.Operator;
import prepaid.http.Reply;
import prepaid.http.SecondOperator;
import prepaid.vending.keys.KeyLife;
import prepaid.vending.limits.Limits;
import prepaid.vending.operators.Approval;
import prepaid.vending.operators.Approval.State;
import prepaid.vending.operators.Approvals;
import prepaid.vending.operators.TwoPersons;

/** What is done about keys takes two operators: one asks, and another one agrees. */
final class KeyConsents {
  private final Approvals approvals;
  private final TwoPersons twoPersons;
  private final Clock clock;

  KeyConsents(BackOffice office) {
    this.approvals = office.approvals();
    this.twoPersons = new TwoPersons(office.approvals(), office.clock(), office.random());
    this.clock = office.clock();
  }

  /**
   * What is asked for.
   *
   * @param words what the second person agrees to, in a sentence
   */
  record Asked(Approval.Act act, String words, Optional<String> utility) {}

  /**
   * Goes on when another operator has agreed; else answers 202 with the approval that waits.
   *
   * @param meanwhile stands beside the approval
   */
  Reply agreed(
      Operator operator,
      Asked asked,
      JsonObject meanwhile,
      Function<KeyLife.Decision, Reply> next) {
    Optional<Approval> before = approvals.latest(asked.act());
    var request =
        new TwoPersons.Request(asked.act(), asked.words(), asked.utility(), operator.subject());
    return SecondOperator.step(
        twoPersons.ask(request), meanwhile, spent -> next.apply(decision(spent, before)));
  }

  /** Whether an act that takes many requests was agreed to and begun within a day. */
  boolean isUnderWay(Approval.Act act) {
    return approvals
        .latest(act)
        .filter(approval -> approval.state() instanceof State.Spent)
        .filter(this::isOfToday)
        .isPresent();
  }

  /** Whether this operator asked for the act within a day. */
  boolean askedBy(Operator operator, Approval.Act act) {
    return approvals
        .latest(act)
        .filter(approval -> approval.requestedBy().equals(operator.subject()))
        .filter(this::isOfToday)
        .isPresent();
  }

  private boolean isOfToday(Approval approval) {
    return clock.instant().isBefore(approval.requestedAt().plus(Limits.APPROVAL_WAIT_MAX));
  }

  /** Approved between the reading and the spending, the approval itself names who agreed. */
  private static KeyLife.Decision decision(Approval spent, Optional<Approval> before) {
    String agreedBy = before.flatMap(Approval::approvedBy).orElse("approval " + spent.id());
    return new KeyLife.Decision(spent.requestedBy(), agreedBy, spent.requestedAt());
  }
}
