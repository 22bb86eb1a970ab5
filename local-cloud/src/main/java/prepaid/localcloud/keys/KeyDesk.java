package prepaid.localcloud.keys;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import prepaid.localcloud.wire.Json;
import prepaid.localcloud.wire.JsonCalls;
import prepaid.localcloud.wire.JsonCalls.Reply;

/** What an operator does about keys, over the back office's HTTP face. */
final class KeyDesk {
  private static final int WAITS = 3;

  private final JsonCalls calls;
  private final String office;
  private final Map<String, String> bearer;
  private final PrintStream out;

  KeyDesk(JsonCalls calls, String office, String token, PrintStream out) {
    this.calls = calls;
    this.office = office;
    this.bearer = Map.of("Authorization", "Bearer " + token);
    this.out = out;
  }

  /** The options of a command. */
  record Words(Map<String, String> options) {
    String required(String name) {
      String value = options.get(name);
      if (value == null) {
        throw new IllegalArgumentException("--" + name + " is missing");
      }
      return value;
    }

    int number(String name, String otherwise) {
      String text = options.getOrDefault(name, otherwise);
      if (!text.matches("[0-9]{1,4}")) {
        throw new IllegalArgumentException("--" + name + " is a number");
      }
      return Integer.parseInt(text);
    }

    String keys() {
      return "/supply-groups/" + required("group") + "/keys";
    }

    String key() {
      return keys() + "/" + required("revision");
    }
  }

  int run(String command, Words words, Supplier<String> secret) {
    return switch (command) {
      case "list" -> list(words);
      case "enter" -> enter(words, secret);
      case "discard" -> discard(words);
      case "activate" -> decided(calls.post(office + words.key() + "/activate", bearer, Map.of()));
      case "retire" ->
          decided(
              calls.post(
                  office + words.key() + "/retire",
                  bearer,
                  Map.of("reason", words.required("reason"))));
      case "limit" -> limit(words);
      case "approve" -> approve(words);
      case "warnings" -> warnings();
      case "rewrap" -> rewrap();
      case "rewrap-cards" -> rewrapCards();
      default -> throw new IllegalArgumentException("there is no keys " + command);
    };
  }

  private int list(Words words) {
    Map<String, Object> listed = good(calls.get(office + words.keys(), bearer)).object();
    objects(listed, "keys").forEach(this::line);
    for (Map<String, Object> waiting : objects(listed, "waitingComponents")) {
      out.printf(
          "revision %s  %s  component check value %s, by %s%n",
          Json.string(waiting, "keyRevision"),
          Json.string(waiting, "state"),
          Json.string(waiting, "componentCheckValue"),
          Json.string(waiting, "enteredBy"));
    }
    return 0;
  }

  private void line(Map<String, Object> key) {
    out.printf(
        "revision %s  %s  %s  check value %s  base date %s  last token %s (%s)%n",
        Json.string(key, "keyRevision"),
        Json.string(key, "state"),
        Json.string(key, "keyType"),
        Json.string(key, "checkValue"),
        Json.string(key, "baseDate"),
        Json.string(key, "lastToken"),
        Json.string(key, "endsBecause"));
  }

  private int enter(Words words, Supplier<String> secret) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("keyRevision", words.number("revision", ""));
    body.put("keyType", words.options().getOrDefault("type", "VUDK"));
    body.put("derivation", words.number("derivation", "4"));
    body.put("baseDate", words.number("base-date", "2014"));
    body.put("expiry", words.number("expiry", "255"));
    body.put("activeFrom", words.required("from"));
    body.put("issuedUntil", words.required("until"));
    put(body, "componentCheckValue", words, "component-check");
    put(body, "checkValue", words, "key-check");
    body.put("component", secret.get());
    Reply reply = good(calls.post(office + words.keys(), bearer, body));
    Map<String, Object> answer = reply.object();
    if (answer.containsKey("componentCheckValue")) {
      out.println(
          "Kept. The component's check value is %s; another operator enters the other one."
              .formatted(Json.string(answer, "componentCheckValue")));
      return WAITS;
    }
    return decided(reply);
  }

  private int discard(Words words) {
    Reply gone = calls.send("DELETE", office + words.key() + "/components", bearer);
    if (good(gone).good()) {
      out.println("They are gone: both operators start again.");
    }
    return 0;
  }

  private int limit(Words words) {
    String path = office + words.key() + "/limit";
    if (!words.options().containsKey("period")) {
      out.println(Json.text(good(calls.get(path, bearer)).object()));
      return 0;
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("period", words.required("period"));
    put(body, "units", words, "units");
    put(body, "amount", words, "amount");
    Reply reply = good(calls.put(path, bearer, body));
    if (reply.status() == 202) {
      return waits(reply);
    }
    out.println(reply.status() == 204 ? "No limit any more." : Json.text(reply.object()));
    return 0;
  }

  private static void put(Map<String, Object> body, String field, Words words, String option) {
    if (words.options().containsKey(option)) {
      body.put(field, words.required(option));
    }
  }

  private int approve(Words words) {
    String path = office + "/approvals/" + words.required("approval") + "/approve";
    Map<String, Object> approval = good(calls.post(path, bearer, Map.of())).object();
    out.println("Approved: " + Json.string(approval, "words"));
    return 0;
  }

  private int warnings() {
    List<Map<String, Object>> warnings =
        objects(good(calls.get(office + "/key-warnings", bearer)).object(), "warnings");
    warnings.forEach(warning -> out.println(Json.string(warning, "words")));
    if (warnings.isEmpty()) {
      out.println("Nothing is to be seen to.");
    }
    return 0;
  }

  /** Call by call: what was done stays done, so it may be begun again at any time. */
  private int rewrap() {
    while (true) {
      Reply reply = good(calls.post(office + "/keys/rewrap", bearer, Map.of()));
      if (reply.status() == 202) {
        return waits(reply);
      }
      Map<String, Object> answer = reply.object();
      String left = Json.string(answer, "left");
      out.println("wrapped anew: %s, left: %s".formatted(Json.string(answer, "rewrapped"), left));
      if (left.equals("0")) {
        return 0;
      }
    }
  }

  private int rewrapCards() {
    Reply reply = good(calls.post(office + "/card-keys/rewrap", bearer, Map.of()));
    if (reply.status() == 202) {
      return waits(reply);
    }
    out.println("wrapped anew: " + Json.string(reply.object(), "rewrapped"));
    return 0;
  }

  private int decided(Reply reply) {
    Map<String, Object> key = good(reply).object();
    line(key);
    return reply.status() == 202 ? waits(reply) : 0;
  }

  private int waits(Reply reply) {
    String approval = Json.string(Json.member(reply.object(), "approval"), "id");
    out.println("Another operator has to agree: ./vend keys approve --approval " + approval);
    return WAITS;
  }

  private static List<Map<String, Object>> objects(Map<String, Object> object, String name) {
    return object.get(name) instanceof List<?> list
        ? list.stream().map(one -> Json.member(Map.of("one", one), "one")).toList()
        : List.of();
  }

  private static Reply good(Reply reply) {
    if (!reply.good()) {
      throw new IllegalStateException("refused: " + Json.string(reply.object(), "detail"));
    }
    return reply;
  }
}
