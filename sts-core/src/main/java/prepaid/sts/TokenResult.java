package prepaid.sts;

/**
 * How a meter names a refusal that follows from the token and the decoder key alone (IEC 62055-41
 * §7.3.5). Names have two public sources or more; of the codes only 13 has one.
 */
public enum TokenResult {
  /** Not 20 digits, or 2^66 and above. */
  FORMAT_ERROR("FormatError", 6),
  /** A reserved class or subclass. */
  FUNCTION_ERROR("FunctionError", 8),
  /** The check does not fit: mistyped, or meant for another meter, supply group, tariff or key. */
  CRC_ERROR("CRCError", 13);

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
