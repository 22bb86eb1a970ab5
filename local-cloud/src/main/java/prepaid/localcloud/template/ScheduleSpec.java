package prepaid.localcloud.template;

import java.time.Duration;

/** A schedule of a function; {@code logicalId} is the one that SAM gives the rule. */
public record ScheduleSpec(
    String logicalId, String eventName, String functionLogicalId, Duration rate) {}
