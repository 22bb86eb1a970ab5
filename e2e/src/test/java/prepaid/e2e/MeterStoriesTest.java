package prepaid.e2e;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.meter.MeterServer;

class MeterStoriesTest {
  @Test
  void inThisProcess() throws IOException {
    try (MeterServer server = MeterServer.start(0, Optional.empty(), InstantSource.system())) {
      new MeterStories(Http.at("http://localhost:" + server.port())).all();
    }
  }
}
