package prepaid.tokengeneration;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Answers Encrypt and Decrypt of KMS without a network, in its JSON protocol, and hands every other
 * service's requests on. A ciphertext is bound to its key and context by their hashes in front of
 * it.
 */
final class KmsInProcess implements UnaryOperator<SdkHttpClient> {
  @Override
  public SdkHttpClient apply(SdkHttpClient client) {
    return new Between(client);
  }

  private static HttpExecuteResponse answer(HttpExecuteRequest request, String operation)
      throws IOException {
    Map<String, Object> asked;
    try (InputStream body = request.contentStreamProvider().orElseThrow().newStream()) {
      asked = JSON.std.mapFrom(body.readAllBytes());
    }
    int key = String.valueOf(asked.get("KeyId")).hashCode();
    int binding = new TreeMap<>((Map<?, ?>) asked.get("EncryptionContext")).hashCode();
    if (operation.equals("Encrypt")) {
      byte[] plain = Base64.getDecoder().decode((String) asked.get("Plaintext"));
      ByteBuffer sealed = ByteBuffer.allocate(2 * Integer.BYTES + plain.length);
      return json(200, "CiphertextBlob", sealed.putInt(key).putInt(binding).put(plain).array());
    }
    byte[] sealed = Base64.getDecoder().decode((String) asked.get("CiphertextBlob"));
    ByteBuffer buffer = ByteBuffer.wrap(sealed);
    if (buffer.getInt() != key) {
      return response(400, "{\"__type\":\"IncorrectKeyException\"}");
    }
    if (buffer.getInt() != binding) {
      return response(400, "{\"__type\":\"InvalidCiphertextException\"}");
    }
    byte[] plain = new byte[buffer.remaining()];
    buffer.get(plain);
    return json(200, "Plaintext", plain);
  }

  private static HttpExecuteResponse json(int status, String field, byte[] bytes) {
    return response(
        status,
        "{\"KeyId\":\"key\",\"%s\":\"%s\"}"
            .formatted(field, Base64.getEncoder().encodeToString(bytes)));
  }

  private static HttpExecuteResponse response(int status, String body) {
    return HttpExecuteResponse.builder()
        .response(
            SdkHttpResponse.builder()
                .statusCode(status)
                .putHeader("Content-Type", "application/x-amz-json-1.1")
                .build())
        .responseBody(
            AbortableInputStream.create(
                new ByteArrayInputStream(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))))
        .build();
  }

  private record Between(SdkHttpClient client) implements SdkHttpClient {
    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      String target = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("");
      if (!target.startsWith("TrentService.")) {
        return client.prepareRequest(request);
      }
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() throws IOException {
          return answer(request, target.substring(target.indexOf('.') + 1));
        }

        @Override
        public void abort() {}
      };
    }

    @Override
    public void close() {
      client.close();
    }
  }
}
