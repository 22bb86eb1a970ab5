package prepaid.localcloud.sns;

import java.util.Map;

/** A text that went out. */
public record SentText(String to, String body, String at) {

  Map<String, Object> json() {
    return Map.of("to", to, "body", body, "at", at);
  }
}
