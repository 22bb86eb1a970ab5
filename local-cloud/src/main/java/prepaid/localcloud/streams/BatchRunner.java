package prepaid.localcloud.streams;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import prepaid.localcloud.lambda.Invocation;
import prepaid.localcloud.template.MappingSpec;
import prepaid.localcloud.wire.Json;
import software.amazon.awssdk.services.dynamodb.model.Record;

/**
 * Brings a batch to its end as Lambda's event source mapping does: failed items again from the
 * first failed one, failed batches in halves, with growing pauses, until they pass or are given up.
 */
final class BatchRunner {
  private static final Duration PAUSE_FIRST = Duration.ofMillis(100);
  private static final Duration PAUSE_MAX = Duration.ofSeconds(10);

  private final MappingSpec mapping;
  private final Function<List<Record>, Invocation> function;
  private final Consumer<List<Record>> givenUp;
  private final Clock clock;
  private final CountDownLatch stop;

  BatchRunner(
      MappingSpec mapping,
      Function<List<Record>, Invocation> function,
      Consumer<List<Record>> givenUp,
      Stopping stopping) {
    this.mapping = mapping;
    this.function = function;
    this.givenUp = givenUp;
    this.clock = stopping.clock();
    this.stop = stopping.stop();
  }

  /** What ends retries: time, and the end of the local cloud. */
  record Stopping(Clock clock, CountDownLatch stop) {}

  /** Runs all records; {@code reached} learns of each that is done with, in order. */
  void run(List<Record> records, Consumer<Record> reached) throws InterruptedException {
    Deque<Attempt> work = new ArrayDeque<>();
    work.push(new Attempt(records, 0));
    while (!work.isEmpty() && stop.getCount() > 0) {
      Attempt attempt = work.pop();
      int done = succeeded(attempt.records());
      if (done > 0) {
        reached.accept(attempt.records().get(done - 1));
      }
      if (done < attempt.records().size()) {
        List<Record> rest = attempt.records().subList(done, attempt.records().size());
        again(new Attempt(rest, done > 0 ? 1 : attempt.tries() + 1), work, reached);
      }
    }
  }

  private void again(Attempt failed, Deque<Attempt> work, Consumer<Record> reached)
      throws InterruptedException {
    List<Record> records = failed.records();
    boolean whole = records.size() > 1 && mapping.bisect();
    if (!whole && exhausted(failed)) {
      givenUp.accept(records);
      reached.accept(records.getLast());
      return;
    }
    if (stop.await(pause(failed.tries()).toMillis(), TimeUnit.MILLISECONDS)) {
      return;
    }
    if (whole) {
      int half = records.size() / 2;
      work.push(new Attempt(records.subList(half, records.size()), failed.tries()));
      work.push(new Attempt(records.subList(0, half), failed.tries()));
    } else {
      work.push(failed);
    }
  }

  private boolean exhausted(Attempt failed) {
    boolean tooOften = mapping.retriesMax() >= 0 && failed.tries() > mapping.retriesMax();
    Instant made = failed.records().getFirst().dynamodb().approximateCreationDateTime();
    Duration age = Duration.between(made, clock.instant());
    boolean tooOld =
        mapping.recordAgeSecondsMax() >= 0 && age.toSeconds() > mapping.recordAgeSecondsMax();
    return tooOften || tooOld;
  }

  /** How many records at the front are done. */
  private int succeeded(List<Record> records) {
    Invocation invocation = function.apply(records);
    if (invocation.failed()) {
      return 0;
    }
    if (!mapping.reportsItemFailures() || invocation.payload().length == 0) {
      return records.size();
    }
    Map<String, Object> answer = Json.object(invocation.payload());
    int first = records.size();
    if (answer.get("batchItemFailures") instanceof List<?> failures) {
      for (Object failure : failures) {
        first = Math.min(first, indexOf(failure, records));
      }
    }
    return first;
  }

  /** An identifier that is none of the batch's fails the whole batch, as Lambda has it. */
  private static int indexOf(Object failure, List<Record> records) {
    Object id = failure instanceof Map<?, ?> map ? map.get("itemIdentifier") : null;
    for (int i = 0; i < records.size(); i++) {
      if (records.get(i).dynamodb().sequenceNumber().equals(id)) {
        return i;
      }
    }
    return 0;
  }

  private static Duration pause(int tries) {
    Duration pause = PAUSE_FIRST.multipliedBy(1L << Math.min(tries - 1, 10));
    return pause.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause;
  }

  private record Attempt(List<Record> records, int tries) {}
}
