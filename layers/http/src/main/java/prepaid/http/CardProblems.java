package prepaid.http;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import prepaid.vending.cards.RedemptionOutcome;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;

/** How every face reads a card's PIN, and says why a card was not redeemed. */
public final class CardProblems {
  private CardProblems() {}

  /** 16 digits, with spaces and dashes between them as people like. */
  public static Shape<String> pin() {
    return text -> {
      String digits = text.replaceAll("[\\s-]", "");
      return digits.matches("[0-9]{16}")
          ? Answer.given(digits)
          : Answer.refused(RefusalKind.INVALID_REQUEST, "A card's PIN has 16 digits.");
    };
  }

  /** The PIN is wrong, or its card cannot be redeemed: strangers are not told which. */
  public static Problem notAccepted() {
    return Problem.of(
        Refusal.of(
            RefusalKind.CARD_REFUSED,
            "pin",
            "This PIN cannot be redeemed. Look at each digit again; if it is right, ask where the"
                + " card was bought, with the serial number printed on it."));
  }

  public static Problem used(RedemptionOutcome.Used used) {
    return Problem.of(
        Refusal.of(
            RefusalKind.CARD_USED,
            "meterNumber",
            "This card was redeemed at %s for meter %s."
                .formatted(used.at().truncatedTo(ChronoUnit.SECONDS), used.maskedMeter())));
  }

  /** With the header that tells when the next PIN is tried. */
  public static Problem heldBack(Instant until, Instant now) {
    Refusal refusal =
        Refusal.of(
            RefusalKind.TOO_MANY_GUESSES,
            "There were too many wrong PINs. The next one can be tried at %s."
                .formatted(until.truncatedTo(ChronoUnit.SECONDS)));
    long seconds = Math.max(1, Duration.between(now, until).toSeconds());
    return Problem.of(refusal).withHeader("Retry-After", Long.toString(seconds));
  }

  public static Problem undecided(Instant until) {
    return Problem.of(
        Refusal.of(
            RefusalKind.TRY_AGAIN,
            "It is not known yet whether the card was redeemed. The same request again tells, at"
                + " the latest at %s; it is never redeemed twice."
                    .formatted(until.truncatedTo(ChronoUnit.SECONDS))));
  }
}
