package prepaid.localcloud.streams;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import prepaid.localcloud.lambda.Functions;
import prepaid.localcloud.template.MappingSpec;
import prepaid.localcloud.template.Stack;
import prepaid.localcloud.wire.AwsClients;
import prepaid.localcloud.wire.DataDirectory;
import prepaid.localcloud.wire.Json;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** All event source mappings of the template. */
public final class EventSourceMappings implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(EventSourceMappings.class.getName());

  private final CountDownLatch stop = new CountDownLatch(1);
  private final List<StreamPoller> pollers = new ArrayList<>();
  private final Functions functions;
  private final DynamoDbStreamsClient streams;
  private final SnsClient sns;
  private final Clock clock;

  public EventSourceMappings(Functions functions, AwsClients clients, Clock clock) {
    this.functions = functions;
    this.streams = clients.streams();
    this.sns = clients.sns();
    this.clock = clock;
  }

  /**
   * Starts polling.
   *
   * @param streamArns by the table's logical id
   */
  public void start(Stack stack, Map<String, String> streamArns, DataDirectory data) {
    for (MappingSpec mapping : stack.mappings()) {
      String streamArn = streamArns.get(mapping.tableLogicalId());
      if (streamArn == null) {
        throw new IllegalStateException(mapping.tableLogicalId() + " has no stream");
      }
      BatchRunner runner =
          new BatchRunner(
              mapping,
              records ->
                  functions.event(mapping.functionLogicalId(), StreamEvent.of(records, streamArn)),
              records -> givenUp(mapping, records),
              new BatchRunner.Stopping(clock, stop));
      StreamPoller.Source source =
          new StreamPoller.Source(
              mapping.logicalId(),
              streams,
              streamArn,
              mapping.batchSize(),
              ShardIteratorType.fromValue(mapping.startingPosition()));
      Checkpoints checkpoints =
          new Checkpoints(data.file("stream-" + mapping.logicalId() + ".json"));
      pollers.add(new StreamPoller(source, runner, checkpoints, stop));
    }
  }

  private void givenUp(MappingSpec mapping, List<Record> records) {
    List<String> numbers =
        records.stream().map(record -> record.dynamodb().sequenceNumber()).toList();
    String message =
        Json.text(
            Map.of(
                "mapping", mapping.logicalId(),
                "batchSize", records.size(),
                "startSequenceNumber", numbers.getFirst(),
                "endSequenceNumber", numbers.getLast()));
    LOG.log(System.Logger.Level.ERROR, "given up: " + message);
    mapping
        .onFailureTopic()
        .ifPresent(topic -> sns.publish(request -> request.topicArn(topic).message(message)));
  }

  @Override
  public void close() {
    stop.countDown();
    pollers.forEach(StreamPoller::close);
    streams.close();
    sns.close();
  }
}
