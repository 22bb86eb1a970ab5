package prepaid.localcloud.template;

/**
 * A function that a topic's messages, or the events of a log group, invoke.
 *
 * @param source ARN of the topic, or name of the log group
 * @param retriesMax how often an event that failed is tried again
 * @param onFailureTopic ARN of the topic that learns of events given up; empty when none does
 */
public record SubscriptionSpec(
    String functionLogicalId, String source, int retriesMax, String onFailureTopic) {}
