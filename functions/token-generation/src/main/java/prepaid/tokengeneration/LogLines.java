package prepaid.tokengeneration;

import com.amazonaws.services.lambda.runtime.LambdaLogger;

/** The module's log: one JSON line an invocation, of words that are ours alone. */
record LogLines(LambdaLogger logger) implements TokenGeneration.Journal {
  @Override
  public void line(String door, String operation, String outcome) {
    logger.log(
        "{\"door\":\"%s\",\"operation\":\"%s\",\"outcome\":\"%s\"}\n"
            .formatted(door, operation, outcome));
  }

  /** A metric filter of the template counts these, and its alarm tells people. */
  @Override
  public void alarm(String what, String meter, String payer) {
    logger.log(
        "{\"alarm\":\"%s\",\"meter\":\"%s\",\"payer\":\"%s\"}\n".formatted(what, meter, payer));
  }

  /** The type and place of a failure, never its message: that may quote what was sent. */
  @Override
  public void failure(String operation, RuntimeException failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    logger.log(
        "{\"operation\":\"%s\",\"failure\":\"%s\",\"at\":\"%s\"}\n"
            .formatted(
                operation,
                failure.getClass().getName(),
                trace.length == 0 ? "" : trace[0].toString()));
  }
}
