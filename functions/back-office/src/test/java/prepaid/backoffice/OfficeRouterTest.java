package prepaid.backoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import prepaid.http.HttpResponse;

/** Every route, every role. */
final class OfficeRouterTest {
  private static final List<String> ROLES = List.of("admin", "dispatcher", "supervisor", "auditor");
  private static final Set<String> ALL = Set.copyOf(ROLES);
  private static final Set<String> ADMIN = Set.of("admin");

  private static final String LIMIT = "{\"period\": \"day\", \"units\": \"100.0\"}";

  private record Call(String method, String path, String body, Set<String> allowed) {}

  private static final List<Call> CALLS =
      List.of(
          new Call("GET", "/utilities", "", ALL),
          new Call("GET", "/utilities/city", "", ALL),
          new Call("PUT", "/utilities/city", OfficeWorld.UTILITY, ADMIN),
          new Call("GET", "/supply-groups/123457", "", ALL),
          new Call("PUT", "/supply-groups/123457", OfficeWorld.GROUP, ADMIN),
          new Call("POST", "/supply-groups/123457/keys", KeyRoutesTest.first().toString(), ADMIN),
          new Call("DELETE", "/supply-groups/123457/keys/1/components", "", ADMIN),
          new Call("GET", "/supply-groups/123457/keys", "", ALL),
          new Call("POST", "/supply-groups/123457/keys/3/activate", "", ADMIN),
          new Call("POST", "/supply-groups/123457/keys/3/retire", "{\"reason\": \"old\"}", ADMIN),
          new Call("PUT", "/supply-groups/123457/keys/3/limit", LIMIT, ADMIN),
          new Call("GET", "/key-warnings", "", ALL),
          new Call("POST", "/keys/rewrap", "", ADMIN),
          new Call("GET", "/tariffs/domestic/versions", "", ALL),
          new Call("GET", OfficeWorld.VERSION_PATH, "", ALL),
          new Call("PUT", OfficeWorld.VERSION_PATH, OfficeWorld.TARIFF, ADMIN),
          new Call("GET", OfficeWorld.METER_PATH, "", ALL),
          new Call(
              "PUT", OfficeWorld.METER_PATH, OfficeWorld.METER, Set.of("admin", "dispatcher")));

  private static OfficeWorld world() {
    OfficeWorld world = OfficeWorld.furnished();
    assertEquals(201, world.put(OfficeWorld.METER_PATH, OfficeWorld.METER).status());
    world.keys.keys.add(KeyLimitRoutesTest.key(3));
    String component = KeyRoutesTest.first().toString();
    assertEquals(
        202,
        world
            .call(
                OfficeWorld.token("zodwa", "admin"),
                "POST",
                "/supply-groups/123457/keys",
                component)
            .status());
    return world;
  }

  @Test
  void everyRouteLetsItsRolesInAndNoOther() {
    Map<String, String> wrong = new TreeMap<>();
    for (Call call : CALLS) {
      for (String role : ROLES) {
        OfficeWorld world = world();
        Counts before = world.counts();
        HttpResponse response =
            world.call(OfficeWorld.token("x", role), call.method(), call.path(), call.body());
        boolean in = response.status() < 300 || response.status() == 422;
        boolean out = response.status() == 403 && world.counts().equals(before);
        if (!(call.allowed().contains(role) ? in : out)) {
          wrong.put(call.method() + " " + call.path() + " as " + role, response.bodyText());
        }
      }
    }
    assertEquals(Map.of(), wrong);
  }

  @Test
  void nobodyComesInWithoutATokenOrARole() {
    for (Call call : CALLS) {
      OfficeWorld world = world();
      Counts before = world.counts();
      HttpResponse stranger = world.call("", call.method(), call.path(), call.body());
      before.assertRefused(401, "", "token", stranger);
      assertTrue(stranger.header("WWW-Authenticate").isPresent());
      HttpResponse nobody =
          world.call(OfficeWorld.token("x"), call.method(), call.path(), call.body());
      before.assertRefused(403, "", "yours is none", nobody);
    }
  }

  @Test
  void otherMethodsAndOtherPathsAreRefused() {
    OfficeWorld world = world();
    Counts before = world.counts();
    HttpResponse post =
        world.call(OfficeWorld.admin(), "POST", "/utilities/city", OfficeWorld.UTILITY);
    before.assertRefused(405, "", "GET, HEAD, OPTIONS, PUT", post);
    assertEquals("GET, HEAD, OPTIONS, PUT", post.header("Allow").orElse(""));
    before.assertRefused(404, "", "nothing at this address", world.get("/users"));
  }

  @Test
  void headAnswersWithoutABody() {
    HttpResponse head = world().call(OfficeWorld.admin(), "HEAD", "/utilities/city", "");
    assertEquals(200, head.status());
    assertEquals(0, head.body().length);
  }

  @Test
  void theLogNamesNoMeterNoPersonAndNoToken() {
    OfficeWorld world = world();
    String log = String.join("\n", world.log);
    assertTrue(log.contains("/office/v1/meters/{meterNumber}"), log);
    for (String secret : List.of("01234567897", "Thandi", "2782", "eyJ", "zodwa", "0123456789ab")) {
      assertFalse(log.contains(secret), secret);
    }
  }

  @Test
  void everyBodyMustBeWholeJson() {
    OfficeWorld world = world();
    Counts before = world.counts();
    for (Call call : CALLS) {
      if (!call.body().isEmpty()) {
        String path = call.path();
        HttpResponse broken = world.call(OfficeWorld.admin(), call.method(), path, "{\"a\": ");
        before.assertRefused(400, "", "not valid JSON, at line 1", broken);
        String more = call.body().replaceFirst("\\{", "{\"colour\": 1, ");
        HttpResponse unknown = world.call(OfficeWorld.admin(), call.method(), path, more);
        before.assertRefused(400, "colour", "There is no field \"colour\"", unknown);
        String long65 = call.body() + " ".repeat(65_536);
        HttpResponse large = world.call(OfficeWorld.admin(), call.method(), path, long65);
        before.assertRefused(413, "", "65536", large);
      }
    }
  }
}
