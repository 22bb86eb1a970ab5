package prepaid.upkeep;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import prepaid.aws.Environment;
import prepaid.vending.payments.Reminders;

/** Started by the schedule, every minute: looks at the reminders whose minute has come. */
public final class UpkeepHandler implements RequestStreamHandler {
  private final Reminders reminders;
  private final UpkeepRun.Looks looks;
  private final Clock clock;

  public UpkeepHandler() {
    this(System.getenv());
  }

  public UpkeepHandler(Map<String, String> environment) {
    this(new Wiring(new Environment(environment), Clock.systemUTC()));
  }

  private UpkeepHandler(Wiring wiring) {
    this(wiring.reminders(), wiring.tasks(), wiring.clock());
  }

  UpkeepHandler(Reminders reminders, UpkeepRun.Looks looks, Clock clock) {
    this.reminders = reminders;
    this.looks = looks;
    this.clock = clock;
  }

  /** The event says nothing but that it is time. */
  @Override
  public void handleRequest(InputStream event, OutputStream output, Context context)
      throws IOException {
    UpkeepRun run = new UpkeepRun(reminders, looks, clock, context.getLogger()::log);
    UpkeepRun.Counts counts = run.run(() -> Duration.ofMillis(context.getRemainingTimeInMillis()));
    JSON.std.write(counts.json(), output);
  }
}
