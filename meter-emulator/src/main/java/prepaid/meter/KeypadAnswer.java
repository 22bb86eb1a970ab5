package prepaid.meter;

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

  /** Refused, and nothing but the lock-out changed. */
  record Refused(TokenResult result) implements KeypadAnswer {}
}
