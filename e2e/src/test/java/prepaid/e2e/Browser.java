package prepaid.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
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
  private static final Map<String, Integer> KEY_CODES =
      Map.of("Backspace", 8, "Enter", 13, "End", 35, "Home", 36);

  private static final String FAINT =
      """
      (() => {
        const parts = (color) => (color.match(/[\\d.]+/g) || []).map(Number);
        const light = ([r, g, b]) => [r, g, b].map((one) => one / 255)
          .map((one) => one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)
          .reduce((sum, one, index) => sum + one * [0.2126, 0.7152, 0.0722][index], 0);
        const ground = (at) => {
          for (let here = at; here; here = here.parentElement) {
            const style = getComputedStyle(here);
            const drawn = style.backgroundImage.match(/rgb\\([^)]*\\)/g);
            const solid = parts(style.backgroundColor);
            if (drawn) return drawn.map(parts);
            if (solid.length === 3) return [solid];
          }
          return [[255, 255, 255]];
        };
        const texts = 'h1, h2, h3, p, a, span, strong, small, label, legend, button,'
          + ' dt, dd, th, td, li, summary';
        return [...document.querySelectorAll(texts)]
          .filter((at) => at.offsetParent && at.textContent.trim())
          .filter((at) => ground(at).some((under) => {
            const [high, low] = [light(parts(getComputedStyle(at).color)), light(under)]
              .sort((a, b) => b - a);
            return (high + 0.05) / (low + 0.05) < 4.5;
          }))
          .map((at) => at.outerHTML.slice(0, 60)).join();
      })()\
      """;

  private final Process process;
  private final WebSocket page;
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<Map<String, Object>>> waiting =
      new ConcurrentHashMap<>();

  /** The first browser on the path, if there is one. */
  private static Optional<Path> find() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts it, or skips the test aloud: a skipped test must not look like a passed one.
   *
   * @param profile an empty folder
   * @param what is not tested without a browser
   */
  static Browser startOrSkip(Path profile, String what) throws IOException {
    Optional<Path> executable = find();
    String words = "SKIPPED: " + what + " was not tested, because no Chromium is installed.";
    if (executable.isEmpty()) {
      System.getLogger(Browser.class.getName()).log(System.Logger.Level.WARNING, words);
    }
    assumeTrue(executable.isPresent(), words);
    return new Browser(executable.orElseThrow(), profile);
  }

  private Browser(Path executable, Path profile) throws IOException {
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

  /** Presses keys of characters, wherever the page has its focus. */
  void keys(String characters) {
    characters.chars().forEach(character -> key(Character.toString(character)));
  }

  /** Presses one key, by the name that pages know it by. */
  void key(String name) {
    Map<String, Object> press = new HashMap<>();
    press.put("type", "keyDown");
    press.put("key", name);
    press.put("windowsVirtualKeyCode", KEY_CODES.getOrDefault(name, (int) name.charAt(0)));
    if (name.length() == 1 || name.equals("Enter")) {
      press.put("text", name.length() == 1 ? name : "\r");
    }
    call("Input.dispatchKeyEvent", press);
    press.put("type", "keyUp");
    press.remove("text");
    call("Input.dispatchKeyEvent", press);
  }

  /** As a phone or a desk shows it. */
  void resize(int width, int height) {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
  }

  /** What a person has asked their machine for, such as less motion or dark colours. */
  void prefer(String feature, String value) {
    call(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", feature, "value", value))));
  }

  /** Everything on the page that can be used and has no name for who does not see it. */
  String unnamed() {
    return evaluate(
        "[...document.querySelectorAll('button, input, select, textarea')].filter(field =>"
            + " !(field.ariaLabel || field.labels?.length || field.textContent.trim()))"
            + ".map(field => field.outerHTML).join()");
  }

  /** Texts on a plain ground whose contrast is below 4.5 to 1, by the formula of WCAG 2. */
  String faint() {
    return evaluate(FAINT);
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
