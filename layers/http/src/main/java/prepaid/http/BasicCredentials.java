package prepaid.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** Name and secret of an HTTP Basic header (RFC 7617). */
public record BasicCredentials(String name, String secret) {
  private static final String SCHEME = "basic ";

  /** Empty when the request has none, or none that can be read. */
  public static Optional<BasicCredentials> of(HttpRequest request) {
    return request
        .header("authorization")
        .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(SCHEME))
        .flatMap(header -> decoded(header.substring(SCHEME.length()).strip()));
  }

  private static Optional<BasicCredentials> decoded(String base64) {
    try {
      String text = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(new BasicCredentials(text.substring(0, colon), text.substring(colon + 1)));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "BasicCredentials[" + name + "]";
  }
}
