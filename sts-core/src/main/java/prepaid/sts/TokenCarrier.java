package prepaid.sts;

import java.util.Optional;

/**
 * How tokens get into a meter: the token carrier type, TCT (IEC 62055-41 §6.1.3). It enters no key
 * and no token. The codes of card and keypad have two public sources or more, the virtual ones one.
 */
public enum TokenCarrier {
  MAGNETIC_CARD(1),
  KEYPAD(2),
  /** Over a wire or by radio, two codes of it. */
  VIRTUAL_07(7),
  VIRTUAL_08(8);

  private final int code;

  TokenCarrier(int code) {
    this.code = code;
  }

  /** 1, 2, 7 or 8. */
  public int code() {
    return code;
  }

  /**
   * Whether a meter of this carrier may have a key of a type: all may but {@link KeyType#DCTK},
   * which is for magnetic cards only. At a keypad one token would serve every meter of its group.
   */
  public boolean admits(KeyType keyType) {
    return keyType != KeyType.DCTK || this == MAGNETIC_CARD;
  }

  /** The carrier of a code; empty for codes that no public source names. */
  public static Optional<TokenCarrier> ofCode(int code) {
    for (TokenCarrier carrier : values()) {
      if (carrier.code == code) {
        return Optional.of(carrier);
      }
    }
    return Optional.empty();
  }
}
