package prepaid.meter;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Runs the meter emulator on its own. */
public final class MeterMain {
  private static final int DEFAULT_PORT = 8090;
  private static final String HELP =
      """
      The meter emulator: virtual STS meters with a keypad, over HTTP.

        --port N    the port, 8090 unless told; 0 picks a free one
        --host A    the address to answer on; this machine only unless told. Whoever
                    reaches it may use every meter: there is no sign-in
        --data DIR  keeps the meters in DIR, one file each; in memory unless told
        --help      this text

      GET /             the page with keypad and display
      GET /meters       all meters;  GET /meters/NUMBER  one of them
      PUT /meters/NUMBER           manufactures one
      POST /meters/NUMBER/keypad   {"digits": "12345678901234567890"}
      POST /meters/NUMBER/consume  {"units": "1.5"}, {"watts": 2000, "minutes": 30},
                                   {"phaseWatts": [500, 700, 800], "minutes": 30}
      POST /meters/NUMBER/power    power off and on
      POST /meters/NUMBER/tamper   somebody opens the case
      """;

  private MeterMain() {}

  /** What the command line asks for. */
  private record Options(String host, int port, Optional<Path> data, boolean help) {}

  public static void main(String[] arguments) throws InterruptedException {
    System.exit(run(arguments, System.out, System.err));
  }

  /** Runs and answers the exit code: 0 done, 1 cannot start, 2 misunderstood. */
  static int run(String[] arguments, PrintStream out, PrintStream err) throws InterruptedException {
    Options options;
    try {
      options = options(arguments);
    } catch (IllegalArgumentException wrong) {
      err.println(wrong.getMessage() + " Try --help.");
      return 2;
    }
    if (options.help()) {
      out.print(HELP);
      return 0;
    }
    try {
      serve(options, out);
      return 0;
    } catch (IOException broken) {
      err.println("The meter emulator cannot start: " + broken.getMessage());
      return 1;
    }
  }

  private static void serve(Options options, PrintStream out)
      throws IOException, InterruptedException {
    InetSocketAddress address = new InetSocketAddress(options.host(), options.port());
    if (address.isUnresolved()) {
      throw new IOException("there is no address " + options.host());
    }
    MeterServer server = MeterServer.start(address, options.data(), InstantSource.system());
    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    out.println("Meters on http://localhost:" + server.port());
    new CountDownLatch(1).await();
  }

  private static Options options(String[] arguments) {
    String host = InetAddress.getLoopbackAddress().getHostAddress();
    int port = DEFAULT_PORT;
    Optional<Path> data = Optional.empty();
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--help" -> {
          return new Options(host, port, data, true);
        }
        case "--host" -> host = value(arguments, ++i);
        case "--port" -> port = port(value(arguments, ++i));
        case "--data" -> data = Optional.of(Path.of(value(arguments, ++i)));
        default -> throw new IllegalArgumentException("Unknown: " + arguments[i] + ".");
      }
    }
    return new Options(host, port, data, false);
  }

  private static String value(String[] arguments, int index) {
    if (index >= arguments.length) {
      throw new IllegalArgumentException(arguments[index - 1] + " needs a value.");
    }
    return arguments[index];
  }

  private static int port(String text) {
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
      throw new IllegalArgumentException("--port needs a number from 0 to 65535.");
    }
    return Integer.parseInt(text);
  }
}
