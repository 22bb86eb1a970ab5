package prepaid.backoffice;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import prepaid.aws.AwsPorts;
import prepaid.aws.Environment;
import prepaid.aws.dynamo.StoreFailed;
import prepaid.http.HttpFace;
import prepaid.http.OperatorDoor;
import prepaid.http.Router;
import prepaid.vending.imports.Importing;
import prepaid.vending.limits.Limits;
import prepaid.vending.payments.InitialCredit;
import prepaid.vending.vending.VendOutcome;

/**
 * The function behind {@code /office/v1/imports}: takes parts and works on them; and, when the
 * schedule's event {@code {"task": "imports"}} says so, on what other requests left.
 */
public final class ImportHandler implements RequestStreamHandler {
  private static final String TASK = "{\"task\": \"imports\"}";
  private static final int OWNER_BYTES = 12;

  private final HttpFace face;
  private final Importing importing;

  public ImportHandler() {
    this(System.getenv());
  }

  public ImportHandler(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    Clock clock = Clock.systemUTC();
    AwsPorts ports = AwsPorts.of(environment, clock);
    SecureRandom random = new SecureRandom();
    // A table names few supply groups and tariffs many thousand times.
    RegistrationRules rules =
        new RegistrationRules(
            ports.recentUtilities(), ports.recentTariffs(), new TokensMade(ports.vendHistory()));
    Registering registering =
        new Registering(
            rules, ports.meters(), ports.register().meters(), random, initial(ports, clock));
    MeterRows rows = new MeterRows(registering, MeterJson.of(ports.recentUtilities()));
    this.importing = new Importing(ports.register().imports(), rows, owner(random), clock);
    ImportPartRoutes routes = new ImportPartRoutes(ports.register().imports(), importing, clock);
    Router router = new Router(routes.routes(OperatorDoor.of(environment::required, clock)));
    this.face = new HttpFace(router, List.of(StoreFailed.class));
  }

  /** A table's meters are many: upkeep has the ledger note their initial credit. */
  private static InitialCredit initial(AwsPorts ports, Clock clock) {
    return new InitialCredit(
        ports.reminders(), request -> new VendOutcome.Undecided(clock.instant()), clock);
  }

  private static String owner(SecureRandom random) {
    byte[] bytes = new byte[OWNER_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public void handleRequest(InputStream event, OutputStream out, Context context)
      throws IOException {
    byte[] start = event.readNBytes(TASK.length());
    if (TASK.equals(new String(start, StandardCharsets.UTF_8))) {
      long least = Limits.IMPORT_CHUNK_MAX.toMillis();
      int chunks = importing.workOnAll(() -> context.getRemainingTimeInMillis() > least);
      JSON.std.write(Map.of("chunks", chunks), out);
      return;
    }
    face.serve(new SequenceInputStream(new ByteArrayInputStream(start), event), out, context);
  }
}
