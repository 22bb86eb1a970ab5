package prepaid.localcloud.template;

/**
 * A function that a topic's messages invoke.
 *
 * @param retriesMax how often a message that failed is tried again
 * @param onFailureTopic ARN of the topic that learns of messages given up; empty when none does
 */
public record SubscriptionSpec(
    String functionLogicalId, String topicArn, int retriesMax, String onFailureTopic) {}
