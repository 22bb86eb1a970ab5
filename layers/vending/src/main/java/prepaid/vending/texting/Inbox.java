package prepaid.vending.texting;

import java.time.Instant;
import java.util.Optional;

/** Port: which texts were answered, and how often the same was asked. */
public interface Inbox {
  /**
   * Takes a text to answer it.
   *
   * @param content what it asks for, in a form that gives no PIN away; empty when it does not
   *     matter how often that is asked
   * @param until others leave it alone until then; after it, whoever took it is taken for dead
   */
  Taken take(InboundText text, Optional<String> content, Instant until);

  /** It is answered, so it is never taken again. */
  void answered(InboundText text);

  /**
   * The answer was to send the same again: then asking it counts as little as if it had not come.
   */
  void uncount(InboundText text, String content);

  /** It could not be answered, and may be taken again at once. */
  void putBack(InboundText text);

  /** Whether a text is to be answered. */
  enum Taken {
    /** It is to be answered now. */
    OURS,
    /** It was answered before, or somebody is at it. */
    NOT_OURS,
    /** The same was asked and answered so often that an answer would help nobody. */
    TOO_OFTEN
  }
}
