package prepaid.localcloud.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import prepaid.localcloud.lambda.Invocation;
import prepaid.localcloud.schedules.Schedules;
import prepaid.localcloud.sns.Carrier;
import prepaid.localcloud.sns.Handsets;
import prepaid.localcloud.sns.SentText;
import prepaid.localcloud.sns.TextsNotShown;
import prepaid.localcloud.wire.Json;
import prepaid.localcloud.wire.LoopbackServer;
import prepaid.localcloud.wire.WireRequest;
import prepaid.localcloud.wire.WireResponse;

/** What exists on this machine only, beside the template's API: {@code /_local/…}. */
public final class LocalRoutes implements LoopbackServer.Handler {
  private static final String PREFIX = "/_local/";
  private static final String SCHEDULES = "schedules/";

  private final LoopbackServer.Handler api;
  private final Phones phones;
  private final Schedules schedules;

  public LocalRoutes(LoopbackServer.Handler api, Phones phones, Schedules schedules) {
    this.api = api;
    this.phones = phones;
    this.schedules = schedules;
  }

  /**
   * The phones around this machine.
   *
   * @param texts texts that went to a phone, or to any
   * @param handsets by which texts come in; empty when the template takes none
   * @param carrier that brings texts to phones; empty when they go through another emulator
   */
  public record Phones(
      Function<Optional<String>, List<SentText>> texts,
      Optional<Handsets> handsets,
      Optional<Carrier> carrier) {}

  @Override
  public WireResponse answer(WireRequest request) throws Exception {
    String path = request.path();
    if (!path.startsWith(PREFIX)) {
      return api.answer(request);
    }
    String local = request.method() + " " + path.substring(PREFIX.length());
    if (local.equals("GET health")) {
      return WireResponse.json(200, Map.of("status", "up"));
    }
    if (local.equals("GET sms")) {
      try {
        return texts(request);
      } catch (TextsNotShown e) {
        return WireResponse.problem(
            501, "/problems/texts-not-shown", "Texts not shown", String.valueOf(e.getMessage()));
      }
    }
    if (local.equals("POST sms") && phones.handsets().isPresent()) {
      return text(phones.handsets().get(), request);
    }
    if (local.equals("POST carrier") && phones.carrier().isPresent()) {
      return carry(phones.carrier().get(), request);
    }
    if (local.startsWith("POST " + SCHEDULES)) {
      return schedule(local.substring(("POST " + SCHEDULES).length()));
    }
    return WireResponse.problem(
        404, "/problems/not-found", "Not found", "There is no such local route.");
  }

  private WireResponse texts(WireRequest request) {
    List<Map<String, String>> list =
        phones.texts().apply(request.queryValue("to")).stream()
            .map(text -> Map.of("to", text.to(), "body", text.body(), "at", text.at()))
            .toList();
    return WireResponse.json(200, list);
  }

  /** {@code {"from", "body"}} from a phone; {@code "id"} besides for one that comes again. */
  private static WireResponse text(Handsets handsets, WireRequest request) {
    Map<String, Object> text = Json.objectIfAny(request.body()).orElse(Map.of());
    if (text.get("from") instanceof String from && text.get("body") instanceof String body) {
      String id = handsets.text(from, body, text.get("id") instanceof String given ? given : "");
      return WireResponse.json(202, Map.of("id", id));
    }
    return WireResponse.problem(
        400, "/problems/invalid-request", "Invalid request", "A text is JSON with from and body.");
  }

  /** {@code {"to", "reason"}}: why no text gets to a phone from now on; none when it does again. */
  private static WireResponse carry(Carrier carrier, WireRequest request) {
    Map<String, Object> phone = Json.objectIfAny(request.body()).orElse(Map.of());
    if (!(phone.get("to") instanceof String to)) {
      return WireResponse.problem(
          400, "/problems/invalid-request", "Invalid request", "A phone is JSON with to.");
    }
    if (phone.get("reason") instanceof String reason && !reason.isEmpty()) {
      carrier.lose(to, reason);
    } else {
      carrier.reach(to);
    }
    return WireResponse.json(200, Map.of("to", to, "reached", !phone.containsKey("reason")));
  }

  private WireResponse schedule(String name) {
    Optional<Invocation> run = schedules.runNow(name);
    if (run.isEmpty()) {
      return WireResponse.problem(
          404, "/problems/not-found", "Not found", "There is no schedule " + name + ".");
    }
    byte[] payload = run.get().payload();
    if (run.get().failed()) {
      String error = new String(payload, StandardCharsets.UTF_8);
      return WireResponse.problem(502, "/problems/schedule-failed", "Schedule failed", error);
    }
    return payload.length == 0
        ? WireResponse.json(200, Map.of())
        : WireResponse.of(200, "application/json", payload);
  }
}
