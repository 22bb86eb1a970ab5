package prepaid.meter;

/**
 * What a meter answers to a keypad entry (IEC 62055-41, meter application process). Of the numbers
 * only 13 is pinned by a public source; the others are the makers' common ones.
 */
public enum TokenResult {
  ACCEPT("Accept", 1, "ACCEPT", "Accepted"),
  OVERFLOW_ERROR(
      "OverflowError", 4, "FULL", "The credit would not fit the register: use some first"),
  FORMAT_ERROR("FormatError", 6, "FORMAT", "Not a token: it must be exactly 20 digits"),
  RANGE_ERROR("RangeError", 7, "RANGE", "The token's value is outside what this meter can hold"),
  FUNCTION_ERROR("FunctionError", 8, "NO FUNC", "This meter has no such function"),
  OLD_ERROR("OldError", 9, "OLD", "Old: tokens bought later were already entered"),
  USED_ERROR("UsedError", 10, "USED", "Used: this token was entered before"),
  KEY_EXPIRED_ERROR("KeyExpiredError", 11, "KEY EXP", "The meter's key has expired for this token"),
  DDTK_ERROR("DDTKError", 12, "NO CREDIT", "A meter with a default key takes no credit tokens"),
  CRC_ERROR("CRCError", 13, "REJECT", "Not for this meter, or mistyped: check the digits"),
  MFR_CODE_ERROR("MfrCodeError", 14, "MAKER", "This test is for meters of another maker"),
  LOCK_OUT_ACTIVE("LockOutActive", 15, "WAIT", "Locked after wrong tokens: wait and try again");

  private final String standardName;
  private final int code;
  private final String display;
  private final String words;

  TokenResult(String standardName, int code, String display, String words) {
    this.standardName = standardName;
    this.code = code;
    this.display = display;
    this.words = words;
  }

  /** The name that the standard gives it. */
  public String standardName() {
    return standardName;
  }

  public int code() {
    return code;
  }

  /** What the meter's display has room for. */
  public String display() {
    return display;
  }

  /** A sentence for the person at the keypad. */
  public String words() {
    return words;
  }
}
