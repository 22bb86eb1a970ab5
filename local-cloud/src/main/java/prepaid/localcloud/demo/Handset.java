package prepaid.localcloud.demo;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.localcloud.wire.Json;
import prepaid.localcloud.wire.JsonCalls;
import prepaid.localcloud.wire.JsonCalls.Reply;

/** Somebody's phone of the simplest kind: it texts, and shows what it is answered. */
final class Handset {
  private static final int TOKEN_CHARACTERS = 24;

  private final JsonCalls calls;
  private final URI api;
  private final String number;
  private final Transcript transcript;

  Handset(JsonCalls calls, URI api, String number, Transcript transcript) {
    this.calls = calls;
    this.api = api;
    this.number = number;
    this.transcript = transcript;
  }

  /** Texts, and waits for the answer; both are told. */
  String ask(String body) {
    transcript.says("text", body);
    int before = texts().size();
    Reply taken = calls.post(api + "/_local/sms", Map.of(), Map.of("from", number, "body", body));
    if (!taken.good()) {
      throw new StoryBroken("a text was not taken: " + taken.words());
    }
    String answer =
        Shop.await(
            "an answer to " + number,
            () -> Optional.of(texts()).filter(texts -> texts.size() > before).map(List::getLast));
    transcript.says("answer", answer);
    return answer;
  }

  /** The token that stands first in a text. */
  static String token(String text) {
    if (!text.matches("(?s)([0-9]{4} ){4}[0-9]{4} .*")) {
      throw new StoryBroken("the text has no token: " + text);
    }
    return text.substring(0, TOKEN_CHARACTERS).replace(" ", "");
  }

  /** Its number as an address may hold it. */
  String inUrl() {
    return URLEncoder.encode(number, StandardCharsets.UTF_8);
  }

  private List<String> texts() {
    Reply reply = calls.get(api + "/_local/sms?to=" + inUrl(), Map.of());
    if (!reply.good()) {
      throw new StoryBroken("texts cannot be read: " + reply.words());
    }
    return Json.list(reply.body()).stream()
        .map(item -> Json.string(Json.object(Json.bytes(item)), "body"))
        .toList();
  }
}
