package prepaid.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Pages, their parts and contracts, as files that clients may keep and ask after. What all pages
 * share (their look, how they call the API) is in the folder {@code site} of this layer, and is
 * served beside the parts of each page.
 */
public final class Site {
  private static final String SHARED = "site/";
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
  private final Optional<String> asks;

  /** Only what was found, so nobody fills it with names of nothing. */
  private final Map<String, HttpResponse> found = new ConcurrentHashMap<>();

  /**
   * @param source the bytes of a file by its path, such as {@code page/index.html}
   * @param asks the one origin besides its own that its pages may send requests to
   */
  public Site(Function<String, Optional<byte[]>> source, Optional<String> asks) {
    this.source = source;
    this.asks = asks;
  }

  /** Of what was packaged with a function and its layers. */
  public static Site packaged(Optional<String> asks) {
    return new Site(Site::resource, asks);
  }

  private static Optional<byte[]> resource(String path) {
    try (InputStream in = Site.class.getResourceAsStream("/" + path)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file of a path. */
  public Reply file(HttpRequest request, String path) {
    return file(path).<Reply>map(file -> unlessKnown(request, file)).orElseGet(Site::nothing);
  }

  /**
   * The part of a page that the request's parameter {@code file} names.
   *
   * @param folder of the page's own parts, with a slash at its end
   */
  public Reply part(HttpRequest request, String folder) {
    String name = request.pathParameter("file");
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,63}\\.[a-z0-9]{2,11}")) {
      return nothing();
    }
    return Stream.of(folder, SHARED)
        .flatMap(place -> file(place + name).stream())
        .findFirst()
        .<Reply>map(file -> unlessKnown(request, file))
        .orElseGet(Site::nothing);
  }

  private static HttpResponse unlessKnown(HttpRequest request, HttpResponse file) {
    String tag = file.header("ETag").orElse("");
    boolean known = request.header("if-none-match").filter(list -> names(list, tag)).isPresent();
    return known ? new HttpResponse(304, file.headers(), new byte[0]) : file;
  }

  private Optional<HttpResponse> file(String path) {
    Optional<HttpResponse> file = Optional.ofNullable(found.get(path)).or(() -> read(path));
    file.ifPresent(read -> found.put(path, read));
    return file;
  }

  private Optional<HttpResponse> read(String path) {
    String contentType = CONTENT_TYPES.get(path.substring(path.lastIndexOf('.') + 1));
    return contentType == null
        ? Optional.empty()
        : source.apply(path).map(bytes -> response(contentType, bytes));
  }

  private HttpResponse response(String contentType, byte[] bytes) {
    HttpResponse file =
        HttpResponse.bytes(200, contentType, bytes)
            .withHeader("ETag", tag(bytes))
            .withHeader("Cache-Control", "no-cache");
    return asks.isPresent() && SecurityHeaders.isPage(file)
        ? file.withHeader(SecurityHeaders.POLICY, SecurityHeaders.pagePolicy(asks.get()))
        : file;
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
