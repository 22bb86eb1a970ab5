package prepaid.localcloud.template;

import java.time.Duration;
import java.util.Optional;

/**
 * A schedule of a function; {@code logicalId} is the one that SAM gives the rule.
 *
 * @param input JSON that the function gets instead of the event
 */
public record ScheduleSpec(
    String logicalId,
    String eventName,
    String functionLogicalId,
    Duration rate,
    Optional<String> input) {}
