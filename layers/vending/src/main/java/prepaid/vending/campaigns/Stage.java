package prepaid.vending.campaigns;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import prepaid.vending.refusals.Answer;
import prepaid.vending.refusals.RefusalKind;

/** How far a campaign is. */
public sealed interface Stage {
  /** Meters get theirs. */
  record Running() implements Stage {}

  /** An operator halted it; it can go on. What was issued is watched all the while. */
  record Paused(String by, Instant at) implements Stage {}

  /** Nobody gets anything any more; what was issued is still watched. */
  record Ended(Ending how, Instant at) implements Stage {}

  /** Nothing is left to do or to see. */
  record Closed(Ending how, Instant at) implements Stage {}

  /** Why a campaign ended. */
  enum Ending {
    /** Every meter was gone through. */
    COMPLETE,
    /** What was to be given is given. */
    USED_UP,
    /** An operator stopped it for good. */
    CANCELLED;

    public String slug() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Ending> ofSlug(String slug) {
      return Arrays.stream(values()).filter(ending -> ending.slug().equals(slug)).findFirst();
    }
  }

  /** One word for people. */
  default String slug() {
    return switch (this) {
      case Running running -> "running";
      case Paused paused -> "paused";
      case Ended(var how, var at) -> how.slug();
      case Closed(var how, var at) -> how.slug();
    };
  }

  /** Whether upkeep still looks at it. */
  default boolean isOpen() {
    return !(this instanceof Closed);
  }

  /** What operators may do. */
  enum Command {
    PAUSE,
    RESUME,
    CANCEL
  }

  /** What becomes of it at an operator's word; a word that was said before changes nothing. */
  default Answer<Stage> told(Command command, String operator, Instant now) {
    return switch (this) {
      case Running running ->
          Answer.given(
              switch (command) {
                case PAUSE -> new Paused(operator, now);
                case RESUME -> this;
                case CANCEL -> new Ended(Ending.CANCELLED, now);
              });
      case Paused paused ->
          Answer.given(
              switch (command) {
                case PAUSE -> this;
                case RESUME -> new Running();
                case CANCEL -> new Ended(Ending.CANCELLED, now);
              });
      case Ended(var how, var at) -> over(how, command);
      case Closed(var how, var at) -> over(how, command);
    };
  }

  private Answer<Stage> over(Ending how, Command command) {
    return command == Command.CANCEL && how == Ending.CANCELLED
        ? Answer.given(this)
        : Answer.refused(RefusalKind.CONFLICT, "The campaign is over: " + how.slug() + ".");
  }
}
