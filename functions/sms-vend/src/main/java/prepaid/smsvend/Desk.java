package prepaid.smsvend;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import prepaid.vending.texting.Answering.Outcome;
import prepaid.vending.texting.InboundText;

/**
 * Works through the texts of one invocation. One that fails holds up no other; at the end the
 * invocation fails, so that the event comes again, and what was answered is passed over then.
 *
 * @param answering answers one text
 * @param log takes words that are ours alone: no phone, no digit of any text
 */
record Desk(Function<InboundText, Outcome> answering, Consumer<String> log) {
  void answer(List<Optional<InboundText>> texts) {
    Optional<RuntimeException> failed = Optional.empty();
    for (Optional<InboundText> text : texts) {
      try {
        line(text.map(answering).map(Outcome::name).orElse("FOREIGN"));
      } catch (RuntimeException failure) {
        line("FAILED " + failure.getClass().getName());
        failed = Optional.of(failure);
      }
    }
    if (failed.isPresent()) {
      throw new NotAnswered(failed.get());
    }
  }

  private void line(String outcome) {
    log.accept("{\"text\":\"%s\"}\n".formatted(outcome.toLowerCase(Locale.ROOT)));
  }

  /** An event that must come again. */
  static final class NotAnswered extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The kind only: a message may quote what it choked on. */
    NotAnswered(RuntimeException failure) {
      super("a text was not answered: " + failure.getClass().getName());
    }
  }
}
