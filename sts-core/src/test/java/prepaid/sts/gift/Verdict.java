package prepaid.sts.gift;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a subject does with vectors what they say. */
final class Verdict {
  private Verdict() {}

  /** The vectors that it gets wrong. */
  static List<GiftVector> failures(Subject subject, List<GiftVector> vectors) {
    return vectors.stream().filter(vector -> !passes(subject, vector)).toList();
  }

  private static boolean passes(Subject subject, GiftVector vector) {
    Optional<Map<String, Object>> answer = answer(subject, vector);
    boolean expectsFields =
        answer.stream().allMatch(a -> a.keySet().stream().allMatch(vector::has));
    boolean right =
        expectsFields
            && answer.isPresent()
            && answer.get().entrySet().stream()
                .allMatch(field -> vector.value(field.getKey()).equals(field.getValue()));
    if (vector.has("meterResult")) {
      return right;
    }
    return switch (vector.text("result")) {
      case "valid" -> right;
      case "acceptable" -> answer.isEmpty() || right;
      case "invalid" -> answer.isEmpty() || expectsFields && !right;
      default -> throw new AssertionError("no such result: " + vector);
    };
  }

  private static Optional<Map<String, Object>> answer(Subject subject, GiftVector vector) {
    try {
      return Optional.of(subject.answer(vector));
    } catch (IllegalArgumentException | ArithmeticException refusal) {
      return Optional.empty();
    }
  }
}
