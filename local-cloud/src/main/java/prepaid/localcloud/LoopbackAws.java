package prepaid.localcloud;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import prepaid.localcloud.dynamodb.DynamoProxy;
import prepaid.localcloud.dynamodb.EmbeddedDynamo;
import prepaid.localcloud.iam.Policies;
import prepaid.localcloud.kms.KmsEndpoint;
import prepaid.localcloud.kms.LocalKeys;
import prepaid.localcloud.sns.Carrier;
import prepaid.localcloud.sns.LocalTopics;
import prepaid.localcloud.sns.SmsMessages;
import prepaid.localcloud.sns.SnsEndpoint;
import prepaid.localcloud.wire.AwsClients.Endpoints;
import prepaid.localcloud.wire.DataDirectory;
import prepaid.localcloud.wire.LoopbackServer;
import prepaid.localcloud.wire.WireRequest;
import prepaid.localcloud.wire.WireResponse;

/**
 * DynamoDB, KMS and SNS of this machine. All answer at one address, as LocalStack does; DynamoDB
 * has one of its own besides, which saves a hop.
 */
public final class LoopbackAws implements AutoCloseable {
  private final EmbeddedDynamo dynamo;
  private final KmsEndpoint kms;
  private final LocalTopics topics;
  private final Carrier carrier;
  private final SnsEndpoint sns;
  private final LoopbackServer server;

  private LoopbackAws(EmbeddedDynamo dynamo, DataDirectory data, Clock clock) {
    this.dynamo = dynamo;
    this.kms = new KmsEndpoint(new LocalKeys(data.file("kms.json"), Wiring.random()));
    this.topics = new LocalTopics(data.file("texts.jsonl"), clock);
    this.carrier = new Carrier(clock);
    this.sns = new SnsEndpoint(topics, carrier);
    DynamoProxy proxy = new DynamoProxy(dynamo.uri());
    this.server = LoopbackServer.start(0, request -> answer(request, proxy));
  }

  /** Starts all three on free ports. */
  public static LoopbackAws start(DataDirectory data, Clock clock) {
    return new LoopbackAws(EmbeddedDynamo.start(data.file("dynamodb")), data, clock);
  }

  /** The one address of everything. */
  public URI uri() {
    return server.uri();
  }

  /** The addresses that save a hop. */
  public Endpoints endpoints() {
    return new Endpoints(dynamo.uri(), server.uri(), server.uri());
  }

  public KmsEndpoint kms() {
    return kms;
  }

  public SnsEndpoint sns() {
    return sns;
  }

  public Carrier carrier() {
    return carrier;
  }

  public LocalTopics topics() {
    return topics;
  }

  /** From now on each caller is held to its policies. */
  void guardedBy(Policies policies) {
    dynamo.guardedBy(policies);
    kms.guardedBy(policies);
    sns.guardedBy(policies);
  }

  private WireResponse answer(WireRequest request, DynamoProxy proxy) throws Exception {
    String target = request.header("X-Amz-Target").orElse("");
    if (target.startsWith(KmsEndpoint.TARGET)) {
      return kms.answer(request);
    }
    if (target.startsWith("DynamoDB")) {
      return proxy.answer(request);
    }
    if (request.path().equals(SmsMessages.PATH)) {
      return SmsMessages.of(topics.texts(Optional.empty()));
    }
    return sns.answer(request);
  }

  @Override
  public void close() {
    server.close();
    dynamo.close();
    topics.close();
  }
}
