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
import prepaid.vending.cards.CardUses;
import prepaid.vending.ledger.Journal;
import prepaid.vending.ledger.Vend;
import prepaid.vending.messaging.Delivering;
import prepaid.vending.partners.Bookkeeping;
import prepaid.vending.reports.Counting;

/**
 * Woken by the stream of the vends table: notes each new vend, texts its tokens, keeps partners'
 * statements and the list of used cards, and counts for the reports.
 */
public final class DeliveryHandler implements RequestStreamHandler {
  private final Consumer<Vend> delivery;

  public DeliveryHandler() {
    this(System.getenv());
  }

  public DeliveryHandler(Map<String, String> environment) {
    this(work(new Environment(environment), Clock.systemUTC()));
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

  /** Into the journal first: a text that fails is parked, but no vend may be passed over there. */
  private static Consumer<Vend> work(Environment environment, Clock clock) {
    AwsPorts ports = AwsPorts.of(environment, clock);
    Journal journal = ports.journal();
    Delivering delivering = delivering(ports, clock);
    Bookkeeping books = bookkeeping(ports, clock);
    Counting counting =
        new Counting(ports.register().figures(), ports.recentUtilities(), ports.ledger()::find);
    CardUses cards = ports.cards().uses();
    return vend -> {
      journal.note(vend);
      delivering.deliver(vend);
      books.record(vend);
      counting.count(vend);
      cards.record(vend);
    };
  }

  private static Delivering delivering(AwsPorts ports, Clock clock) {
    return new Delivering(
        new Delivering.Sources(
            ports.purchases(), ports.meters(), ports.recentUtilities(), ports.phones()),
        ports.texts(),
        new Delivering.Notes(ports.deliveries(), ports.reminders()),
        clock);
  }

  private static Bookkeeping bookkeeping(AwsPorts ports, Clock clock) {
    return new Bookkeeping(
        ports.books().statements(),
        new Bookkeeping.Looking(
            ports.recentPartners(), ports.floats(), new LowFloatTexts(ports.texts())),
        clock);
  }
}
