package prepaid.localcloud.lambda;

/**
 * What an invocation came to.
 *
 * @param functionError empty when the function answered; else Lambda's header value
 */
public record Invocation(byte[] payload, String functionError) {

  public boolean failed() {
    return !functionError.isEmpty();
  }
}
