package prepaid.aws;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What an SDK failure may say of itself in a message or a log. */
public final class Failures {
  private Failures() {}

  /** Its code and status, or its type: never its message, which may quote the request. */
  public static String word(SdkException failure) {
    return failure instanceof AwsServiceException service
        ? code(service) + ", status " + service.statusCode()
        : failure.getClass().getSimpleName();
  }

  /** The service's own code, such as {@code ThrottlingException}; empty when it named none. */
  public static String code(AwsServiceException failure) {
    boolean named =
        failure.awsErrorDetails() != null && failure.awsErrorDetails().errorCode() != null;
    return named ? failure.awsErrorDetails().errorCode() : "";
  }
}
