package prepaid.localcloud.cards;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prepaid.localcloud.wire.Json;
import prepaid.localcloud.wire.JsonCalls;
import prepaid.localcloud.wire.LoopbackServer;
import prepaid.localcloud.wire.WireRequest;
import prepaid.localcloud.wire.WireResponse;

class PrintFileTest {
  private static final int PAGES = 3;

  private final Set<String> made = new HashSet<>();
  private final List<String> asked = new ArrayList<>();
  private String refusedPage = "";

  /** An office that makes each page once, and only then wants another operator. */
  private WireResponse answer(WireRequest request) {
    if (request.path().endsWith("/manifest")) {
      List<Map<String, Object>> pages =
          made.stream()
              .map(page -> Map.<String, Object>of("page", page, "sha256", hash(message(page))))
              .toList();
      String manifest =
          new String(Json.bytes(Map.of("pages", PAGES, "made", pages)), StandardCharsets.UTF_8);
      return WireResponse.json(200, Map.of("manifest", manifest, "signature", "s"));
    }
    String page = request.queryValue("page").orElseThrow();
    asked.add(page);
    return page.equals(refusedPage) || !made.add(page)
        ? WireResponse.json(202, Map.of("approval", Map.of("id", "a-" + page)))
        : WireResponse.json(200, Map.of("message", message(page), "pages", PAGES));
  }

  private static String message(String page) {
    return "page " + page + " of cards";
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private Optional<String> fetch(Path folder) throws IOException {
    try (LoopbackServer office = LoopbackServer.start(0, this::answer);
        JsonCalls calls = new JsonCalls()) {
      PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());
      return new PrintFile(calls, office.uri() + "/batch", "t", nowhere).fetch(folder, "b");
    }
  }

  @Test
  void whatIsInTheFolderIsNotMadeAgain(@TempDir Path folder) throws IOException {
    refusedPage = "3";
    assertEquals(Optional.of("a-3"), fetch(folder));
    refusedPage = "";
    assertEquals(Optional.empty(), fetch(folder));
    assertEquals(List.of("1", "2", "3", "3"), asked);
    assertEquals(Optional.empty(), fetch(folder));
    assertEquals(4, asked.size());
    assertEquals(message("2"), Files.readString(folder.resolve("b-0002.asc")));
    assertTrue(Files.exists(folder.resolve("b-manifest.json")));
  }

  @Test
  void aPageThatIsNotAsItWasMadeIsAskedFor(@TempDir Path folder) throws IOException {
    assertEquals(Optional.empty(), fetch(folder));
    Files.writeString(folder.resolve("b-0002.asc"), "page 2 of c");
    assertEquals(Optional.of("a-2"), fetch(folder));
  }
}
