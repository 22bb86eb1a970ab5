package prepaid.http;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * API Gateway's proxy events of REST APIs (payload version 1.0), read and answered as streams: no
 * binding, no event classes, because both cost milliseconds at a cold start.
 */
public final class ProxyEvents {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION).build();

  private String method = "";
  private String path = "";
  private String body = "";
  private boolean base64;
  private String sourceAddress = "";
  private String requestId = "";
  private Map<String, String> headers = Map.of();
  private Map<String, String> query = Map.of();

  private ProxyEvents() {}

  /**
   * @throws IOException when this is no proxy event: whoever invoked the function is mistaken
   */
  public static HttpRequest read(InputStream event) throws IOException {
    ProxyEvents read = new ProxyEvents();
    try (JsonParser parser = FACTORY.createParser(event)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("not a proxy event");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        read.field(parser);
      }
    }
    return read.request();
  }

  private void field(JsonParser parser) throws IOException {
    String name = parser.currentName();
    JsonToken token = parser.nextToken();
    switch (name) {
      case "httpMethod" -> method = text(parser).toUpperCase(Locale.ROOT);
      case "path" -> path = text(parser);
      case "body" -> body = text(parser);
      case "isBase64Encoded" -> base64 = token == JsonToken.VALUE_TRUE;
      case "headers" -> headers = lowerCase(texts(parser));
      case "queryStringParameters" -> query = texts(parser);
      case "requestContext" -> context(parser);
      default -> parser.skipChildren();
    }
  }

  private void context(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "requestId" -> requestId = text(parser);
        case "identity" -> sourceAddress = texts(parser).getOrDefault("sourceIp", "");
        default -> parser.skipChildren();
      }
    }
  }

  private HttpRequest request() throws IOException {
    if (method.isEmpty() || path.isEmpty()) {
      throw new IOException("a proxy event has a method and a path");
    }
    try {
      byte[] bytes =
          base64 ? Base64.getDecoder().decode(body) : body.getBytes(StandardCharsets.UTF_8);
      return new HttpRequest(
          method, path, Map.of(), query, headers, bytes, sourceAddress, requestId);
    } catch (IllegalArgumentException e) {
      throw new IOException("the event's body is not base64", e);
    }
  }

  private static String text(JsonParser parser) throws IOException {
    String text = parser.getValueAsString("");
    parser.skipChildren();
    return text == null ? "" : text;
  }

  private static Map<String, String> texts(JsonParser parser) throws IOException {
    Map<String, String> texts = new HashMap<>();
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        if (parser.nextToken() == JsonToken.VALUE_NULL) {
          continue;
        }
        texts.put(name, text(parser));
      }
    }
    return Map.copyOf(texts);
  }

  private static Map<String, String> lowerCase(Map<String, String> headers) {
    Map<String, String> lower = new HashMap<>();
    headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    return Map.copyOf(lower);
  }

  /** Writes the answer that API Gateway expects; what is not text goes as base64. */
  public static void write(HttpResponse response, OutputStream out) throws IOException {
    boolean text = isText(response.headers().getOrDefault("Content-Type", "text/plain"));
    try (JsonGenerator generator = FACTORY.createGenerator(out, JsonEncoding.UTF8)) {
      generator.writeStartObject();
      generator.writeNumberField("statusCode", response.status());
      generator.writeObjectFieldStart("headers");
      for (Map.Entry<String, String> header : response.headers().entrySet()) {
        generator.writeStringField(header.getKey(), header.getValue());
      }
      generator.writeEndObject();
      generator.writeStringField(
          "body", text ? response.bodyText() : Base64.getEncoder().encodeToString(response.body()));
      generator.writeBooleanField("isBase64Encoded", !text);
      generator.writeEndObject();
    }
  }

  private static boolean isText(String contentType) {
    String type = contentType.toLowerCase(Locale.ROOT);
    return type.startsWith("text/")
        || type.matches("(application|image)/([a-z0-9.-]+\\+)?(json|xml|yaml|javascript)\\b.*");
  }
}
