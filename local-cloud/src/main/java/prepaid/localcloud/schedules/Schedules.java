package prepaid.localcloud.schedules;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import prepaid.localcloud.lambda.Functions;
import prepaid.localcloud.lambda.Invocation;
import prepaid.localcloud.template.ScheduleSpec;
import prepaid.localcloud.template.Scope;
import prepaid.localcloud.template.Stack;
import prepaid.localcloud.wire.Json;

/** Sends the events that EventBridge would send at the template's rates. */
public final class Schedules implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Schedules.class.getName());

  private final List<ScheduleSpec> schedules;
  private final Functions functions;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("schedules").factory());

  public Schedules(List<ScheduleSpec> schedules, Functions functions, Clock clock) {
    this.schedules = schedules;
    this.functions = functions;
    this.clock = clock;
  }

  /** The first event comes after one period. */
  public void start() {
    for (ScheduleSpec schedule : schedules) {
      long seconds = schedule.rate().toSeconds();
      timer.scheduleAtFixedRate(() -> fire(schedule), seconds, seconds, TimeUnit.SECONDS);
    }
  }

  /**
   * Runs a schedule now and waits for its end.
   *
   * @param name the rule's logical id, or its function's, or the event's name
   */
  public Optional<Invocation> runNow(String name) {
    return schedules.stream()
        .filter(schedule ->
            List.of(schedule.logicalId(), schedule.functionLogicalId(), schedule.eventName())
                .contains(name))
        .findFirst()
        .map(this::run);
  }

  private void fire(ScheduleSpec schedule) {
    // A slow run must not hold up the other schedules.
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          Invocation invocation = run(schedule);
          if (invocation.failed()) {
            String error = new String(invocation.payload(), StandardCharsets.UTF_8);
            LOG.log(System.Logger.Level.ERROR, schedule.logicalId() + ": " + error);
          }
        });
  }

  private Invocation run(ScheduleSpec schedule) {
    byte[] event =
        schedule
            .input()
            .map(json -> json.getBytes(StandardCharsets.UTF_8))
            .orElseGet(() -> event(schedule));
    return functions.event(schedule.functionLogicalId(), event);
  }

  private byte[] event(ScheduleSpec schedule) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("version", "0");
    event.put("id", UUID.randomUUID().toString());
    event.put("detail-type", "Scheduled Event");
    event.put("source", "aws.events");
    event.put("account", Scope.ACCOUNT);
    event.put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    event.put("region", Scope.REGION);
    event.put("resources", List.of(Stack.arn("events", "rule/" + schedule.logicalId())));
    event.put("detail", Map.of());
    return Json.bytes(event);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
