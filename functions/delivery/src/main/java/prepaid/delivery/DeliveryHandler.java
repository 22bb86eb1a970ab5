package prepaid.delivery;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import prepaid.aws.AwsPorts;
import prepaid.aws.Environment;
import prepaid.vending.ledger.Vend;
import prepaid.vending.messaging.Delivering;

/** Woken by the stream of the vends table: texts the tokens of each new vend. */
public final class DeliveryHandler implements RequestStreamHandler {
  private final Consumer<Vend> delivery;

  public DeliveryHandler() {
    this(System.getenv());
  }

  public DeliveryHandler(Map<String, String> environment) {
    this(delivering(new Environment(environment), Clock.systemUTC())::deliver);
  }

  DeliveryHandler(Consumer<Vend> delivery) {
    this.delivery = delivery;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    List<StreamRecord> records = StreamRecord.of(JSON.std.mapFrom(input));
    StreamBatch batch =
        new StreamBatch(
            delivery,
            () -> Duration.ofMillis(context.getRemainingTimeInMillis()),
            context.getLogger()::log);
    JSON.std.write(batch.run(records), output);
  }

  private static Delivering delivering(Environment environment, Clock clock) {
    AwsPorts ports = AwsPorts.of(environment, clock);
    return new Delivering(
        new Delivering.Sources(ports.purchases(), ports.meters(), ports.recentUtilities()),
        ports.texts(),
        new Delivering.Notes(ports.deliveries(), ports.reminders()),
        clock);
  }
}
