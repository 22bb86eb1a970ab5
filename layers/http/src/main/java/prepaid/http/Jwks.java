package prepaid.http;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import prepaid.vending.limits.Limits;

/**
 * The issuer's public keys, fetched when they are first needed and again when they are old or a key
 * is not among them. While the issuer does not answer, keys that are not too old are still used.
 */
public final class Jwks {
  /** Where the keys come from. */
  @FunctionalInterface
  public interface Source {
    /** The JWKS document. */
    String fetch() throws IOException;
  }

  /** The keys cannot be had. */
  static final class Unreachable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreachable(Throwable cause) {
      super("the JWKS cannot be fetched", cause);
    }
  }

  private final Source source;
  private final Clock clock;
  private JWKSet keys = new JWKSet();
  private Instant fetchedAt = Instant.MIN;
  private Instant askedAt = Instant.MIN;

  public Jwks(Source source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /** The keys at an address, http or https. */
  public static Jwks at(URI address, Clock clock) {
    return new Jwks(() -> download(address), clock);
  }

  synchronized Optional<JWK> key(String id) throws Unreachable {
    Instant now = clock.instant();
    if (fetchedAt.isBefore(now.minus(Limits.OPERATOR_KEYS_REFRESH_AFTER))) {
      refresh(now);
    }
    JWK key = keys.getKeyByKeyId(id);
    if (key == null && askedAt.isBefore(now.minus(Limits.OPERATOR_KEYS_ASKING_PAUSE))) {
      refresh(now);
      key = keys.getKeyByKeyId(id);
    }
    return Optional.ofNullable(key);
  }

  private void refresh(Instant now) throws Unreachable {
    boolean usable = !fetchedAt.isBefore(now.minus(Limits.OPERATOR_KEYS_AGE_MAX));
    boolean askedJustNow = !askedAt.isBefore(now.minus(Limits.OPERATOR_KEYS_ASKING_PAUSE));
    if (usable && askedJustNow) {
      return;
    }
    askedAt = now;
    try {
      keys = JWKSet.parse(source.fetch());
      fetchedAt = now;
    } catch (IOException | ParseException e) {
      if (!usable) {
        throw new Unreachable(e);
      }
    }
  }

  private static String download(URI address) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setConnectTimeout((int) Limits.OPERATOR_KEYS_CONNECT_WAIT_MAX.toMillis());
    connection.setReadTimeout((int) Limits.OPERATOR_KEYS_ANSWER_WAIT_MAX.toMillis());
    connection.setInstanceFollowRedirects(false);
    try {
      if (connection.getResponseCode() != 200) {
        throw new IOException("the JWKS address answers " + connection.getResponseCode());
      }
      try (InputStream body = connection.getInputStream()) {
        byte[] bytes = body.readNBytes(Limits.OPERATOR_KEYS_BYTES_MAX + 1);
        if (bytes.length > Limits.OPERATOR_KEYS_BYTES_MAX) {
          throw new IOException(
              "the JWKS is larger than " + Limits.OPERATOR_KEYS_BYTES_MAX + " bytes");
        }
        return new String(bytes, StandardCharsets.UTF_8);
      }
    } finally {
      connection.disconnect();
    }
  }
}
