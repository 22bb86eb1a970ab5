package prepaid.sts;

/**
 * How a meter names a refusal that follows from the token, the decoder key and its attributes (IEC
 * 62055-41 §7.3.5); those that follow from what the meter remembers or holds are the meter's own.
 * Names have two public sources or more; of the codes only 13 has one.
 */
public enum TokenResult {
  /** A key of this type may not follow the present one. */
  KEY_TYPE_ERROR("KeyTypeError", 5),
  /** Not 20 digits, or 2^66 and above. */
  FORMAT_ERROR("FormatError", 6),
  /** A field has a value that the standard does not know. */
  RANGE_ERROR("RangeError", 7),
  /** A reserved or proprietary class, subclass or register. */
  FUNCTION_ERROR("FunctionError", 8),
  /** The key had expired when the token was made. */
  KEY_EXPIRED_ERROR("KeyExpiredError", 11),
  /** Credit for a meter with a default key. */
  DDTK_ERROR("DDTKError", 12),
  /** The check does not fit: mistyped, or meant for another meter, supply group, tariff or key. */
  CRC_ERROR("CRCError", 13),
  /** A test for the meters of another manufacturer. */
  MFR_CODE_ERROR("MfrCodeError", 14);

  private final String standardName;
  private final int code;

  TokenResult(String standardName, int code) {
    this.standardName = standardName;
    this.code = code;
  }

  /** The standard's name, such as {@code CRCError}. */
  public String standardName() {
    return standardName;
  }

  /** The number that meters display. */
  public int code() {
    return code;
  }
}
