package prepaid.localcloud.cards;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.localcloud.wire.Json;
import prepaid.localcloud.wire.JsonCalls;
import prepaid.localcloud.wire.JsonCalls.Reply;
import prepaid.localcloud.wire.PrivateFile;

/**
 * The print file of a batch, fetched page by page into a folder. A page that is there as it was
 * made is not asked for again: making one again takes a second operator.
 */
final class PrintFile {
  private static final int BAR = 40;

  private final JsonCalls calls;
  private final String path;
  private final Map<String, String> bearer;
  private final PrintStream out;

  /**
   * @param path of the batch in the API
   */
  PrintFile(JsonCalls calls, String path, String token, PrintStream out) {
    this.calls = calls;
    this.path = path;
    this.bearer = Map.of("Authorization", "Bearer " + token);
    this.out = out;
  }

  /** The approval that is waited for; empty when everything is in the folder. */
  Optional<String> fetch(Path folder, String batch) throws IOException {
    Map<String, Object> before = manifest();
    Map<String, String> made = made(before);
    int pages = Integer.parseInt(Json.string(before, "pages"));
    for (int page = 1; page <= pages; page++) {
      Path file = folder.resolve("%s-%04d.asc".formatted(batch, page));
      if (!isThere(file, made.getOrDefault(Integer.toString(page), ""))) {
        Reply reply = good(calls.get(path + "/print-file?page=" + page, bearer));
        if (reply.status() != 200) {
          return Optional.of(Json.string(Json.member(reply.object(), "approval"), "id"));
        }
        String message = Json.string(reply.object(), "message");
        PrivateFile.replace(file, message.getBytes(StandardCharsets.UTF_8));
      }
      bar(page, pages);
    }
    Reply signed = good(calls.get(path + "/manifest", bearer));
    Files.write(folder.resolve(batch + "-manifest.json"), Json.bytes(signed.object()));
    return Optional.empty();
  }

  private Map<String, Object> manifest() {
    Reply signed = good(calls.get(path + "/manifest", bearer));
    String manifest = Json.string(signed.object(), "manifest");
    return Json.object(manifest.getBytes(StandardCharsets.UTF_8));
  }

  /** Hashes by page. */
  private static Map<String, String> made(Map<String, Object> manifest) {
    Map<String, String> hashes = new HashMap<>();
    if (manifest.get("made") instanceof List<?> pages) {
      for (Object page : pages) {
        Map<String, Object> one = Json.member(Map.of("page", page), "page");
        hashes.put(Json.string(one, "page"), Json.string(one, "sha256"));
      }
    }
    return hashes;
  }

  private static boolean isThere(Path file, String hash) throws IOException {
    return Files.exists(file) && hash(Files.readAllBytes(file)).equals(hash);
  }

  private static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  private void bar(int done, int all) {
    int filled = BAR * done / all;
    out.print(
        "\r[%s%s] page %d of %d"
            .formatted("#".repeat(filled), ".".repeat(BAR - filled), done, all));
    out.flush();
  }

  private static Reply good(Reply reply) {
    if (!reply.good()) {
      throw new IllegalStateException("refused: " + reply.words());
    }
    return reply;
  }
}
