package prepaid.backoffice;

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
import prepaid.http.Router;

/** The function behind {@code /office} and {@code /office/v1}. */
public final class BackOfficeHandler implements RequestStreamHandler {
  private final HttpFace face;

  public BackOfficeHandler() {
    this(System.getenv());
  }

  public BackOfficeHandler(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    Clock clock = Clock.systemUTC();
    Router router =
        OfficeRouter.of(office(environment, clock), OperatorDoor.of(environment::required, clock));
    face = new HttpFace(router, List.of(StoreFailed.class));
  }

  private static BackOffice office(Environment environment, Clock clock) {
    AwsPorts ports = AwsPorts.of(environment, clock);
    return new BackOffice(
        ports.utilities(),
        ports.tariffs(),
        ports.register().tariffMeters(),
        ports.vendHistory(),
        ports.vendChannel(),
        ports.meters(),
        ports.register().meters(),
        ports.register().meterLists(),
        ports.register().imports(),
        ports.register().figures(),
        ports.register().campaigns(),
        ports.vendChannel("RESERVE_CREDIT_ALIAS"),
        ports.keys(),
        ports.keyWrapping(),
        ports.keyWork().ceremony(),
        new BackOffice.KeyWork(
            ports.keyWork().budgets(),
            ports.keyWork().rewrapping(),
            environment.required("VENDING_KEY_NAME")),
        ports.partners(),
        ports.books().floats(),
        ports.reminders(),
        ports.approvals(),
        new BackOffice.Books(
            ports.books().statements(), ports.books().batches(), ports.books().moves()),
        ports.phoneVendors(),
        ports.phones(),
        ports.texts(),
        ports.deliveries(),
        new SecureRandom(),
        environment.required("ENVIRONMENT"),
        environment
            .find("OPERATOR_SIGN_IN_URL")
            .map(url -> new BackOffice.SignIn(url, environment.required("OPERATOR_CLIENT_ID"))),
        clock);
  }

  @Override
  public void handleRequest(InputStream event, OutputStream out, Context context)
      throws IOException {
    face.serve(event, out, context);
  }
}
