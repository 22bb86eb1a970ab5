package prepaid.webvend;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import prepaid.http.HttpRequest;
import prepaid.http.HttpResponse;
import prepaid.http.Problem;
import prepaid.http.Reply;

/** The web page, its parts and the contract, as files that clients may keep and ask after. */
final class SiteFace {
  private static final Map<String, String> CONTENT_TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "ico", "image/vnd.microsoft.icon",
          "woff2", "font/woff2",
          "webmanifest", "application/manifest+json",
          "yaml", "application/yaml");

  private final Function<String, Optional<byte[]>> source;

  /** Only what was found, so nobody fills it with names of nothing. */
  private final Map<String, HttpResponse> found = new ConcurrentHashMap<>();

  /**
   * @param source the bytes of a file by its path, such as {@code page/index.html}
   */
  SiteFace(Function<String, Optional<byte[]>> source) {
    this.source = source;
  }

  Reply page(HttpRequest request) {
    return answer(request, "page/index.html");
  }

  Reply contract(HttpRequest request) {
    return answer(request, "openapi.yaml");
  }

  Reply asset(HttpRequest request) {
    String name = request.pathParameter("file");
    return name.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,63}\\.[a-z0-9]{2,11}")
        ? answer(request, "page/" + name)
        : nothing();
  }

  private Reply answer(HttpRequest request, String path) {
    HttpResponse file = found.get(path);
    if (file == null) {
      Optional<HttpResponse> read = read(path);
      if (read.isEmpty()) {
        return nothing();
      }
      file = read.get();
      found.put(path, file);
    }
    String tag = file.headers().getOrDefault("ETag", "");
    boolean known = request.header("if-none-match").filter(list -> names(list, tag)).isPresent();
    return known ? new HttpResponse(304, file.headers(), new byte[0]) : file;
  }

  private Optional<HttpResponse> read(String path) {
    String contentType = CONTENT_TYPES.get(path.substring(path.lastIndexOf('.') + 1));
    return contentType == null
        ? Optional.empty()
        : source
            .apply(path)
            .map(bytes ->
                HttpResponse.bytes(200, contentType, bytes)
                    .withHeader("ETag", tag(bytes))
                    .withHeader("Cache-Control", "no-cache"));
  }

  private static boolean names(String list, String tag) {
    for (String one : list.split(",")) {
      String strong = one.strip().replaceFirst("^W/", "");
      if (strong.equals(tag) || strong.equals("*")) {
        return true;
      }
    }
    return false;
  }

  private static String tag(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "\"" + HexFormat.of().formatHex(digest, 0, 16) + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  private static Reply nothing() {
    return Problem.notFound("There is no such file.");
  }
}
