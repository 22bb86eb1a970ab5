package prepaid.outside.payments;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import prepaid.vending.limits.Limits;

/**
 * Calls to the provider: JSON over HTTP with bounded time and size. {@link HttpURLConnection}
 * starts no threads and costs a cold function nothing.
 */
final class SandboxCalls {
  private final String baseUrl;
  private final String secret;

  SandboxCalls(String baseUrl, String secret) {
    this.baseUrl = baseUrl;
    this.secret = secret;
  }

  /**
   * @return the answer's object; empty when the provider did not answer with success in time
   */
  Optional<Map<String, Object>> post(String path, String idempotencyKey, Map<String, Object> body) {
    try {
      return answer(send(path, idempotencyKey, JSON.std.asBytes(body)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private HttpURLConnection send(String path, String idempotencyKey, byte[] body)
      throws IOException {
    var call = (HttpURLConnection) URI.create(baseUrl + path).toURL().openConnection();
    call.setRequestMethod("POST");
    call.setConnectTimeout(Math.toIntExact(Limits.PROVIDER_CONNECT_WAIT_MAX.toMillis()));
    call.setReadTimeout(Math.toIntExact(Limits.PROVIDER_ANSWER_WAIT_MAX.toMillis()));
    call.setInstanceFollowRedirects(false);
    call.setRequestProperty("Authorization", "Bearer " + secret);
    call.setRequestProperty("Idempotency-Key", idempotencyKey);
    call.setRequestProperty("Content-Type", "application/json");
    call.setRequestProperty("Accept", "application/json");
    call.setDoOutput(true);
    call.setFixedLengthStreamingMode(body.length);
    try (OutputStream out = call.getOutputStream()) {
      out.write(body);
    }
    return call;
  }

  private static Optional<Map<String, Object>> answer(HttpURLConnection call) throws IOException {
    int status = call.getResponseCode();
    if (status != HttpURLConnection.HTTP_OK && status != HttpURLConnection.HTTP_CREATED) {
      call.disconnect();
      return Optional.empty();
    }
    try (InputStream in = call.getInputStream()) {
      byte[] answer = in.readNBytes(Limits.BODY_BYTES_MAX + 1);
      return answer.length > Limits.BODY_BYTES_MAX
          ? Optional.empty()
          : Optional.of(JSON.std.mapFrom(answer));
    }
  }
}
