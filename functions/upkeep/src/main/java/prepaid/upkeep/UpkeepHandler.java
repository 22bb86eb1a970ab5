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
import java.util.Optional;
import java.util.function.Supplier;
import prepaid.aws.Environment;
import prepaid.vending.ledger.Checkpoint;
import prepaid.vending.payments.Reminders;

/**
 * Started by the schedules: looks at the reminders whose minute has come, or, when the event says
 * {@code {"task": "checkpoint"}}, makes a checkpoint of the ledger, or with {@code {"task":
 * "keys"}} recounts the limits of keys and tells what is to be seen to.
 */
public final class UpkeepHandler implements RequestStreamHandler {
  private static final String CHECKPOINT = "checkpoint";
  private static final String KEYS = "keys";

  private final Reminders reminders;
  private final UpkeepRun.Looks looks;
  private final Supplier<Optional<Checkpoint>> checkpoints;
  private final Supplier<Map<String, Object>> keys;
  private final Clock clock;

  public UpkeepHandler() {
    this(System.getenv());
  }

  public UpkeepHandler(Map<String, String> environment) {
    this(new Wiring(new Environment(environment), Clock.systemUTC()));
  }

  private UpkeepHandler(Wiring wiring) {
    this(
        wiring.reminders(),
        wiring.tasks(),
        new Scheduled(wiring.checkpointing()::make, wiring.keys()::run),
        wiring.clock());
  }

  /** What other schedules than that of the reminders start. */
  record Scheduled(
      Supplier<Optional<Checkpoint>> checkpoints, Supplier<Map<String, Object>> keys) {}

  UpkeepHandler(Reminders reminders, UpkeepRun.Looks looks, Scheduled scheduled, Clock clock) {
    this.reminders = reminders;
    this.looks = looks;
    this.checkpoints = scheduled.checkpoints();
    this.keys = scheduled.keys();
    this.clock = clock;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream output, Context context)
      throws IOException {
    Object task = JSON.std.mapFrom(event).get("task");
    if (CHECKPOINT.equals(task)) {
      JSON.std.write(told(checkpoints.get()), output);
      return;
    }
    if (KEYS.equals(task)) {
      JSON.std.write(keys.get(), output);
      return;
    }
    UpkeepRun run = new UpkeepRun(reminders, looks, clock, context.getLogger()::log);
    UpkeepRun.Counts counts = run.run(() -> Duration.ofMillis(context.getRemainingTimeInMillis()));
    JSON.std.write(counts.json(), output);
  }

  /** Which checkpoint was made, and of how many heads; zeros when there was nothing new. */
  private static Map<String, Object> told(Optional<Checkpoint> made) {
    return Map.of(
        "checkpoint", made.map(Checkpoint::number).orElse(0L),
        "heads", made.map(Checkpoint::headCount).orElse(0));
  }
}
