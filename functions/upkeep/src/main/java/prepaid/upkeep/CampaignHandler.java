package prepaid.upkeep;

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
import java.util.function.Supplier;
import prepaid.aws.AwsPorts;
import prepaid.aws.Environment;
import prepaid.vending.campaigns.CampaignWork;
import prepaid.vending.campaigns.Members;

/** Started each minute: takes the campaigns further, apart from what payments wait for. */
public final class CampaignHandler implements RequestStreamHandler {
  private final Runs work;

  /** Something that runs for as long as it may. */
  @FunctionalInterface
  interface Runs {
    CampaignWork.Report run(Supplier<Duration> timeLeft, Consumer<String> log);
  }

  public CampaignHandler() {
    this(System.getenv());
  }

  public CampaignHandler(Map<String, String> variables) {
    this(work(new Environment(variables), Clock.systemUTC())::run);
  }

  CampaignHandler(Runs work) {
    this.work = work;
  }

  static CampaignWork work(Environment environment, Clock clock) {
    AwsPorts ports = AwsPorts.of(environment, clock);
    Members members =
        new Members(
            ports.register().meterLists(),
            ports.register().tariffMeters(),
            ports.register().campaigns(),
            ports.register().meters()::read,
            ports.recentUtilities(),
            ports.keyWork().reading(),
            ports.register().figures());
    return new CampaignWork(
        new CampaignWork.Parts(
            members, ports.vendChannel(), ports.ledger(), ports.deliveries(), clock));
  }

  @Override
  public void handleRequest(InputStream event, OutputStream output, Context context)
      throws IOException {
    CampaignWork.Report report =
        work.run(
            () -> Duration.ofMillis(context.getRemainingTimeInMillis()), context.getLogger()::log);
    JSON.std.write(
        Map.of("pages", report.pages(), "meters", report.meters(), "failed", report.failed()),
        output);
  }
}
