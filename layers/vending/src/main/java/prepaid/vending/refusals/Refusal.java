package prepaid.vending.refusals;

import java.util.Optional;

/**
 * Why something was not done, as a value a person can read out over the phone.
 *
 * @param kind what stands in the way; stable, becomes the problem's {@code type}
 * @param detail one or two plain sentences that anybody may hear; never a token, PIN, key or
 *     password
 * @param field the request field to correct, where there is one
 * @param desk what only the utility's own people are told besides, such as which key it is about
 */
public record Refusal(
    RefusalKind kind, String detail, Optional<String> field, Optional<String> desk) {
  public static Refusal of(RefusalKind kind, String detail) {
    return new Refusal(kind, detail, Optional.empty(), Optional.empty());
  }

  public static Refusal of(RefusalKind kind, String field, String detail) {
    return new Refusal(kind, detail, Optional.of(field), Optional.empty());
  }

  /** With what the utility's own people are told besides. */
  public Refusal toDesk(String words) {
    return new Refusal(kind, detail, field, Optional.of(words));
  }

  /** All of it, for the utility's own people. */
  public Refusal inside() {
    return new Refusal(
        kind, desk.map(words -> detail + " " + words).orElse(detail), field, Optional.empty());
  }
}
