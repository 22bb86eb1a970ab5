package prepaid.partnervend;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;
import prepaid.aws.AwsPorts;
import prepaid.aws.Environment;
import prepaid.http.HttpFace;

/** The function of the vendors' faces: the REST API's proxy events in, answers out. */
public final class PartnerVendHandler implements RequestStreamHandler {
  private final HttpFace face;

  public PartnerVendHandler() {
    this(System.getenv());
  }

  public PartnerVendHandler(Map<String, String> environment) {
    Clock clock = Clock.systemUTC();
    // No failure is called harmless here: a vendor believes a 503, and a sale may have been made.
    this.face = new HttpFace(PartnerVend.router(ports(new Environment(environment), clock)));
  }

  private static PartnerVend.Ports ports(Environment environment, Clock clock) {
    AwsPorts aws = AwsPorts.of(environment, clock);
    return new PartnerVend.Ports(
        new PartnerVend.Registers(
            aws.meters(), aws.recentUtilities(), aws.recentTariffs(), aws.recentKeys()),
        new PartnerVend.Books(aws.ledger(), aws.advices(), aws.vendHistory(), aws.copies()),
        aws.recentPartners(),
        aws.vendChannel(),
        aws.adviceChannel(),
        aws.cards().redemptions(),
        clock);
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    face.serve(event, answer, context);
  }
}
