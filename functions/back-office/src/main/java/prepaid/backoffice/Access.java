package prepaid.backoffice;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import prepaid.http.Operator;
import prepaid.http.Problem;
import prepaid.http.Reply;
import prepaid.http.Role;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

/** Who may do what, and for which utility. */
final class Access {
  static final Set<Role> READ = EnumSet.allOf(Role.class);
  static final Set<Role> WRITE = EnumSet.of(Role.ADMIN);
  static final Set<Role> WRITE_METERS = EnumSet.of(Role.ADMIN, Role.DISPATCHER);

  private Access() {}

  /** Goes on when the operator works for that utility. */
  static Reply within(Operator operator, String utility, Supplier<Reply> next) {
    return refusal(operator, utility).<Reply>map(problem -> problem).orElseGet(next);
  }

  /** Why an operator may not touch what belongs to a utility. */
  static Optional<Problem> refusal(Operator operator, String utility) {
    return operator.worksFor(utility)
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                Refusal.of(
                    RefusalKind.NOT_ALLOWED,
                    "This belongs to the utility %s, and you do not work for it."
                        .formatted(utility))));
  }
}
