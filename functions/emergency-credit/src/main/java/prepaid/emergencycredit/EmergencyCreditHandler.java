package prepaid.emergencycredit;

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
import prepaid.http.OperatorDoor;
import prepaid.vending.vending.Quotes;

/** The function behind {@code /office/v1/meters/{meterNumber}/reserve-credit}. */
public final class EmergencyCreditHandler implements RequestStreamHandler {
  private final HttpFace face;

  public EmergencyCreditHandler() {
    this(System.getenv());
  }

  public EmergencyCreditHandler(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    Clock clock = Clock.systemUTC();
    OperatorDoor door = OperatorDoor.of(environment::required, clock);
    face =
        new HttpFace(
            ReserveRouter.of(office(environment, clock), door), List.of(StoreFailed.class));
  }

  private static ReserveOffice office(Environment environment, Clock clock) {
    AwsPorts ports = AwsPorts.of(environment, clock);
    Quotes.Sources sources =
        new Quotes.Sources(
            ports.meters(), ports.recentUtilities(), ports.recentTariffs(), ports.recentKeys());
    return new ReserveOffice(
        new Quotes(sources, clock),
        ports.vendChannel(),
        ports.vendHistory(),
        ports.deliveries(),
        ports.approvals(),
        new SecureRandom(),
        clock);
  }

  @Override
  public void handleRequest(InputStream event, OutputStream out, Context context)
      throws IOException {
    face.serve(event, out, context);
  }
}
