package prepaid.localcloud.keys;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import prepaid.localcloud.Wiring;
import prepaid.localcloud.wire.Json;
import prepaid.localcloud.wire.JsonCalls;

/** {@code vend keys …}. */
public final class KeysMain {
  private static final String USAGE =
      """
      usage: ./vend keys list --group SGC
             ./vend keys generate --out DIR [--derivation 2|4]
             ./vend keys check
             ./vend keys enter --group SGC --revision N --from TIME --until TIME [--type VUDK]
                  [--derivation 4] [--base-date 2014] [--expiry 255]
                  [--component-check XXXXXX] [--key-check XXXXXX]
             ./vend keys discard --group SGC --revision N
             ./vend keys activate --group SGC --revision N
             ./vend keys retire --group SGC --revision N --reason WORDS
             ./vend keys limit --group SGC --revision N [--period day|month --units U --amount A]
             ./vend keys approve --approval ID
             ./vend keys warnings
             ./vend keys rewrap
             ./vend keys rewrap-cards

        list      every key of a supply group: state, check value, its last token
        generate  a random key as two components, each with its check value in a file of its own
                  that only its owner reads: one for each operator, who takes it away
        check     the check value of a component; nothing is sent
        enter     one operator's component; the second operator's makes the key. It is read from the
                  console without echo, or from the first line of standard input: never from a word
                  of the command. With --component-check a mistyped one is refused at once
        discard   the components that wait, when one was entered wrong
        activate  has a key make tokens; another operator has to approve (exit code 3 until then)
        retire    takes a key out of use for ever; likewise
        limit     shows what a key may make and has made; with --period sets it; likewise
        approve   agrees to what another operator asked for
        warnings  keys that end soon, limits that are nearly taken
        rewrap    wraps all keys under the next KMS key while they are in use; likewise
        rewrap-cards  the same with the keys of scratch cards

        --as NAME     which of the sandbox's operators speaks (admin)
        --token TOKEN the operator's bearer token; better in the variable VEND_TOKEN
        --api URL     address of the system; by default the running sandbox's
        --ready FILE  where a running system wrote its addresses (.local/ready.json)
      """;

  private static final List<String> OPTIONS =
      List.of(
          "group",
          "revision",
          "from",
          "until",
          "type",
          "derivation",
          "base-date",
          "expiry",
          "component-check",
          "key-check",
          "reason",
          "period",
          "units",
          "amount",
          "approval",
          "out",
          "as",
          "token",
          "api",
          "ready");

  private KeysMain() {}

  public static void main(String[] arguments) {
    Io io = new Io(KeysMain::typed, System.out, System.err, System.getenv("VEND_TOKEN"));
    System.exit(run(List.of(arguments), io));
  }

  /** What a command reads from and writes to. */
  public record Io(
      Supplier<String> secret, PrintStream out, PrintStream err, @Nullable String token) {}

  /** Answers the exit code: 0 done, 1 refused, 2 not understood, 3 waits for somebody else. */
  public static int run(List<String> arguments, Io io) {
    if (arguments.isEmpty() || arguments.contains("--help")) {
      io.out().print(USAGE);
      return arguments.isEmpty() ? 2 : 0;
    }
    try {
      Map<String, String> options = options(arguments.subList(1, arguments.size()));
      return switch (arguments.getFirst()) {
        case "generate" -> KeyMaker.generate(Wiring.random(), options, io.out());
        case "check" -> KeyMaker.check(io.secret().get(), io.out());
        default -> atDesk(arguments.getFirst(), options, io);
      };
    } catch (IllegalArgumentException e) {
      io.err().println("keys: " + e.getMessage());
      io.err().print(USAGE);
      return 2;
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      io.err().println("keys: " + e.getMessage());
      return 1;
    }
  }

  private static int atDesk(String command, Map<String, String> options, Io io) throws IOException {
    Path file =
        Path.of(
            options.getOrDefault(
                "ready", System.getProperty("house.root", ".") + "/.local/ready.json"));
    Map<String, Object> ready =
        Files.exists(file) ? Json.object(Files.readAllBytes(file)) : Map.of();
    String token =
        Optional.ofNullable(options.get("token"))
            .or(() -> Optional.ofNullable(io.token()))
            .orElseGet(() ->
                Json.string(Json.member(ready, "operators"), options.getOrDefault("as", "admin")));
    String api = options.getOrDefault("api", Json.string(ready, "api"));
    if (api.isEmpty() || token.isEmpty()) {
      throw new IllegalStateException("no system is up here: give --api and VEND_TOKEN");
    }
    try (JsonCalls calls = new JsonCalls()) {
      KeyDesk desk = new KeyDesk(calls, api + "/office/v1", token, io.out());
      return desk.run(command, new KeyDesk.Words(options), io.secret());
    }
  }

  private static Map<String, String> options(List<String> words) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < words.size(); i += 2) {
      String name = words.get(i).replaceFirst("^--", "");
      // A word that stands where none is expected may be a component: it is not shown.
      if (!words.get(i).startsWith("--") || !OPTIONS.contains(name) || i + 1 == words.size()) {
        throw new IllegalArgumentException("option %d is not understood".formatted(i / 2 + 1));
      }
      options.put(name, words.get(i + 1));
    }
    return options;
  }

  /** From the console without echo; from standard input where there is none. */
  private static String typed() {
    Console console = System.console();
    if (console != null && console.isTerminal()) {
      char[] line = console.readPassword("Component, not shown: ");
      return line == null ? "" : new String(line).strip();
    }
    try (var input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
      return Optional.ofNullable(input.readLine()).orElse("").strip();
    } catch (IOException e) {
      throw new UncheckedIOException("standard input cannot be read", e);
    }
  }
}
