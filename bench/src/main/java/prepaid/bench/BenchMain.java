package prepaid.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code vend bench sts}, {@code money}, {@code cards}, {@code campaign}, {@code import} and {@code
 * vend}.
 */
public final class BenchMain {
  private static final String USAGE =
      """
      usage: ./vend bench sts [--quick]
             ./vend bench money [--sales N]
             ./vend bench cards [COUNT] [--redemptions N] [--clients K]
             ./vend bench campaign [--meters N]
             ./vend bench import [COUNT]
             ./vend bench vend [--purchases N] [--clients K] [--seconds S] [--api URL --ready FILE]

        sts    tokens and decoder keys a second, beside the emulator's literal decoder
        money  sales from one busy partner's float, beside a plain vend in the same run:
               write units, sales a second, conflicts, and the slowest when calls stall
                 --sales N      how many are measured in each round (2000)
        cards  PINs a second, and the print file of COUNT cards (1000000): derived PINs beside
               random ones that would be stored; then redemptions over HTTP, beside look-ups of
               meters: of many cards, and of one card in as many hands
                 --redemptions N  how many of each (10000; 0 leaves them out)
                 --clients K      how many redeem at once (32)
        campaign  sets of key-change tokens a second, write units each, and what kills at random
               leave behind: of N simulated meters (100000) in memory, and of 900 on DynamoDB Local
        import a table of COUNT meters (100000) through a system of its own, part by part, and the
               same again: seconds, rows a second, memory; row COUNT - 1 is bad, and must be named
        vend   complete purchases over HTTP (order, pay, token), beside GET /v1/meters/{n};
               on a system of its own, or on the running one that --api and --ready name
                 --purchases N  how many are measured (500)
                 --clients K    how many buy at once (4)
                 --seconds S    when to stop in any case (120)
      """;

  private BenchMain() {}

  public static void main(String[] arguments) {
    PrintStream person = System.err;
    // The local database leaves threads behind that would keep the process alive: exit, not return.
    try {
      System.setErr(log());
      System.exit(run(List.of(arguments), System.out, person));
    } catch (Throwable e) {
      // An error too is for whoever measures, not for the log.
      e.printStackTrace(person);
      System.exit(1);
    }
  }

  /** What functions log would bury the table. */
  private static PrintStream log() throws IOException {
    Path folder = Path.of(System.getProperty("house.root", "."), ".local");
    Files.createDirectories(folder);
    OutputStream file = Files.newOutputStream(folder.resolve("bench.log"));
    return new PrintStream(new BufferedOutputStream(file), true, StandardCharsets.UTF_8);
  }

  /** Answers the exit code: 0 measured, 1 something failed on the way, 2 not understood. */
  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    if (arguments.isEmpty() || arguments.stream().anyMatch(List.of("--help", "-h")::contains)) {
      out.print(USAGE);
      return arguments.isEmpty() ? 2 : 0;
    }
    List<String> rest = arguments.subList(1, arguments.size());
    try {
      return switch (arguments.getFirst()) {
        case "sts" -> StsRun.run(StsRun.Depth.parse(rest), out);
        case "money" -> MoneyRun.run(rest, out);
        case "cards" -> CardsRun.run(rest, out);
        case "campaign" -> CampaignRun.run(rest, out);
        case "import" -> ImportRun.run(rest, out);
        case "vend" -> VendRun.run(VendOptions.parse(rest), out);
        default -> throw new IllegalArgumentException("there is no bench " + arguments.getFirst());
      };
    } catch (IllegalArgumentException e) {
      err.println("bench: " + e.getMessage());
      err.print(USAGE);
      return 2;
    }
  }
}
