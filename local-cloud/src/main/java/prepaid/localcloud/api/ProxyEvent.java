package prepaid.localcloud.api;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import prepaid.localcloud.template.Scope;
import prepaid.localcloud.wire.Json;
import prepaid.localcloud.wire.WireRequest;

/** The event of a REST API's Lambda proxy integration, payload version 1.0. */
record ProxyEvent(String stage, Set<String> binaryMediaTypes) {

  byte[] of(WireRequest request, Routes.Match match) {
    Map<String, List<String>> headers = headers(request);
    Map<String, List<String>> query = request.query();
    String contentType = request.header("Content-Type").orElse("").replaceFirst(";.*", "").trim();
    boolean binary = binaryMediaTypes.contains(contentType);
    byte[] body = request.body();
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("resource", match.route().path());
    event.put("path", request.path());
    event.put("httpMethod", request.method());
    event.put("headers", lasts(headers));
    event.put("multiValueHeaders", headers);
    event.put("queryStringParameters", query.isEmpty() ? null : lasts(query));
    event.put("multiValueQueryStringParameters", query.isEmpty() ? null : query);
    event.put("pathParameters", match.pathParameters().isEmpty() ? null : match.pathParameters());
    event.put("stageVariables", null);
    event.put("requestContext", context(request, match));
    event.put("body", body.length == 0 ? null : text(body, binary));
    event.put("isBase64Encoded", binary && body.length > 0);
    return Json.bytes(event);
  }

  private static String text(byte[] body, boolean binary) {
    return binary
        ? Base64.getEncoder().encodeToString(body)
        : new String(body, StandardCharsets.UTF_8);
  }

  /** What the client sent, and what API Gateway adds about the way it came. */
  private static Map<String, List<String>> headers(WireRequest request) {
    Map<String, List<String>> headers = new LinkedHashMap<>(request.headers());
    String port = request.header("Host").orElse("").replaceFirst("^[^:]*:?", "");
    headers.put("X-Forwarded-For", List.of(request.remoteAddress()));
    headers.put("X-Forwarded-Port", List.of(port.isEmpty() ? "80" : port));
    headers.put("X-Forwarded-Proto", List.of("http"));
    return headers;
  }

  private Map<String, Object> context(WireRequest request, Routes.Match match) {
    String id = UUID.randomUUID().toString();
    Map<String, Object> identity = new LinkedHashMap<>();
    identity.put("sourceIp", request.remoteAddress());
    identity.put("userAgent", request.header("User-Agent").orElse(null));
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("accountId", Scope.ACCOUNT);
    context.put("apiId", "local");
    context.put("stage", stage);
    context.put("requestId", id);
    context.put("extendedRequestId", id);
    context.put("protocol", "HTTP/1.1");
    context.put("domainName", request.header("Host").orElse("localhost"));
    context.put("resourcePath", match.route().path());
    context.put("httpMethod", request.method());
    // The stage is no part of addresses here, as behind an own domain.
    context.put("path", request.path());
    context.put("identity", identity);
    return context;
  }

  private static Map<String, String> lasts(Map<String, List<String>> values) {
    Map<String, String> lasts = new LinkedHashMap<>();
    values.forEach((name, list) -> lasts.put(name, list.getLast()));
    return lasts;
  }
}
