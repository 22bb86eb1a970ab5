package prepaid.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import prepaid.vending.ledger.Vend;
import prepaid.vending.limits.Limits;

/**
 * Works through the records of one invocation. A record that fails is reported and holds up no
 * other; Lambda hands over again from the first that failed, and what was delivered meanwhile is
 * passed over.
 */
final class StreamBatch {
  private final Consumer<Vend> delivery;
  private final Supplier<Duration> timeLeft;
  private final Consumer<String> log;

  /**
   * @param timeLeft until Lambda ends the invocation
   * @param log must never be given a token, a phone number or a purchase's id
   */
  StreamBatch(Consumer<Vend> delivery, Supplier<Duration> timeLeft, Consumer<String> log) {
    this.delivery = delivery;
    this.timeLeft = timeLeft;
    this.log = log;
  }

  /** The answer that Lambda expects: which records are to be handed over again. */
  Map<String, Object> run(List<StreamRecord> records) {
    List<Map<String, String>> failures = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      if (i > 0 && timeLeft.get().compareTo(Limits.DELIVERY_MAX) < 0) {
        // Not begun rather than cut off: the rest comes again, and nothing is texted twice.
        records.subList(i, records.size()).forEach(record -> failures.add(failure(record)));
        break;
      }
      if (!delivered(records.get(i))) {
        failures.add(failure(records.get(i)));
      }
    }
    return Map.of("batchItemFailures", failures);
  }

  private boolean delivered(StreamRecord record) {
    try {
      record.vend().ifPresent(delivery);
      return true;
    } catch (RuntimeException e) {
      // The class only: a message may quote what it choked on.
      log.accept(record + " not delivered: " + e.getClass().getName());
      return false;
    }
  }

  private static Map<String, String> failure(StreamRecord record) {
    return Map.of("itemIdentifier", record.sequenceNumber());
  }
}
