package prepaid.localcloud.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import prepaid.localcloud.template.FunctionSpec;

/** What a handler learns of its invocation. */
final class InvocationContext implements Context {
  private static final System.Logger LOG = System.getLogger("functions");
  private static final LambdaLogger LINES = new Lines();

  private final FunctionSpec function;
  private final String alias;
  private final long deadlineNanos;
  private final String requestId = UUID.randomUUID().toString();

  InvocationContext(FunctionSpec function, String alias, long deadlineNanos) {
    this.function = function;
    this.alias = alias;
    this.deadlineNanos = deadlineNanos;
  }

  @Override
  public String getAwsRequestId() {
    return requestId;
  }

  @Override
  public String getLogGroupName() {
    return "/aws/lambda/" + function.name();
  }

  @Override
  public String getLogStreamName() {
    return "local";
  }

  @Override
  public String getFunctionName() {
    return function.name();
  }

  @Override
  public String getFunctionVersion() {
    return "1";
  }

  @Override
  public String getInvokedFunctionArn() {
    return function.arn() + ":" + alias;
  }

  @Override
  public @Nullable CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  public @Nullable ClientContext getClientContext() {
    return null;
  }

  @Override
  public int getRemainingTimeInMillis() {
    return (int) Math.max(0, Duration.ofNanos(deadlineNanos - System.nanoTime()).toMillis());
  }

  @Override
  public int getMemoryLimitInMB() {
    return function.memoryMegabytes();
  }

  @Override
  public LambdaLogger getLogger() {
    return LINES;
  }

  /** Functions log to the log of this process, as they log to CloudWatch in the cloud. */
  private static final class Lines implements LambdaLogger {
    @Override
    public void log(String message) {
      LOG.log(System.Logger.Level.INFO, message.strip());
    }

    @Override
    public void log(byte[] message) {
      log(new String(message, StandardCharsets.UTF_8));
    }
  }
}
