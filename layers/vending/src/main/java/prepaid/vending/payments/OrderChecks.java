package prepaid.vending.payments;

import java.util.List;
import java.util.Optional;
import prepaid.vending.limits.Limits;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

/** What must hold of an order besides what its quote checks. */
final class OrderChecks {
  private static final String KEY = "Idempotency-Key";

  private OrderChecks() {}

  /** The shape of what came, before anything is read or written. */
  static Optional<Refusal> shape(String idempotencyKey, Order order) {
    return key(idempotencyKey).or(() -> order.phone().flatMap(OrderChecks::phone));
  }

  /** The utility's own writing of the language that was asked for. */
  static Answer<Optional<String>> language(Optional<String> asked, List<String> spoken) {
    if (asked.isEmpty()) {
      return Answer.given(Optional.empty());
    }
    return spoken.stream()
        .filter(language -> language.equalsIgnoreCase(asked.get()))
        .findFirst()
        .map(language -> Answer.given(Optional.of(language)))
        .orElseGet(() ->
            Answer.refused(
                RefusalKind.INVALID_REQUEST,
                "language",
                "This utility writes in: " + String.join(", ", spoken) + "."));
  }

  private static Optional<Refusal> key(String key) {
    if (key.isEmpty()) {
      return refusal(
          KEY, "The request must carry an Idempotency-Key header of 16 to 128 characters.");
    }
    int length = key.length();
    if (length < Limits.IDEMPOTENCY_KEY_CHARACTERS_MIN) {
      return refusal(
          KEY, "The Idempotency-Key is too short: 16 to 128 characters, not " + length + ".");
    }
    if (length > Limits.IDEMPOTENCY_KEY_CHARACTERS_MAX) {
      return refusal(
          KEY, "The Idempotency-Key is too long: 16 to 128 characters, not " + length + ".");
    }
    return key.chars().allMatch(c -> c > 0x20 && c < 0x7f)
        ? Optional.empty()
        : refusal(KEY, "The Idempotency-Key may hold printable ASCII characters only, no spaces.");
  }

  private static Optional<Refusal> phone(String phone) {
    return phone.matches("\\+[1-9][0-9]{6,14}")
        ? Optional.empty()
        : refusal(
            "phone",
            "The phone number must be written with its country code and digits only,"
                + " such as +27821234567.");
  }

  private static Optional<Refusal> refusal(String field, String detail) {
    return Optional.of(Refusal.of(RefusalKind.INVALID_REQUEST, field, detail));
  }
}
