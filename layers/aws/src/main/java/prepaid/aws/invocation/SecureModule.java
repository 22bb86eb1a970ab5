package prepaid.aws.invocation;

import prepaid.aws.Failures;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/**
 * The secure module behind one of its aliases.
 *
 * @param functionAlias name or ARN of the function, a colon, and the alias
 */
record SecureModule(LambdaClient lambda, String functionAlias) {
  private static final int FORBIDDEN = 403;

  SecureModule {
    if (functionAlias.lastIndexOf(':') < 1) {
      throw new IllegalArgumentException("an alias is named function:alias");
    }
  }

  /** What an invocation came to. */
  sealed interface Reply {
    record Answered(byte[] json) implements Reply {}

    /** AWS did not let us invoke this alias: nothing happened. */
    record Forbidden() implements Reply {}

    /** Anything else: it may or may not have run. */
    record Failed(String why) implements Reply {}
  }

  Reply invoke(Invocation invocation) {
    int colon = functionAlias.lastIndexOf(':');
    InvokeRequest request =
        InvokeRequest.builder()
            .functionName(functionAlias.substring(0, colon))
            .qualifier(functionAlias.substring(colon + 1))
            .invocationType(InvocationType.REQUEST_RESPONSE)
            .payload(SdkBytes.fromByteArrayUnsafe(invocation.json()))
            .build();
    try {
      return reply(lambda.invoke(request));
    } catch (AwsServiceException refused) {
      return refused.statusCode() == FORBIDDEN && Failures.code(refused).startsWith("AccessDenied")
          ? new Reply.Forbidden()
          : new Reply.Failed(Failures.word(refused));
    } catch (SdkException lost) {
      return new Reply.Failed(Failures.word(lost));
    }
  }

  private static Reply reply(InvokeResponse response) {
    if (response.functionError() != null) {
      return new Reply.Failed("the function failed: " + response.functionError());
    }
    return response.payload() == null
        ? new Reply.Failed("no payload")
        : new Reply.Answered(response.payload().asByteArrayUnsafe());
  }
}
