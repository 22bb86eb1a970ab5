package prepaid.e2e;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import prepaid.e2e.Http.Reply;

/** Somebody's phone: it texts the system and keeps what it is answered. */
record Phone(RunningSystem system, String number) {
  private static final AtomicInteger NEXT = new AtomicInteger(1_000_000);

  /** A number that no other story has. */
  static Phone some(RunningSystem system) {
    return new Phone(system, "+2783" + NEXT.incrementAndGet());
  }

  void text(String body) {
    text(body, "");
  }

  /** The same id again is the same message again. */
  void text(String body, String id) {
    Reply taken = system.api().post("/_local/sms", Map.of("from", number, "body", body, "id", id));
    if (taken.status() != 202) {
      throw new AssertionError("not taken: " + taken);
    }
  }

  List<String> texts() {
    return system.api().get("/_local/sms?to=" + number.replace("+", "%2B")).list().stream()
        .map(text -> String.valueOf(text.get("body")))
        .toList();
  }

  /** Waits until so many texts came, and answers the last of them. */
  String awaitText(int count) {
    return Await.until(this::texts, texts -> texts.size() >= count).get(count - 1);
  }

  /** Texts, and waits for the next answer. */
  String ask(String body) {
    int before = texts().size();
    text(body);
    return awaitText(before + 1);
  }

  String awaitText(Predicate<String> wanted) {
    return Await.until(this::texts, texts -> texts.stream().anyMatch(wanted)).stream()
        .filter(wanted)
        .findFirst()
        .orElseThrow();
  }

  /** The token at the beginning of a text. */
  static String token(String text) {
    if (!text.matches("(?s)([0-9]{4} ){4}[0-9]{4} .*")) {
      throw new AssertionError("no token first: " + text);
    }
    return text.substring(0, 24).replace(" ", "");
  }
}
