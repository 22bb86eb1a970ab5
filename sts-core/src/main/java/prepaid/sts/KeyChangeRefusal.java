package prepaid.sts;

/** Why the vending side makes no key-change set. */
public enum KeyChangeRefusal {
  OTHER_METER("the old and the new key are of two meters"),
  OTHER_ALGORITHM("a meter keeps its encryption algorithm, and the new key is for another"),
  KEY_TYPE("a key of the new type may not follow one of the old type"),
  COMMON_KEY("common keys (DCTK) are for magnetic cards, and tokens on a keypad are none"),
  NEW_KEY_EXPIRED("the new key has expired"),
  BEFORE_BASE_DATE("the new key counts from a base date that is still to come"),
  SAME_KEY("with a later base date the key must change too, or old tokens would work again");

  private final String words;

  KeyChangeRefusal(String words) {
    this.words = words;
  }

  /** To read out. */
  public String words() {
    return words;
  }
}
