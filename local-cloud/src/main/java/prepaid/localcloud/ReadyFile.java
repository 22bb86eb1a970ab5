package prepaid.localcloud;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import prepaid.localcloud.sandbox.Sandbox;
import prepaid.localcloud.sns.Handsets;
import prepaid.localcloud.wire.Json;
import prepaid.localcloud.wire.PrivateFile;

/** {@code ready.json}: addresses, credentials and meters of a system that answers. */
final class ReadyFile {
  private static final int HEALTH_WAIT_MILLIS = 1_000;

  private ReadyFile() {}

  /** By which people and partners are let in. */
  record Credentials(
      Map<String, String> operators, Sandbox.Seeded seeded, List<Map<String, Object>> cards) {
    /** It holds secrets. */
    @Override
    public String toString() {
      return "Credentials[…]";
    }
  }

  /** Renamed into place, so that whoever finds it finds it whole. */
  static void write(Path file, Sandbox.Addresses addresses, Credentials credentials) {
    Map<String, Object> ready = new LinkedHashMap<>();
    ready.put("api", addresses.api().toString());
    ready.put("meters", addresses.meters().toString());
    ready.put("operators", credentials.operators());
    ready.put("partners", credentials.seeded().partners());
    ready.put("phoneVendors", credentials.seeded().phoneVendors());
    ready.put("cards", credentials.cards());
    ready.put("smsNumber", Handsets.NUMBER);
    ready.put("meterList", Sandbox.meterList());
    PrivateFile.replace(file, Json.bytes(ready));
  }

  /**
   * Where the system that wrote this file still answers: its file must not be taken from it. Empty
   * when there is no file, or only one that a killed system left behind.
   */
  static Optional<String> answeredAt(Path file) {
    try {
      String api = String.valueOf(Json.object(Files.readAllBytes(file)).get("api"));
      HttpURLConnection health =
          (HttpURLConnection) URI.create(api + "/_local/health").toURL().openConnection();
      health.setConnectTimeout(HEALTH_WAIT_MILLIS);
      health.setReadTimeout(HEALTH_WAIT_MILLIS);
      return health.getResponseCode() == HttpURLConnection.HTTP_OK
          ? Optional.of(api)
          : Optional.empty();
    } catch (IOException | RuntimeException nobodyThere) {
      return Optional.empty();
    }
  }
}
