package prepaid.vending.refusals;

import java.util.Optional;

/**
 * Why something was not done, as a value a person can read out over the phone.
 *
 * @param kind what stands in the way; stable, becomes the problem's {@code type}
 * @param detail one or two plain sentences; never a token, PIN, key or password
 * @param field the request field to correct, where there is one
 */
public record Refusal(RefusalKind kind, String detail, Optional<String> field) {
  public static Refusal of(RefusalKind kind, String detail) {
    return new Refusal(kind, detail, Optional.empty());
  }

  public static Refusal of(RefusalKind kind, String field, String detail) {
    return new Refusal(kind, detail, Optional.of(field));
  }
}
