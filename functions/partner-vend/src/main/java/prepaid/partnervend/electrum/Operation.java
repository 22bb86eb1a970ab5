package prepaid.partnervend.electrum;

/** The operations that are served here. */
enum Operation {
  METER_LOOKUP(201),
  TOKEN_PURCHASE(201),
  TOKEN_PURCHASE_TRIAL(200),
  TOKEN_PURCHASE_RETRY(202),
  CONFIRMATION(202),
  REVERSAL(202),
  TOKEN_REPRINT(200);

  private final int success;

  Operation(int success) {
    this.success = success;
  }

  /** The status of an answer that is a success. */
  int success() {
    return success;
  }

  boolean isAdvice() {
    return this == CONFIRMATION || this == REVERSAL;
  }

  /** As {@code requestType} names it. */
  String requestType() {
    return name() + (isAdvice() ? "_ADVICE" : "_REQUEST");
  }
}
