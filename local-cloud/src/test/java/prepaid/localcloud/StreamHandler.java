package prepaid.localcloud;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import prepaid.localcloud.wire.Json;

/** Notes what it gets; rows named {@code poison…} fail for ever, rows {@code slip…} once. */
public final class StreamHandler implements RequestStreamHandler {
  static final List<String> SEEN = new CopyOnWriteArrayList<>();
  static final List<Map<String, Object>> SCHEDULED = new CopyOnWriteArrayList<>();
  private static final Set<String> SLIPPED = ConcurrentHashMap.newKeySet();

  public StreamHandler(Map<String, String> environment) {
    if (environment.isEmpty()) {
      throw new IllegalArgumentException("an environment is never empty");
    }
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    Map<String, Object> event = Json.object(in.readAllBytes());
    if (event.containsKey("detail-type")) {
      SCHEDULED.add(event);
      out.write(Json.bytes(Map.of("looked", true)));
      return;
    }
    List<Object> failures = new ArrayList<>();
    if (event.get("Records") instanceof List<?> records) {
      for (Object item : records) {
        Map<String, Object> change = Json.member(Json.object(Json.bytes(item)), "dynamodb");
        String key = Json.string(Json.member(Json.member(change, "NewImage"), "k"), "S");
        if (key.startsWith("poison")) {
          throw new IllegalStateException(key);
        }
        if (key.startsWith("slip") && SLIPPED.add(key)) {
          failures.add(Map.of("itemIdentifier", Json.string(change, "SequenceNumber")));
        } else {
          SEEN.add(key);
        }
      }
    }
    out.write(Json.bytes(Map.of("batchItemFailures", failures)));
  }
}
