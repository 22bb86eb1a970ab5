package prepaid.localcloud.sandbox;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import prepaid.localcloud.wire.Json;
import prepaid.localcloud.wire.JsonCalls;
import prepaid.localcloud.wire.JsonCalls.Reply;

/**
 * Puts the sandbox into a running system, the way operators and a meter maker would: through the
 * back office and the emulator's own address. Doing it again changes nothing.
 */
public final class Sandbox {
  /** Gentle to a machine of two cores, and to row versions. */
  private static final int CALLS_AT_ONCE = 4;

  private final Addresses addresses;
  private final Map<String, String> tokens;
  private final Clock clock;

  /**
   * @param tokens the operators' bearer tokens by name
   */
  public Sandbox(Addresses addresses, Map<String, String> tokens, Clock clock) {
    this.addresses = addresses;
    this.tokens = Map.copyOf(tokens);
    this.clock = clock;
  }

  /** Where the system and its meters are. */
  public record Addresses(URI api, URI meters) {}

  /**
   * What {@code ready.json} lists, with secrets and PINs that are live now.
   *
   * @param phoneVendors empty when texts cannot be read here
   */
  public record Seeded(List<Map<String, Object>> partners, List<Map<String, Object>> phoneVendors) {
    @Override
    public String toString() {
      return "Seeded[…]";
    }
  }

  /** Seeds; a refusal by the system is an error that says what was refused. */
  public Seeded seed() {
    try (JsonCalls calls = new JsonCalls()) {
      SandboxUtilities.all().forEach((id, body) -> put(calls, "/utilities/" + id, body));
      each(List.of(SandboxGroup.values()), group -> group(calls, group));
      each(List.copyOf(SandboxTariffs.all().keySet()), id -> tariff(calls, id));
      each(SandboxMeters.all(), meter -> meter(calls, meter));
      List<Map<String, Object>> partners =
          SandboxPartners.all().entrySet().stream()
              .map(partner -> partner(calls, partner.getKey(), partner.getValue()))
              .toList();
      var unlisted = partner(calls, SandboxPartners.PHONE_VENDOR, SandboxPartners.phoneVendor());
      var phoneVendor = new SandboxPhoneVendor(calls, addresses.api()).seed(bearer("admin"));
      return new Seeded(partners, phoneVendor.stream().toList());
    }
  }

  /** Makes scratch cards; answers them as {@code ready.json} lists them. */
  public List<Map<String, Object>> seedCards(SecureRandom random) {
    try (JsonCalls calls = new JsonCalls()) {
      PrinterDesk printer = PrinterDesk.open(Date.from(clock.instant()), random);
      var administrators = new SandboxCards.Administrators(bearer("admin"), bearer("admin2"));
      return new SandboxCards(calls, office(""), administrators, printer).seed();
    }
  }

  /** The meters as {@code ready.json} lists them. */
  public static List<Map<String, Object>> meterList() {
    return SandboxMeters.all().stream().map(SandboxMeter::listed).toList();
  }

  private void group(JsonCalls calls, SandboxGroup group) {
    String path = "/supply-groups/" + group.sgc();
    put(calls, path, group.registration());
    for (int revision : group.keyRevisions()) {
      component(calls, path, "admin", group.component(revision, true));
      component(calls, path, "admin2", group.component(revision, false));
      activate(calls, path + "/keys/" + revision + "/activate");
    }
  }

  /** The second operator asks, as after any key ceremony, and the first one agrees. */
  private void activate(JsonCalls calls, String path) {
    Reply asked = expect(path, calls.post(office(path), bearer("admin2"), Map.of()));
    if (asked.status() == 202) {
      String approval = Json.string(Json.member(asked.object(), "approval"), "id");
      var agreed =
          expect(
              path,
              calls.post(office("/approvals/" + approval + "/approve"), bearer("admin"), Map.of()));
    }
  }

  private void component(JsonCalls calls, String path, String operator, Map<String, Object> body) {
    Reply reply = calls.post(office(path + "/keys"), bearer(operator), body);
    // 409: the key, or this operator's half of it, was entered at an earlier start.
    if (!reply.good() && reply.status() != 409) {
      throw refused("a key component of " + path, reply);
    }
  }

  private void tariff(JsonCalls calls, String id) {
    Map<String, Object> body = new LinkedHashMap<>(SandboxTariffs.all().getOrDefault(id, Map.of()));
    put(calls, "/tariffs/" + id + "/versions/" + SandboxTariffs.VALID_FROM, body);
  }

  private void meter(JsonCalls calls, SandboxMeter meter) {
    String path = "/meters/" + meter.meterNumber();
    Reply there = calls.get(office(path), bearer("admin"));
    put(
        calls,
        path,
        there.status() == 404
            ? meter.firstRegistration()
            : keyedAs(there.object(), meter.registration()));
    String url = addresses.meters() + "/meters/" + meter.meterNumber();
    if (calls.get(url, Map.of()).status() == 404) {
      var twoDaysAgo = clock.instant().minus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);
      Reply made = calls.put(url, Map.of(), meter.manufacture(twoDaysAgo));
      if (!made.good()) {
        throw refused("meter " + meter.meterNumber(), made);
      }
    }
  }

  /** A meter that has moved to another key stays there. */
  private static Map<String, Object> keyedAs(
      Map<String, Object> there, Map<String, Object> registration) {
    Map<String, Object> body = new LinkedHashMap<>(registration);
    for (String field : List.of("supplyGroup", "tariffIndex", "keyRevision")) {
      body.put(field, there.getOrDefault(field, ""));
    }
    return body;
  }

  /** A secret is shown once, so a partner of an earlier start gets another one. */
  private Map<String, Object> partner(JsonCalls calls, String id, Map<String, Object> body) {
    String path = "/partners/" + id;
    Reply stored = expect(path, calls.put(office(path), bearer("admin"), body));
    Reply secret =
        stored.status() == 201
            ? stored
            : expect(path, calls.post(office(path + "/secrets"), bearer("admin"), Map.of()));
    Map<String, Object> opening =
        Map.of("reference", "opening", "amount", SandboxPartners.OPENING_DEPOSIT);
    var paid = expect(path, calls.post(office(path + "/deposits"), bearer("admin"), opening));
    Map<String, Object> listed = new LinkedHashMap<>();
    listed.put("id", id);
    listed.put("secret", Json.string(secret.object(), "secret"));
    listed.put("terminal", SandboxPartners.TERMINAL);
    return listed;
  }

  private static Reply expect(String what, Reply reply) {
    if (!reply.good()) {
      throw refused(what, reply);
    }
    return reply;
  }

  private void put(JsonCalls calls, String path, Map<String, Object> body) {
    var stored = expect(path, calls.put(office(path), bearer("admin"), body));
  }

  private String office(String path) {
    return addresses.api() + "/office/v1" + path;
  }

  private Map<String, String> bearer(String operator) {
    return Map.of("Authorization", "Bearer " + tokens.get(operator));
  }

  private static IllegalStateException refused(String what, Reply reply) {
    return new IllegalStateException("the system refused " + what + ": " + reply.words());
  }

  private static <T> void each(List<T> items, Consumer<T> work) {
    List<Future<?>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(CALLS_AT_ONCE)) {
      items.forEach(item -> running.add(threads.submit(() -> work.accept(item))));
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(String.valueOf(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while seeding", e);
    }
  }
}
