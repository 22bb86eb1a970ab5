package prepaid.vending.texting;

import java.util.Optional;
import prepaid.vending.refusals.Answer;

/** An answer whose refusal does not matter. */
final class Answers {
  private Answers() {}

  static <T> Optional<T> value(Answer<T> answer) {
    return answer instanceof Answer.Given<T>(var value) ? Optional.of(value) : Optional.empty();
  }
}
