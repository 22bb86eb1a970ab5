package prepaid.localcloud;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was typed after {@code ./vend}. */
record CommandLine(String command, Options options, Path ready) {

  /** Where functions log, beside {@code ready.json}. */
  Path log() {
    return ready.resolveSibling(command + ".log");
  }

  static final String HELP =
      """
      usage: vend up|demo [options]

        up     starts the whole system and keeps it up until Ctrl-C
        demo   starts it, plays the story end to end, and stops

        --port N             port of the API (8080; 0 picks a free one)
        --meter-port N       port of the meter emulator (8090; 0 picks a free one)
        --data DIR           keeps everything in DIR; without it, in memory
        --aws-endpoint URL   takes DynamoDB, KMS and SNS from there, as LocalStack offers them
        --ready FILE         where addresses and credentials are written (.local/ready.json)
        --template FILE      what is run (template.yaml)
      """;

  /** What was typed makes no sense; the message says why. */
  static final class Misunderstood extends Exception {
    private static final long serialVersionUID = 1;

    Misunderstood(String why) {
      super(why);
    }
  }

  static CommandLine parse(List<String> arguments, Map<String, String> environment)
      throws Misunderstood {
    Deque<String> words = new ArrayDeque<>(arguments);
    String command = Optional.ofNullable(words.poll()).orElse("");
    if (!List.of("up", "demo").contains(command)) {
      throw new Misunderstood("Say what to do: up or demo.");
    }
    // A demo stands aside of a system that is up already.
    boolean demo = command.equals("demo");
    Typed typed = new Typed(Options.of(Path.of("template.yaml")), Path.of(".local/ready.json"));
    Options start = typed.options().withPorts(demo ? 0 : 8080, demo ? 0 : 8090);
    typed = new Typed(start.withEnvironment(environment, instances(environment)), typed.ready());
    if (demo) {
      typed = new Typed(typed.options(), Path.of(".local/demo-ready.json"));
    }
    while (!words.isEmpty()) {
      String name = words.remove();
      String value = Optional.ofNullable(words.poll()).orElse("");
      if (value.isEmpty()) {
        throw new Misunderstood(name + " needs a value.");
      }
      typed = typed.with(name, value);
    }
    return new CommandLine(command, typed.options(), typed.ready());
  }

  private static int instances(Map<String, String> environment) throws Misunderstood {
    return number("LOCAL_INSTANCES_MAX", environment.getOrDefault("LOCAL_INSTANCES_MAX", "8"), 256);
  }

  private static int number(String name, String value, int largest) throws Misunderstood {
    if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > largest) {
      throw new Misunderstood(name + " takes a number up to " + largest + ", not " + value + ".");
    }
    return Integer.parseInt(value);
  }

  /** What is understood so far. */
  private record Typed(Options options, Path ready) {
    private static final int PORT_MAX = 65535;

    Typed with(String name, String value) throws Misunderstood {
      return switch (name) {
        case "--port" -> {
          int port = number(name, value, PORT_MAX);
          yield new Typed(options.withPorts(port, options.meterPort()), ready);
        }
        case "--meter-port" -> {
          int port = number(name, value, PORT_MAX);
          yield new Typed(options.withPorts(options.port(), port), ready);
        }
        case "--data" -> new Typed(options.withData(Path.of(value)), ready);
        case "--aws-endpoint" -> new Typed(options.withAwsEndpoint(url(name, value)), ready);
        case "--ready" -> new Typed(options, Path.of(value));
        case "--template" -> new Typed(options.withTemplate(Path.of(value)), ready);
        default -> throw new Misunderstood("There is no option " + name + ".");
      };
    }

    private static URI url(String name, String value) throws Misunderstood {
      if (!value.matches("https?://[A-Za-z0-9.\\-\\[\\]:]+/?")) {
        throw new Misunderstood(name + " takes an address like http://localhost:4566.");
      }
      return URI.create(value.replaceFirst("/$", ""));
    }
  }
}
