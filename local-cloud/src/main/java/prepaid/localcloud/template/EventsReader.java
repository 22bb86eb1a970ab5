package prepaid.localcloud.template;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The events of the functions: API routes, schedules, topics, logs. */
final class EventsReader {
  private static final Pattern RATE =
      Pattern.compile("rate\\((\\d+) (minute|minutes|hour|hours|day|days)\\)");

  /** What Lambda does with an asynchronous event that failed, unless it is told otherwise. */
  private static final int LAMBDA_RETRIES = 2;

  private final List<RouteSpec> routes = new ArrayList<>();
  private final List<ScheduleSpec> schedules = new ArrayList<>();
  private final List<SubscriptionSpec> subscriptions = new ArrayList<>();
  private final List<SubscriptionSpec> logs = new ArrayList<>();

  EventsReader(Map<String, Node> functions) {
    functions.forEach((id, node) -> {
      Node events = node.child("Events");
      events.members().keySet().forEach(name -> read(id, name, node, events.child(name)));
    });
  }

  List<RouteSpec> routes() {
    return List.copyOf(routes);
  }

  List<ScheduleSpec> schedules() {
    return List.copyOf(schedules);
  }

  private void read(String function, String name, Node node, Node event) {
    Node properties = event.child("Properties");
    switch (event.text("Type")) {
      case "Api" ->
          routes.add(
              new RouteSpec(
                  properties.text("Path"),
                  properties.text("Method").toUpperCase(Locale.ROOT),
                  function));
      case "Schedule" -> {
        if (properties.text("Enabled", "true").equals("true")) {
          Duration rate = rate(properties.text("Schedule"));
          Optional<String> input = properties.find("Input").map(Object::toString);
          schedules.add(new ScheduleSpec(function + name, name, function, rate, input));
        }
      }
      case "SNS" -> subscriptions.add(subscription(function, node, properties.text("Topic")));
      case "CloudWatchLogs" -> {
        if (!properties.text("FilterPattern").isEmpty()) {
          throw new TemplateRefused(function + ": a log is handed over whole here");
        }
        logs.add(subscription(function, node, properties.text("LogGroupName")));
      }
      default ->
          throw new TemplateRefused(
              function + ": events of type " + event.text("Type") + " are not run here");
    }
  }

  private static SubscriptionSpec subscription(String function, Node node, String source) {
    Node invocation = node.child("EventInvokeConfig");
    return new SubscriptionSpec(
        function,
        source,
        invocation.number("MaximumRetryAttempts", LAMBDA_RETRIES),
        invocation.child("DestinationConfig").child("OnFailure").text("Destination", ""));
  }

  /** Of log groups. */
  List<SubscriptionSpec> logs() {
    return List.copyOf(logs);
  }

  List<SubscriptionSpec> subscriptions() {
    return List.copyOf(subscriptions);
  }

  private static Duration rate(String schedule) {
    Matcher matcher = RATE.matcher(schedule);
    if (!matcher.matches()) {
      throw new TemplateRefused("only rate(…) schedules are run here: " + schedule);
    }
    long count = Long.parseLong(Objects.requireNonNull(matcher.group(1)));
    String unit = Objects.requireNonNull(matcher.group(2));
    if (unit.startsWith("minute")) {
      return Duration.ofMinutes(count);
    }
    return unit.startsWith("hour") ? Duration.ofHours(count) : Duration.ofDays(count);
  }
}
