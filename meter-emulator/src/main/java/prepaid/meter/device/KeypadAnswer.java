package prepaid.meter.device;

/** What a keypad entry led to. */
public sealed interface KeypadAnswer {

  TokenResult result();

  /** A credit token; {@code added} in the steps of the credit register. */
  record Credited(long added) implements KeypadAnswer {
    @Override
    public TokenResult result() {
      return TokenResult.ACCEPT;
    }
  }

  /** A test or display token, and what the meter shows for it. */
  record Shown(String text) implements KeypadAnswer {
    @Override
    public TokenResult result() {
      return TokenResult.ACCEPT;
    }
  }

  /** A management token or a whole key change, and what it set. */
  record Executed(String text) implements KeypadAnswer {
    @Override
    public TokenResult result() {
      return TokenResult.ACCEPT;
    }
  }

  /** A section of a key change that waits for others; nothing changed yet. */
  record SectionTaken(TokenResult result) implements KeypadAnswer {}

  /** Refused, and nothing but the lock-out and a pending key change may have changed. */
  record Refused(TokenResult result) implements KeypadAnswer {}
}
