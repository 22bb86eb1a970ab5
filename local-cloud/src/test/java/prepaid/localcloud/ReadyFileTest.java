package prepaid.localcloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import prepaid.localcloud.sandbox.Sandbox;

class ReadyFileTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void aSystemThatAnswersKeepsItsFile() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/_local/health",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    URI api = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    Path file = folder.resolve("ready.json");
    ReadyFile.write(
        file,
        new Sandbox.Addresses(api, api),
        new ReadyFile.Credentials(
            Map.of("admin", "token"), new Sandbox.Seeded(List.of(), List.of()), List.of()));
    assertEquals(Optional.of(api.toString()), ReadyFile.answeredAt(file));
    server.stop(0);
    assertEquals(Optional.empty(), ReadyFile.answeredAt(file));
  }

  @Test
  void noFileOrAnotherOneStandsInNobodysWay() throws IOException {
    Path file = folder.resolve("other.json");
    assertEquals(Optional.empty(), ReadyFile.answeredAt(file));
    Files.writeString(file, "no json");
    assertEquals(Optional.empty(), ReadyFile.answeredAt(file));
    assertTrue(Files.exists(file));
  }
}
