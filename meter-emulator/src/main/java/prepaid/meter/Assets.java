package prepaid.meter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The page and what belongs to it, read once from the class path. */
final class Assets {
  /** Each path and the file behind it. */
  static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("/", "meter.html"),
          Map.entry("/meter.css", "meter.css"),
          Map.entry("/case.css", "case.css"),
          Map.entry("/meter.js", "meter.js"),
          Map.entry("/glass.js", "glass.js"),
          Map.entry("/segments.js", "segments.js"),
          Map.entry("/digits.js", "digits.js"),
          Map.entry("/facts.js", "facts.js"),
          Map.entry("/house.js", "house.js"));

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8");

  private final Map<String, MeterRoutes.Answer> answers = new HashMap<>();

  Assets() throws IOException {
    for (Map.Entry<String, String> asset : NAMES.entrySet()) {
      answers.put(asset.getKey(), load(asset.getValue()));
    }
  }

  private static MeterRoutes.Answer load(String file) throws IOException {
    String type = TYPES.get(file.substring(file.indexOf('.') + 1));
    try (InputStream in = Assets.class.getResourceAsStream(file)) {
      byte[] bytes = Objects.requireNonNull(in, file).readAllBytes();
      return new MeterRoutes.Answer(
          200, Objects.requireNonNull(type, file), new String(bytes, StandardCharsets.UTF_8));
    }
  }

  MeterRoutes.Answer answer(String path) {
    return Objects.requireNonNull(answers.get(path), path);
  }
}
