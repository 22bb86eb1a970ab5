package prepaid.localcloud;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import prepaid.localcloud.sandbox.Sandbox;
import prepaid.localcloud.wire.Json;

/** What a newcomer reads when the system is up. */
final class Welcome {
  private static final String OFFICE = "/office";

  private final PrintStream out;
  private final LocalCloud cloud;
  private final CommandLine line;

  Welcome(PrintStream out, LocalCloud cloud, CommandLine line) {
    this.out = out;
    this.cloud = cloud;
    this.line = line;
  }

  void print(Duration took) {
    out.printf("%nPrepaid vending is up after %d.%d s.%n%n", took.toSeconds(), tenths(took));
    out.println("  buy electricity    " + cloud.api() + "/");
    out.println("  the meters         " + cloud.meters() + "/");
    out.println("  operators' page    " + cloud.api() + OFFICE);
    out.println("  texts that went    " + cloud.api() + "/_local/sms");
    out.println("  payments (sandbox) " + cloud.paymentProvider());
    out.println("  all of this, operators' tokens and partners' secrets, in " + line.ready());
    out.println("  what functions log " + line.log());
    out.println(line.options().data().path().map(path -> "  kept in " + path).orElse(""));
    meters();
    if (!line.command().equals("demo")) {
      tryThis();
      signIn();
      out.printf("%nCtrl-C stops it.%n");
    }
    out.flush();
  }

  private void meters() {
    out.println("  meter          currency  case");
    for (Map<String, Object> meter : Sandbox.meterList()) {
      out.printf(
          "  %-13s  %-8s  %s%s%n",
          meter.get("meterNumber"),
          meter.get("currency"),
          meter.get("note"),
          Boolean.TRUE.equals(meter.get("canVend")) ? "" : " (cannot be sold to)");
    }
  }

  private void tryThis() {
    List<Map<String, Object>> meters = Sandbox.meterList();
    String meter = Json.string(meters.getFirst(), "meterNumber");
    out.printf(
        """

          Try:
            curl -s %1$s/v1/meters/%2$s
            curl -s %1$s/v1/quotes -H 'Content-Type: application/json' \\
                 -d '{"meterNumber":"%2$s","amount":"100.00"}'
            open %1$s/ , buy for meter %2$s, and type the token at %3$s/
        """,
        cloud.api(), meter, cloud.meters());
  }

  /** Behind the # a token goes to no server and into no log; the page takes it out of there. */
  private void signIn() {
    out.printf("%n  Sign in to the operators' page as%n");
    Map<String, String> tokens = cloud.operators().tokens();
    for (String operator : List.of("admin", "dispatcher", "supervisor")) {
      out.printf("    %-10s  %s%s#token=%s%n", operator, cloud.api(), OFFICE, tokens.get(operator));
    }
  }

  private static long tenths(Duration took) {
    return took.toMillisPart() / 100;
  }
}
