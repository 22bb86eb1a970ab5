package prepaid.localcloud;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import prepaid.localcloud.demo.Demo;
import prepaid.localcloud.demo.StoryBroken;
import prepaid.localcloud.sandbox.Sandbox;
import prepaid.localcloud.template.TemplateRefused;
import prepaid.localcloud.wire.Json;

/** {@code ./vend up} and {@code ./vend demo}. */
public final class VendMain {
  /** What a person must see, even while the error stream goes to the log. */
  private static final PrintStream CONSOLE = System.err;

  /** One of those that {@code ready.json} promises nobody. */
  private static final int DEMO_CARD = 2;

  /** What the process ends with; a system that cannot even be seeded has failed. */
  private static volatile int exitStatus = 1;

  private VendMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> arguments) throws InterruptedException {
    if (arguments.contains("--help") || arguments.contains("-h")) {
      System.out.print(CommandLine.HELP);
      return 0;
    }
    try {
      return run(CommandLine.parse(arguments, System.getenv()));
    } catch (CommandLine.Misunderstood e) {
      System.err.println(e.getMessage());
      System.err.print(CommandLine.HELP);
      return 2;
    } catch (TemplateRefused e) {
      CONSOLE.println("The template is not started: " + e.getMessage());
      return 1;
    } catch (RuntimeException e) {
      CONSOLE.println("The system does not start: " + e.getMessage());
      e.printStackTrace(System.err);
      return 1;
    }
  }

  private static int run(CommandLine line) throws InterruptedException {
    long started = System.nanoTime();
    refuseBesideAnother(line);
    discard(line);
    // Lines as functions write them: they are JSON already.
    System.setProperty("java.util.logging.SimpleFormatter.format", "%5$s%6$s%n");
    System.setErr(log(line.log()));
    LocalCloud cloud = LocalCloud.start(line.options());
    // DynamoDB Local leaves threads behind that would keep the process alive: halt, not return.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(line, cloud), "stop"));
    Map<String, String> operators = cloud.operators().tokens();
    Sandbox.Addresses addresses = new Sandbox.Addresses(cloud.api(), cloud.meters());
    Sandbox sandbox = new Sandbox(addresses, operators, line.options().clock());
    var seeded = sandbox.seed();
    var cards = sandbox.seedCards(Wiring.random());
    ReadyFile.write(line.ready(), addresses, new ReadyFile.Credentials(operators, seeded, cards));
    Duration took = Duration.ofNanos(System.nanoTime() - started);
    Welcome welcome = new Welcome(System.out, cloud, line);
    welcome.print(took);
    if (line.command().equals("demo")) {
      return demo(
          line,
          addresses,
          new Demo.Cast(
              Sandbox.meterList(),
              seeded.partners().getFirst(),
              cards.get(DEMO_CARD),
              seeded.phoneVendors(),
              Json.string(Map.copyOf(operators), "admin")));
    }
    exitStatus = 0;
    new CountDownLatch(1).await();
    return 0;
  }

  private static int demo(CommandLine line, Sandbox.Addresses addresses, Demo.Cast cast) {
    try {
      new Demo(addresses.api(), addresses.meters(), System.out, line.options().clock()).play(cast);
      exitStatus = 0;
    } catch (StoryBroken e) {
      CONSOLE.println("The story broke: " + e.getMessage());
    }
    return exitStatus;
  }

  private static void stop(CommandLine line, LocalCloud cloud) {
    cloud.close();
    discard(line);
    System.out.println("Stopped.");
    System.out.flush();
    Runtime.getRuntime().halt(exitStatus);
  }

  /** What functions log would tear the screen apart; it goes where CloudWatch would have it. */
  private static PrintStream log(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      OutputStream out =
          Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return new PrintStream(out, true, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the log " + file, e);
    }
  }

  private static void refuseBesideAnother(CommandLine line) {
    ReadyFile.answeredAt(line.ready())
        .ifPresent(api -> {
          throw new IllegalStateException(
              "another one is up at %s, as %s says. Stop it, or give --ready another file."
                  .formatted(api, line.ready()));
        });
  }

  /** A file of an earlier start would promise addresses where nothing answers. */
  private static void discard(CommandLine line) {
    try {
      Files.deleteIfExists(line.ready());
    } catch (IOException e) {
      System.err.println("cannot remove " + line.ready() + ": " + e.getMessage());
    }
  }
}
