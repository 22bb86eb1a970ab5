package prepaid.scratchcards;

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

/** The function behind {@code /office/v1/card-batches}. */
public final class ScratchCardsHandler implements RequestStreamHandler {
  private final HttpFace face;

  public ScratchCardsHandler() {
    this(System.getenv());
  }

  public ScratchCardsHandler(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    Clock clock = Clock.systemUTC();
    OperatorDoor door = OperatorDoor.of(environment::required, clock);
    face =
        new HttpFace(CardRouter.of(office(environment, clock), door), List.of(StoreFailed.class));
  }

  private static CardOffice office(Environment environment, Clock clock) {
    AwsPorts ports = AwsPorts.of(environment, clock);
    return new CardOffice(
        ports.cards().store(),
        ports.cards().uses(),
        ports.cards().prints(),
        ports.cards().keys(),
        ports.cards().keyWrapping(),
        ports.utilities(),
        ports.partners(),
        ports.floats(),
        ports.approvals(),
        new SecureRandom(),
        environment.required("ENVIRONMENT"),
        clock);
  }

  @Override
  public void handleRequest(InputStream event, OutputStream out, Context context)
      throws IOException {
    face.serve(event, out, context);
  }
}
