package prepaid.meter.device;

import java.util.List;

/** What a decoder key is for, in the numbers of the standard, and what may follow it. */
public enum KeyType {
  /** Of the meter's maker; every other may follow. */
  DITK,
  /** A default key: management and key changes, never credit. */
  DDTK,
  /** The unique key of a supply group. */
  DUTK,
  /** A common key, for magnetic cards: a meter with a keypad never takes it. */
  DCTK;

  private static final List<KeyType> BY_NUMBER = List.of(values());

  /**
   * @param number 0 to 3
   */
  public static KeyType of(int number) {
    return BY_NUMBER.get(number);
  }

  public int number() {
    return ordinal();
  }

  public boolean takesCredit() {
    return this != DDTK;
  }

  /** Whether a keypad meter under this key may change to a key of the other type. */
  boolean mayBecome(KeyType other) {
    return switch (this) {
      case DITK -> other != DCTK;
      case DDTK, DUTK -> other == DDTK || other == DUTK;
      case DCTK -> false;
    };
  }
}
