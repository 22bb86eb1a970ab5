package prepaid.http;

import java.util.Arrays;
import java.util.stream.Collectors;
import prepaid.vending.keys.KeyWrappingFailed;
import prepaid.vending.ledger.OutcomeUnknown;

/** What callers, and the log, learn about exceptions: bugs and broken infrastructure. */
final class Faults {
  private static final int FRAMES_MAX = 6;
  private static final int CAUSES_MAX = 4;

  private Faults() {}

  static Problem problem(Throwable thrown) {
    return switch (thrown) {
      case KeyWrappingFailed _ ->
          Problem.of(
                  503,
                  "keys-unavailable",
                  "The key service does not answer",
                  "The key service does not answer. " + Problem.NOTHING_HAPPENED)
              .mayPass();
      case OutcomeUnknown _ ->
          Problem.of(
                  503,
                  "outcome-unknown",
                  "The outcome is not known yet",
                  "It is not known whether this took effect. Send the same request again: it takes"
                      + " effect once at most.")
              .mayPass();
      default ->
          Problem.of(
              500,
              "internal-error",
              "Something broke on our side",
              "Something broke on our side, and it has been noted. Quote the request's id when you"
                  + " ask about it.");
    };
  }

  static Problem harmless() {
    return Problem.of(
            503,
            "try-again",
            "Not now",
            "A part of the system does not answer. " + Problem.NOTHING_HAPPENED)
        .mayPass();
  }

  /**
   * Classes and places, never messages: those of other people's libraries may quote the request.
   */
  static String words(Throwable thrown) {
    StringBuilder words = new StringBuilder();
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < CAUSES_MAX; depth++, cause = cause.getCause()) {
      String frames =
          Arrays.stream(cause.getStackTrace())
              .limit(FRAMES_MAX)
              .map(StackTraceElement::toString)
              .collect(Collectors.joining(" < "));
      words.append(depth == 0 ? "" : "; caused by ").append(cause.getClass().getName());
      words.append(" at ").append(frames);
    }
    return words.toString();
  }
}
