package prepaid.vending.texting;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import prepaid.vending.ledger.Vend;
import prepaid.vending.messaging.Message;
import prepaid.vending.meters.Meter;

/**
 * What a text is answered: words first, then the tokens of a vend.
 *
 * @param about the meter that it is about, whose holder's language may be the one to answer in
 */
record Reply(List<Message.Filled> words, Optional<Vend> tokens, Optional<Meter> about) {
  Reply {
    words = List.copyOf(words);
  }

  static Reply of(Message message) {
    return of(message.plain());
  }

  static Reply of(Message message, String place, Object value) {
    return of(message.with(Map.of(place, value)));
  }

  static Reply of(Message.Filled words) {
    return new Reply(List.of(words), Optional.empty(), Optional.empty());
  }

  static Reply of(Vend vend) {
    return new Reply(List.of(), Optional.of(vend), Optional.empty());
  }

  Reply with(Vend vend) {
    return new Reply(words, Optional.of(vend), about);
  }

  Reply about(Meter meter) {
    return new Reply(words, tokens, Optional.of(meter));
  }

  /** Whether whoever does as the answer says sends the same text again. */
  boolean asksForTheSame() {
    return words.stream().map(Message.Filled::message).anyMatch(SEND_AGAIN::contains);
  }

  private static final Set<Message> SEND_AGAIN =
      EnumSet.of(Message.STILL_DECIDING, Message.TRY_AGAIN, Message.TOO_MANY_GUESSES);

  @Override
  public String toString() {
    return "Reply[…]";
  }
}
