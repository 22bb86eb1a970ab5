package prepaid.vending.refusals;

import java.util.function.Function;

/** What a room answers: the value that was asked for, or a refusal. */
public sealed interface Answer<T> {
  record Given<T>(T value) implements Answer<T> {}

  record Refused<T>(Refusal refusal) implements Answer<T> {}

  static <T> Answer<T> given(T value) {
    return new Given<>(value);
  }

  static <T> Answer<T> refused(RefusalKind kind, String detail) {
    return new Refused<>(Refusal.of(kind, detail));
  }

  static <T> Answer<T> refused(RefusalKind kind, String field, String detail) {
    return new Refused<>(Refusal.of(kind, field, detail));
  }

  static <T> Answer<T> refused(Refusal refusal) {
    return new Refused<>(refusal);
  }

  /** Goes on with the value, or hands the refusal through. */
  default <R> Answer<R> then(Function<? super T, Answer<R>> next) {
    return switch (this) {
      case Given<T>(var value) -> next.apply(value);
      case Refused<T>(var refusal) -> new Refused<>(refusal);
    };
  }

  default <R> Answer<R> map(Function<? super T, ? extends R> change) {
    return then(value -> new Given<>(change.apply(value)));
  }
}
