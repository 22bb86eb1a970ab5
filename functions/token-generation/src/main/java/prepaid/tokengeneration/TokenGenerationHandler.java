package prepaid.tokengeneration;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import prepaid.aws.Environment;

/** The secure module as a Lambda function, invoked by other functions through its aliases. */
public final class TokenGenerationHandler implements RequestStreamHandler {
  private final Environment environment;
  private @Nullable TokenGeneration module;

  public TokenGenerationHandler() {
    this(System.getenv());
  }

  public TokenGenerationHandler(Map<String, String> environment) {
    this.environment = new Environment(environment);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    output.write(
        module(context.getLogger()).answer(context.getInvokedFunctionArn(), input.readAllBytes()));
  }

  /** Built with the first request: after a snapshot was restored, so no random source is shared. */
  private synchronized TokenGeneration module(LambdaLogger logger) {
    TokenGeneration built = module;
    if (built == null) {
      built = Wiring.build(environment, new LogLines(logger));
      module = built;
    }
    return built;
  }
}
