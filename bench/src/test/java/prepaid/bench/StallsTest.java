package prepaid.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** One call in so many stands still, and the others do not; the command takes no nonsense. */
class StallsTest {
  private static final Duration STALL = Duration.ofMillis(300);

  @Test
  void oneCallInThreeStandsStill() throws IOException {
    SdkHttpClient stalled = new Stalls(3, STALL).apply(new Silent());
    HttpExecuteRequest request =
        HttpExecuteRequest.builder()
            .request(
                SdkHttpRequest.builder()
                    .method(SdkHttpMethod.GET)
                    .uri(URI.create("http://localhost/"))
                    .build())
            .build();
    for (int call = 1; call <= 6; call++) {
      long start = System.nanoTime();
      assertEquals(204, stalled.prepareRequest(request).call().httpResponse().statusCode());
      boolean stood = System.nanoTime() - start >= STALL.toNanos();
      assertTrue(stood || call % 3 != 0, "call " + call + " did not stand still");
    }
  }

  @Test
  void moneyTakesANumberOfSalesAndNothingElse() {
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream(), false);
    for (String word : List.of("--sale", "--quick")) {
      assertThrows(IllegalArgumentException.class, () -> MoneyRun.run(List.of(word, "3"), nowhere));
    }
  }

  /** Answers at once that there is nothing to say. */
  private static final class Silent implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() {
          return HttpExecuteResponse.builder()
              .response(SdkHttpFullResponse.builder().statusCode(204).build())
              .build();
        }

        @Override
        public void abort() {}
      };
    }

    @Override
    public void close() {}
  }
}
