package prepaid.localcloud.sns;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import prepaid.localcloud.template.Stack;
import prepaid.localcloud.wire.Journal;
import prepaid.localcloud.wire.Json;

/** What SNS on this machine holds: texts that went to phones, messages that went to topics. */
public final class LocalTopics implements AutoCloseable {
  private final List<SentText> texts = new ArrayList<>();
  private final Map<String, List<String>> messages = new LinkedHashMap<>();
  private final Journal journal;
  private final Clock clock;
  private volatile BiConsumer<String, String> subscriber = (topic, message) -> {};

  /** Texts of earlier starts are read from {@code file}. */
  public LocalTopics(Optional<Path> file, Clock clock) {
    this.journal = Journal.open(file);
    this.clock = clock;
    for (Map<String, Object> entry : journal.earlier()) {
      texts.add(
          new SentText(
              Json.string(entry, "to"), Json.string(entry, "body"), Json.string(entry, "at")));
    }
  }

  synchronized void text(String to, String body) {
    SentText text = new SentText(to, body, clock.instant().toString());
    journal.append(text.json());
    texts.add(text);
  }

  /** Texts to a phone, oldest first; to any phone when {@code to} is empty. */
  public synchronized List<SentText> texts(Optional<String> to) {
    return texts.stream().filter(text -> to.isEmpty() || to.get().equals(text.to())).toList();
  }

  synchronized String topic(String name) {
    String arn = Stack.arn("sns", name);
    messages.putIfAbsent(arn, new ArrayList<>());
    return arn;
  }

  boolean message(String topicArn, String message) {
    boolean known = noted(topicArn, message);
    if (known) {
      subscriber.accept(topicArn, message);
    }
    return known;
  }

  private synchronized boolean noted(String topicArn, String message) {
    List<String> topic = messages.get(topicArn);
    return topic != null && topic.add(message);
  }

  /** From now on each message of a topic goes there too. */
  public void subscribe(BiConsumer<String, String> now) {
    this.subscriber = now;
  }

  /** Messages that were published to a topic since the start. */
  public synchronized List<String> messages(String topicArn) {
    return List.copyOf(messages.getOrDefault(topicArn, List.of()));
  }

  @Override
  public void close() {
    journal.close();
  }
}
