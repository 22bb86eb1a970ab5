package prepaid.delivery;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import prepaid.aws.AwsPorts;
import prepaid.aws.Environment;
import prepaid.vending.ledger.Vend;
import prepaid.vending.messaging.DeliveryReport;

/**
 * Woken by the stream of the vends table: notes each new vend, texts its tokens, keeps partners'
 * statements and the list of used cards, and counts for the reports. Woken by the log of SNS: notes
 * which texts arrived.
 */
public final class DeliveryHandler implements RequestStreamHandler {
  private final Consumer<Vend> vends;
  private final Consumer<DeliveryReport> reports;

  public DeliveryHandler() {
    this(System.getenv());
  }

  public DeliveryHandler(Map<String, String> environment) {
    this(wiring(environment, Clock.systemUTC()));
  }

  private DeliveryHandler(Wiring wiring) {
    this(wiring.vends(), wiring.reports());
  }

  DeliveryHandler(Consumer<Vend> vends, Consumer<DeliveryReport> reports) {
    this.vends = vends;
    this.reports = reports;
  }

  private static Wiring wiring(Map<String, String> environment, Clock clock) {
    return new Wiring(AwsPorts.of(new Environment(environment), clock), clock);
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Map<String, Object> event = JSON.std.mapFrom(input);
    Consumer<String> log = context.getLogger()::log;
    if (CarrierLog.isEvent(event)) {
      new CarrierReports(reports, log).take(CarrierLog.of(event));
      return;
    }
    StreamBatch batch =
        new StreamBatch(vends, () -> Duration.ofMillis(context.getRemainingTimeInMillis()), log);
    JSON.std.write(batch.run(StreamRecord.of(event)), output);
  }
}
