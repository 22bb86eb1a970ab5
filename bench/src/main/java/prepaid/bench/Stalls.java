package prepaid.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** A network in which one call in so many stands still for a while. */
final class Stalls implements UnaryOperator<SdkHttpClient> {
  private final int oneIn;
  private final Duration stall;
  private final AtomicInteger calls = new AtomicInteger();

  Stalls(int oneIn, Duration stall) {
    this.oneIn = oneIn;
    this.stall = stall;
  }

  @Override
  public SdkHttpClient apply(SdkHttpClient client) {
    return new SdkHttpClient() {
      @Override
      public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return stalled(client.prepareRequest(request));
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }

  private ExecutableHttpRequest stalled(ExecutableHttpRequest real) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        if (calls.incrementAndGet() % oneIn == 0) {
          LockSupport.parkNanos(stall.toNanos());
        }
        return real.call();
      }

      @Override
      public void abort() {
        real.abort();
      }
    };
  }
}
