package prepaid.localcloud.streams;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamResponse;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** Reads one stream, parents before children, and hands its records to a function. */
final class StreamPoller implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(StreamPoller.class.getName());
  private static final long PAUSE_MILLIS = 100;

  /** New shards appear every few hours; looking ten times a second would be waste. */
  private static final int POLLS_BETWEEN_SHARD_LISTS = 20;

  private final Source source;
  private final BatchRunner runner;
  private final Checkpoints checkpoints;
  private final CountDownLatch stop;
  private final Thread thread;
  private final Map<String, String> iterators = new HashMap<>();
  private List<Shard> shards = List.of();

  StreamPoller(Source source, BatchRunner runner, Checkpoints checkpoints, CountDownLatch stop) {
    this.source = source;
    this.runner = runner;
    this.checkpoints = checkpoints;
    this.stop = stop;
    this.thread = Thread.ofPlatform().daemon().name("stream-" + source.name()).start(this::poll);
  }

  /** Where records come from, how many at a time, and from where on at the first start. */
  record Source(
      String name,
      DynamoDbStreamsClient streams,
      String streamArn,
      int batchSize,
      ShardIteratorType start) {}

  private void poll() {
    try {
      for (int round = 0; stop.getCount() > 0; round++) {
        if (!pollOnce(round) && stop.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean pollOnce(int round) throws InterruptedException {
    try {
      if (round % POLLS_BETWEEN_SHARD_LISTS == 0) {
        shards = listShards();
      }
      boolean any = false;
      for (Shard shard : shards) {
        any |= ready(shard) && read(shard.shardId());
      }
      return any;
    } catch (SdkException e) {
      if (stop.getCount() > 0) {
        LOG.log(System.Logger.Level.WARNING, source.name() + ": " + e.getMessage());
      }
      iterators.clear();
      return false;
    }
  }

  private List<Shard> listShards() {
    DescribeStreamResponse answer =
        source.streams().describeStream(request -> request.streamArn(source.streamArn()));
    return answer.streamDescription().shards();
  }

  /** A shard waits for its parent, else a row's later change could overtake an earlier one. */
  private boolean ready(Shard shard) {
    if (finished(shard.shardId())) {
      return false;
    }
    String parent = shard.parentShardId();
    boolean listed = shards.stream().anyMatch(other -> other.shardId().equals(parent));
    return parent == null || !listed || finished(parent);
  }

  private boolean finished(String shard) {
    return checkpoints.position(shard).equals(Optional.of(Checkpoints.FINISHED));
  }

  private boolean read(String shard) throws InterruptedException {
    String iterator = iterators.computeIfAbsent(shard, this::iterator);
    GetRecordsResponse answer;
    try {
      answer =
          source
              .streams()
              .getRecords(request -> request.shardIterator(iterator).limit(source.batchSize()));
    } catch (ExpiredIteratorException e) {
      iterators.remove(shard);
      return true;
    } catch (TrimmedDataAccessException e) {
      checkpoints.forget(shard);
      iterators.remove(shard);
      return true;
    }
    List<Record> records = answer.records();
    if (!records.isEmpty()) {
      runner.run(records, record -> checkpoints.reached(shard, record.dynamodb().sequenceNumber()));
    }
    if (stop.getCount() == 0) {
      return false;
    }
    String next = answer.nextShardIterator();
    if (next == null) {
      checkpoints.reached(shard, Checkpoints.FINISHED);
      iterators.remove(shard);
    } else {
      iterators.put(shard, next);
    }
    return !records.isEmpty();
  }

  private String iterator(String shard) {
    Optional<String> position = checkpoints.position(shard);
    try {
      return iterator(shard, position);
    } catch (TrimmedDataAccessException | ResourceNotFoundException e) {
      return iterator(shard, Optional.empty());
    }
  }

  private String iterator(String shard, Optional<String> position) {
    return source
        .streams()
        .getShardIterator(request -> {
          request.streamArn(source.streamArn()).shardId(shard);
          position.ifPresentOrElse(
              sequence ->
                  request
                      .shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                      .sequenceNumber(sequence),
              () -> request.shardIteratorType(source.start()));
        })
        .shardIterator();
  }

  @Override
  public void close() {
    try {
      thread.join(2000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
