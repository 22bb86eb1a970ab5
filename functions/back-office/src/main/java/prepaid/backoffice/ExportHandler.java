package prepaid.backoffice;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import prepaid.aws.AwsPorts;
import prepaid.aws.Environment;
import prepaid.aws.dynamo.StoreFailed;
import prepaid.http.HttpFace;
import prepaid.http.OperatorDoor;
import prepaid.http.Router;

/**
 * The function behind {@code /office/v1/exports}: it reads every book, and writes none. Apart from
 * the rest of the office, so that each has only its own permissions.
 */
public final class ExportHandler implements RequestStreamHandler {
  private final HttpFace face;

  public ExportHandler() {
    this(System.getenv());
  }

  public ExportHandler(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    Clock clock = Clock.systemUTC();
    AwsPorts ports = AwsPorts.of(environment, clock);
    ExportRoutes routes = new ExportRoutes(ports.audit().trail(), ports.audit().tokens());
    Router router = new Router(routes.routes(OperatorDoor.of(environment::required, clock)));
    face = new HttpFace(router, List.of(StoreFailed.class));
  }

  @Override
  public void handleRequest(InputStream event, OutputStream out, Context context)
      throws IOException {
    face.serve(event, out, context);
  }
}
