package prepaid.aws.dynamo;

/** DynamoDB did not do what was asked, and certainly changed nothing. */
public final class StoreFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreFailed(String message, Throwable cause) {
    super(message, cause);
  }

  public StoreFailed(String message) {
    super(message);
  }
}
