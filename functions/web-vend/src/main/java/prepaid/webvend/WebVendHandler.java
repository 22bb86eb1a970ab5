package prepaid.webvend;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import prepaid.aws.AwsPorts;
import prepaid.aws.Environment;
import prepaid.aws.dynamo.StoreFailed;
import prepaid.http.HttpFace;
import prepaid.http.Router;
import prepaid.outside.payments.Providers;
import prepaid.vending.sessions.SigningIn;

/** The function of the consumers' face: the REST API's proxy events in, answers out. */
public final class WebVendHandler implements RequestStreamHandler {
  private final HttpFace face;

  public WebVendHandler() {
    this(System.getenv());
  }

  public WebVendHandler(Map<String, String> environment) {
    Clock clock = Clock.systemUTC();
    Router router = WebVend.router(ports(new Environment(environment), clock));
    // What changed nothing may be sent again.
    this.face = new HttpFace(router, List.of(StoreFailed.class));
  }

  private static WebVend.Ports ports(Environment environment, Clock clock) {
    AwsPorts aws = AwsPorts.of(environment, clock);
    return new WebVend.Ports(
        aws.meters(),
        aws.recentUtilities(),
        aws.recentTariffs(),
        aws.recentKeys(),
        aws.ledger(),
        aws.purchases(),
        Providers.of(environment.variables(), clock),
        aws.vendChannel(),
        aws.cards().redemptions(),
        Wiring.texting(aws, clock),
        new SigningIn.Post(aws.sessions(), aws.phones(), aws.texts()),
        new SecureRandom(),
        clock);
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    face.serve(event, answer, context);
  }
}
