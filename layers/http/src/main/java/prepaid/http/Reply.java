package prepaid.http;

import java.util.function.Function;
import prepaid.vending.refusals.Answer;

/** What a handler gives back: a response, or the problem that stands in the way. */
public sealed interface Reply permits HttpResponse, Problem {
  /** The value as a response, or the refusal as a problem. */
  static <T> Reply of(Answer<T> answer, Function<? super T, ? extends Reply> given) {
    return switch (answer) {
      case Answer.Given<T>(var value) -> given.apply(value);
      case Answer.Refused<T>(var refusal) -> Problem.of(refusal);
    };
  }
}
