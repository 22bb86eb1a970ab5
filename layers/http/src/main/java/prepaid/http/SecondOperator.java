package prepaid.http;

import java.util.function.Function;
import prepaid.vending.operators.Approval;
import prepaid.vending.operators.TwoPersons.Consent;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

/** The step at which a request waits for a second operator, and is answered 202 until then. */
public final class SecondOperator {
  private static final int ACCEPTED = 202;
  private static final String UNITS = "units";

  private SecondOperator() {}

  /**
   * Goes on once another operator has agreed.
   *
   * @param consent what {@code TwoPersons} says
   */
  public static Reply step(Answer<Consent> consent, Function<Approval, Reply> next) {
    return step(consent, new JsonObject(), next);
  }

  /**
   * @param meanwhile stands beside the approval while it waits
   */
  public static Reply step(
      Answer<Consent> consent, JsonObject meanwhile, Function<Approval, Reply> next) {
    return Reply.of(
        consent,
        given ->
            switch (given) {
              case Consent.Given(Approval approval) -> next.apply(approval);
              case Consent.Waits(Approval approval) ->
                  HttpResponse.json(
                      ACCEPTED,
                      meanwhile.put("approval", new JsonObject().put("id", approval.id())));
            });
  }

  /** Whether a refusal says that one operator alone may not give so many units. */
  public static boolean isMissing(Refusal refusal) {
    return refusal.kind() == RefusalKind.NOT_ALLOWED
        && refusal.field().filter(UNITS::equals).isPresent();
  }
}
