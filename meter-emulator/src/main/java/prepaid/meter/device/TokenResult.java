package prepaid.meter.device;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a meter answers to a keypad entry (IEC 62055-41, meter application process). Of the numbers
 * only 13 is pinned by a public source; 1 to 16 are the makers' common ones, 17 and 18 continue
 * them.
 */
public enum TokenResult {
  ACCEPT("Accept", 1, "ACCEPT", "Accepted"),
  FIRST_KCT("1stKCT", 2, "1ST KCT", "First key-change token taken: enter the others"),
  SECOND_KCT("2ndKCT", 3, "2ND KCT", "Second key-change token taken: enter the others"),
  OVERFLOW_ERROR(
      "OverflowError", 4, "FULL", "The credit would not fit the register: use some first"),
  KEY_TYPE_ERROR(
      "KeyTypeError",
      5,
      "KEY TYPE",
      "This kind of key may not follow the meter's: nothing changed"),
  FORMAT_ERROR("FormatError", 6, "FORMAT", "Not a token: it must be exactly 20 digits"),
  RANGE_ERROR("RangeError", 7, "RANGE", "The token's value is outside what this meter can hold"),
  FUNCTION_ERROR("FunctionError", 8, "NO FUNC", "This meter has no such function"),
  OLD_ERROR("OldError", 9, "OLD", "Old: tokens bought later were already entered"),
  USED_ERROR("UsedError", 10, "USED", "Used: this token was entered before"),
  KEY_EXPIRED_ERROR("KeyExpiredError", 11, "KEY EXP", "The meter's key has expired for this token"),
  DDTK_ERROR("DDTKError", 12, "DEF KEY", "A meter with a default key takes no credit tokens"),
  CRC_ERROR("CRCError", 13, "REJECT", "Not for this meter, or mistyped: check the digits"),
  MFR_CODE_ERROR("MfrCodeError", 14, "MAKER", "This test is for meters of another maker"),
  LOCK_OUT_ACTIVE("LockOutActive", 15, "WAIT", "Locked after wrong tokens: wait and try again"),
  RESULT_NOT_READY("ResultNotReady", 16, "READY", "No token was entered yet"),
  THIRD_KCT("3rdKCT", 17, "3RD KCT", "Third key-change token taken: enter the others"),
  FOURTH_KCT("4thKCT", 18, "4TH KCT", "Fourth key-change token taken: enter the others");

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

  /** The result of the same standard name. */
  public static Optional<TokenResult> named(String standardName) {
    return Arrays.stream(values())
        .filter(result -> result.standardName.equals(standardName))
        .findFirst();
  }

  /** A section of a key change that waits for others, 1 to 4. */
  static TokenResult section(int number) {
    return switch (number) {
      case 1 -> FIRST_KCT;
      case 2 -> SECOND_KCT;
      case 3 -> THIRD_KCT;
      default -> FOURTH_KCT;
    };
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
