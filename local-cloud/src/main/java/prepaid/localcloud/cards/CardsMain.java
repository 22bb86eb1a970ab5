package prepaid.localcloud.cards;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.localcloud.wire.Json;
import prepaid.localcloud.wire.JsonCalls;
import prepaid.localcloud.wire.PrivateFile;

/** {@code vend cards print} and {@code vend cards sheet}. */
public final class CardsMain {
  private static final String USAGE =
      """
      usage: ./vend cards print --batch ID --out DIR [--token TOKEN] [--api URL] [--ready FILE]
             ./vend cards sheet --out FILE.pdf [--ready FILE]

        print  fetches the print file of a batch page by page into DIR, each page an OpenPGP message
               to the printer's key, with its signed manifest; pages that are there are not made
               again. What needs a second operator stops here and says so. The token is an
               administrator's; by default the sandbox's
        sheet  draws the sandbox's cards on A4 paper, to cut out

        --ready FILE  where a running system wrote its addresses (.local/ready.json)
      """;

  private static final int WAITS = 3;

  private final Map<String, String> options;
  private final Map<String, Object> ready;
  private final PrintStream out;

  private CardsMain(Map<String, String> options, PrintStream out) throws IOException {
    this.options = options;
    this.out = out;
    Path file =
        Path.of(
            options.getOrDefault(
                "ready", System.getProperty("house.root", ".") + "/.local/ready.json"));
    this.ready = Files.exists(file) ? Json.object(Files.readAllBytes(file)) : Map.of();
  }

  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  /** Answers the exit code: 0 done, 1 refused, 2 not understood, 3 waits for an approval. */
  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    if (arguments.isEmpty() || arguments.contains("--help")) {
      out.print(USAGE);
      return arguments.isEmpty() ? 2 : 0;
    }
    try {
      CardsMain cards = new CardsMain(options(arguments.subList(1, arguments.size())), out);
      return switch (arguments.getFirst()) {
        case "print" -> cards.print();
        case "sheet" -> cards.sheet();
        default -> throw new IllegalArgumentException("there is no cards " + arguments.getFirst());
      };
    } catch (IllegalArgumentException e) {
      err.println("cards: " + e.getMessage());
      err.print(USAGE);
      return 2;
    } catch (IOException | UncheckedIOException | IllegalStateException e) {
      err.println("cards: " + words(e));
      return 1;
    }
  }

  /** An exception about a file has nothing but the file in its message. */
  private static String words(Exception e) {
    return (e instanceof FileSystemException ? "cannot write " : "") + e.getMessage();
  }

  private static Map<String, String> options(List<String> words) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < words.size(); i += 2) {
      String name = words.get(i);
      if (!List.of("--batch", "--out", "--token", "--api", "--ready").contains(name)
          || i + 1 == words.size()) {
        throw new IllegalArgumentException("not understood: " + name);
      }
      options.put(name.substring(2), words.get(i + 1));
    }
    return options;
  }

  private String required(String name) {
    String value = options.get(name);
    if (value == null) {
      throw new IllegalArgumentException("--" + name + " is missing");
    }
    return value;
  }

  private int sheet() throws IOException {
    List<Map<String, Object>> cards = new ArrayList<>();
    if (ready.get("cards") instanceof List<?> listed) {
      for (Object card : listed) {
        cards.add(Json.member(Map.of("card", card), "card"));
      }
    }
    if (cards.isEmpty()) {
      throw new IllegalStateException("no sandbox is up: start it with ./vend up");
    }
    Path file = Path.of(required("out"));
    PrivateFile.replace(file, CardSheet.draw(cards, Json.string(ready, "smsNumber")));
    out.println(cards.size() + " cards on " + file);
    return 0;
  }

  private int print() throws IOException {
    Path folder = Files.createDirectories(Path.of(required("out")));
    String batch = required("batch");
    String api = options.getOrDefault("api", Json.string(ready, "api"));
    String token =
        options.getOrDefault("token", Json.string(Json.member(ready, "operators"), "admin"));
    try (JsonCalls calls = new JsonCalls()) {
      String path = api + "/office/v1/card-batches/" + batch;
      Optional<String> waits = new PrintFile(calls, path, token, out).fetch(folder, batch);
      out.println();
      waits.ifPresent(
          approval -> out.println("Another operator has to agree first: approval " + approval));
      return waits.isPresent() ? WAITS : 0;
    }
  }
}
