package prepaid.localcloud.sns;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import prepaid.localcloud.lambda.Functions;
import prepaid.localcloud.template.SubscriptionSpec;
import prepaid.localcloud.wire.Json;

/**
 * Hands messages of topics and lines of logs to functions as SNS and CloudWatch Logs do:
 * asynchronously, and again when the function failed. Lambda waits one minute and then two; here it
 * is as many seconds.
 */
public final class Subscriptions implements AutoCloseable {
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final int THREADS = 8;

  private final List<SubscriptionSpec> subscriptions;
  private final Functions functions;
  private final BiConsumer<String, String> givenUp;
  private final Clock clock;
  private final ScheduledExecutorService work =
      Executors.newScheduledThreadPool(
          THREADS, Thread.ofPlatform().daemon().name("topics-", 0).factory());

  /**
   * @param givenUp takes the ARN of a topic and what it is to be told
   */
  public Subscriptions(
      List<SubscriptionSpec> subscriptions,
      Functions functions,
      BiConsumer<String, String> givenUp,
      Clock clock) {
    this.subscriptions = subscriptions;
    this.functions = functions;
    this.givenUp = givenUp;
    this.clock = clock;
  }

  /** Delivers a message of a topic to whoever subscribed to it, and does not wait. */
  public void deliver(String topicArn, String message) {
    deliver(topicArn, event(topicArn, message));
  }

  /** Delivers a line of a log group to whoever subscribed to it, and does not wait. */
  public void deliverLog(String logGroup, String line) {
    deliver(logGroup, LogEvent.of(logGroup, line, clock.instant()));
  }

  private void deliver(String source, Map<String, Object> event) {
    byte[] payload = Json.bytes(event);
    subscriptions.stream()
        .filter(subscription -> subscription.source().equals(source))
        .forEach(subscription -> work.execute(() -> attempt(subscription, payload, 0)));
  }

  private void attempt(SubscriptionSpec subscription, byte[] event, int tries) {
    if (!functions.event(subscription.functionLogicalId(), event).failed()) {
      return;
    }
    if (tries < subscription.retriesMax()) {
      long wait = FIRST_RETRY.multipliedBy(1L << tries).toMillis();
      work.schedule(() -> attempt(subscription, event, tries + 1), wait, TimeUnit.MILLISECONDS);
    } else if (!subscription.onFailureTopic().isEmpty()) {
      givenUp.accept(
          subscription.onFailureTopic(),
          "{\"condition\":\"RetriesExhausted\",\"function\":\"%s\"}"
              .formatted(subscription.functionLogicalId()));
    }
  }

  private Map<String, Object> event(String topicArn, String message) {
    Map<String, Object> notification = new LinkedHashMap<>();
    notification.put("Type", "Notification");
    notification.put("MessageId", UUID.randomUUID().toString());
    notification.put("TopicArn", topicArn);
    notification.put("Message", message);
    notification.put("Timestamp", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    notification.put("SignatureVersion", "1");
    notification.put("MessageAttributes", Map.of());
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("EventSource", "aws:sns");
    record.put("EventVersion", "1.0");
    record.put("EventSubscriptionArn", topicArn + ":" + UUID.randomUUID());
    record.put("Sns", notification);
    return Map.of("Records", List.of(record));
  }

  @Override
  public void close() {
    work.shutdownNow();
  }
}
