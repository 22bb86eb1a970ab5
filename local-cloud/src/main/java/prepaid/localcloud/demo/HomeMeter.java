package prepaid.localcloud.demo;

import java.net.URI;
import java.util.Map;
import prepaid.localcloud.wire.Json;
import prepaid.localcloud.wire.JsonCalls;
import prepaid.localcloud.wire.JsonCalls.Reply;

/** A meter on the wall: its keypad, its display, and what the house draws. */
final class HomeMeter {
  private final JsonCalls calls;
  private final String url;

  HomeMeter(JsonCalls calls, URI meters, String number) {
    this.calls = calls;
    this.url = meters + "/meters/" + number;
  }

  Map<String, Object> look() {
    return expect("looking at the meter", calls.get(url, Map.of()));
  }

  Map<String, Object> enter(String token) {
    return expect("typing a token", calls.post(url + "/keypad", Map.of(), Map.of("digits", token)));
  }

  Map<String, Object> use(String units) {
    return expect("using units", calls.post(url + "/consume", Map.of(), Map.of("units", units)));
  }

  private static Map<String, Object> expect(String what, Reply reply) {
    if (!reply.good()) {
      throw new StoryBroken(what + " answered " + reply.words());
    }
    return reply.object();
  }

  /** Fails the story unless the member is as it should be. */
  static void check(Map<String, Object> answer, String name, String expected) {
    String actual = Json.string(answer, name);
    if (!actual.equals(expected)) {
      throw new StoryBroken(
          "the meter should answer %s %s, and answered %s".formatted(name, expected, answer));
    }
  }
}
