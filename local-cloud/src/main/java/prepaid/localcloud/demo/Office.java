package prepaid.localcloud.demo;

import java.net.URI;
import java.util.Map;
import prepaid.localcloud.wire.JsonCalls;
import prepaid.localcloud.wire.JsonCalls.Reply;

/** The utility's office, as an operator sees it. */
final class Office {
  private final JsonCalls calls;
  private final URI api;
  private final Map<String, String> bearer;

  Office(JsonCalls calls, URI api, String token) {
    this.calls = calls;
    this.api = api;
    this.bearer = Map.of("Authorization", "Bearer " + token);
  }

  Map<String, Object> post(String path, Map<String, Object> body) {
    Reply reply = calls.post(api + "/office/v1" + path, bearer, body);
    if (!reply.good()) {
      throw new StoryBroken("the office answered " + path + " with " + reply.words());
    }
    return reply.object();
  }

  Map<String, Object> get(String path) {
    Reply reply = calls.get(api + "/office/v1" + path, bearer);
    if (!reply.good()) {
      throw new StoryBroken("the office answered " + path + " with " + reply.words());
    }
    return reply.object();
  }
}
