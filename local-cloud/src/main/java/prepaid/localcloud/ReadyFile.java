package prepaid.localcloud;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import prepaid.localcloud.sandbox.Sandbox;
import prepaid.localcloud.wire.Json;
import prepaid.localcloud.wire.PrivateFile;

/** {@code ready.json}: addresses, credentials and meters of a system that answers. */
final class ReadyFile {
  private ReadyFile() {}

  /** Renamed into place, so that whoever finds it finds it whole. */
  static void write(Path file, URI api, URI meters, Map<String, String> operators) {
    Map<String, Object> ready = new LinkedHashMap<>();
    ready.put("api", api.toString());
    ready.put("meters", meters.toString());
    ready.put("operators", operators);
    ready.put("partners", List.of());
    ready.put("phoneVendors", List.of());
    ready.put("cards", List.of());
    ready.put("smsNumber", "");
    ready.put("meterList", Sandbox.meterList());
    PrivateFile.replace(file, Json.bytes(ready));
  }
}
