package prepaid.localcloud;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import prepaid.localcloud.wire.Json;

/** Answers with the ARN by which it was invoked, fails, or hangs, as asked. */
public final class BackHandler implements RequestStreamHandler {
  public BackHandler(Map<String, String> environment) {
    if (environment.isEmpty()) {
      throw new IllegalArgumentException("an environment is never empty");
    }
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    switch (Json.string(Json.object(in.readAllBytes()), "do")) {
      case "fail" -> throw new IllegalStateException("as asked");
      case "hang" -> hang();
      default -> {}
    }
    out.write(Json.bytes(Map.of("arn", context.getInvokedFunctionArn())));
  }

  private static void hang() {
    try {
      boolean never = new CountDownLatch(1).await(60, TimeUnit.SECONDS);
      throw new IllegalStateException("counted down: " + never);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
