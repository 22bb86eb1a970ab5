package prepaid.sts;

import java.util.Optional;

/** The type of a decoder key, KT (IEC 62055-41 §6.5.2.2.1), one decimal digit. */
public enum KeyType {
  /** Initialisation key, set by the meter maker. */
  DITK(0),
  /** Default key: management and key change, never credit. */
  DDTK(1),
  /** Unique key: a supply group's ordinary key. */
  DUTK(2),
  /** Common key: magnetic cards only, one key for all meters of a group; no keypad meter has it. */
  DCTK(3);

  private final int digit;

  KeyType(int digit) {
    this.digit = digit;
  }

  /** 0 to 3, as it stands in control blocks. */
  public int digit() {
    return digit;
  }

  /** Whether credit tokens may be made under it: every type but {@link #DDTK}. */
  public boolean admitsCredit() {
    return this != DDTK;
  }

  /**
   * Whether a meter takes a token under a key of this type: credit as {@link #admitsCredit} says,
   * management and key changes under all four, and class 1 whatever the key.
   */
  public boolean admits(ClearToken token) {
    return admitsCredit() || !(token instanceof CreditToken);
  }

  /**
   * Whether a meter changes a key of this type for one of another: from {@link #DITK} to any, from
   * {@link #DDTK} to any but {@link #DITK}, from the other two to their own type and to {@link
   * #DDTK}.
   */
  public boolean mayBecome(KeyType next) {
    return switch (this) {
      case DITK -> true;
      case DDTK -> next != DITK;
      case DUTK, DCTK -> next == this || next == DDTK;
    };
  }

  /** The key type of a digit; empty outside 0 to 3. */
  public static Optional<KeyType> ofDigit(int digit) {
    return digit >= 0 && digit <= 3 ? Optional.of(values()[digit]) : Optional.empty();
  }
}
