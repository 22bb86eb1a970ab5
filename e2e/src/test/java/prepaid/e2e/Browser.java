package prepaid.e2e;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A Chromium of this machine, led through its DevTools protocol; nothing is downloaded for it. */
final class Browser implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final int ANSWER_SECONDS_MAX = 30;

  private final Process process;
  private final WebSocket page;
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<Map<String, Object>>> waiting =
      new ConcurrentHashMap<>();

  /** The first browser on the path, if there is one. */
  static Optional<Path> find() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * @param profile an empty folder
   */
  Browser(Path executable, Path profile) throws IOException {
    this.process =
        new ProcessBuilder(
                executable.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    Path portFile = profile.resolve("DevToolsActivePort");
    Await.until(() -> lines(portFile).size() >= 2, ready -> ready);
    String port = lines(portFile).get(0);
    String address =
        Http.at("http://127.0.0.1:" + port)
            .raw("PUT", "/json/new?about:blank", "")
            .text("webSocketDebuggerUrl");
    this.page =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(address), new Answers())
            .join();
  }

  void open(String address) {
    call("Page.navigate", Map.of("url", address));
  }

  /** The value of an expression, as text. */
  String evaluate(String expression) {
    Map<String, Object> answer =
        call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
    return answer.get("result") instanceof Map<?, ?> outer
            && outer.get("result") instanceof Map<?, ?> inner
        ? String.valueOf(inner.get("value"))
        : "";
  }

  /** Asks until the expression is true; what the page shows then is in the failure. */
  void await(String condition) {
    String shown = "location.href + ' ' + (document.body ? document.body.innerText : '')";
    Await.until(() -> evaluate("(" + condition + ") ? 'yes' : 'no: ' + " + shown), "yes"::equals);
  }

  /** Types into a field, as far as the page can tell. */
  void type(String selector, String text) {
    evaluate(
        "(e => { e.value = '%s'; e.dispatchEvent(new Event('input', {bubbles: true})); })"
                .formatted(text)
            + "(document.querySelector('%s'))".formatted(selector));
  }

  void click(String selector) {
    evaluate("document.querySelector('%s').click()".formatted(selector));
  }

  private Map<String, Object> call(String method, Map<String, ?> parameters) {
    int id = ids.incrementAndGet();
    CompletableFuture<Map<String, Object>> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    page.sendText(Http.json(Map.of("id", id, "method", method, "params", parameters)), true).join();
    return answer.orTimeout(ANSWER_SECONDS_MAX, TimeUnit.SECONDS).join();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole family of processes: one that lived on would still write into the profile. */
  @Override
  public void close() {
    page.abort();
    List<ProcessHandle> family =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    family.forEach(ProcessHandle::destroyForcibly);
    family.forEach(one -> one.onExit().orTimeout(ANSWER_SECONDS_MAX, TimeUnit.SECONDS).join());
  }

  private final class Answers implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        answer(text.toString());
        text.setLength(0);
      }
      socket.request(1);
      return CompletableFuture.completedFuture(null);
    }

    private void answer(String json) {
      try {
        Map<String, Object> message = JSON.std.mapFrom(json);
        if (message.get("id") instanceof Integer id && waiting.containsKey(id)) {
          waiting.remove(id).complete(message);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
