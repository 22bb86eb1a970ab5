package prepaid.sts.cli;

/**
 * A request that cannot be answered, on its way to the one place that turns it into an error
 * answer. Checked, so that no operation forgets it, and never with a key, a token or other input in
 * its text.
 */
final class BadRequest extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is wrong, for programs; part of the tool's contract. */
  enum Kind {
    /** Not JSON, or not one object. */
    MALFORMED_JSON("MalformedJson"),
    DUPLICATE_FIELD("DuplicateField"),
    NESTED_TOO_DEEP("NestedTooDeep"),
    INVALID_UTF8("InvalidUtf8"),
    LINE_TOO_LONG("LineTooLong"),
    UNKNOWN_OPERATION("UnknownOperation"),
    MISSING_FIELD("MissingField"),
    UNKNOWN_FIELD("UnknownField"),
    WRONG_TYPE("WrongType"),
    OUT_OF_RANGE("OutOfRange"),
    INVALID_HEX("InvalidHex"),
    INVALID_KEY("InvalidKey"),
    INVALID_IDENTITY("InvalidIdentity"),
    INVALID_TABLES("InvalidTables"),
    INVALID_TIME("InvalidTime"),
    NOT_ALLOWED("NotAllowed"),
    /** A fault of this tool, not of the request. */
    INTERNAL("Internal");

    private final String title;

    Kind(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  private final Kind kind;

  BadRequest(Kind kind, String detail) {
    super(detail, null, false, false);
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }

  /** What is wrong, for people. */
  String detail() {
    return String.valueOf(getMessage());
  }
}
