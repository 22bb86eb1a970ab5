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

/** The events of the functions: API routes and schedules. */
final class EventsReader {
  private static final Pattern RATE =
      Pattern.compile("rate\\((\\d+) (minute|minutes|hour|hours|day|days)\\)");

  private final List<RouteSpec> routes = new ArrayList<>();
  private final List<ScheduleSpec> schedules = new ArrayList<>();

  EventsReader(Map<String, Node> functions) {
    functions.forEach((id, node) -> {
      Node events = node.child("Events");
      events.members().keySet().forEach(name -> read(id, name, events.child(name)));
    });
  }

  List<RouteSpec> routes() {
    return List.copyOf(routes);
  }

  List<ScheduleSpec> schedules() {
    return List.copyOf(schedules);
  }

  private void read(String function, String name, Node event) {
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
      default ->
          throw new TemplateRefused(
              function + ": events of type " + event.text("Type") + " are not run here");
    }
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
