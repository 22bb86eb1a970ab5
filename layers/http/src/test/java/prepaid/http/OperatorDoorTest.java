package prepaid.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class OperatorDoorTest {
  private static final Issuer ISSUER = new Issuer();
  private static final Clock CLOCK = Clock.fixed(Issuer.NOW, ZoneOffset.UTC);

  private int calls;
  private final Handler handler =
      new OperatorDoor(new OperatorTokens(new Jwks(ISSUER::jwks, CLOCK), Issuer.NAME, CLOCK))
          .admit(
              Set.of(Role.ADMIN, Role.DISPATCHER),
              (operator, request) -> {
                calls++;
                return HttpResponse.text(200, operator.subject());
              });

  private Reply as(String... roles) {
    String token = ISSUER.token(Issuer.claims(roles).build());
    return handler.handle(
        Requests.of("GET", "/office", Map.of("authorization", "bearer " + token), ""));
  }

  @Test
  void letsTheRightRoleIn() {
    HttpResponse response = assertInstanceOf(HttpResponse.class, as("auditor", "dispatcher"));
    assertEquals("thandi", response.bodyText());
    assertEquals(1, calls);
  }

  @Test
  void tellsAnotherRoleWhichItTakes() {
    Problem problem = assertInstanceOf(Problem.class, as("auditor"));
    assertEquals(403, problem.status());
    assertEquals("This takes the role admin or dispatcher; yours is auditor.", problem.detail());
    assertEquals(
        "This takes the role admin or dispatcher; yours is none.",
        assertInstanceOf(Problem.class, as()).detail());
    assertEquals(0, calls);
  }

  @Test
  void keepsStrangersOut() {
    assertEquals(
        401, assertInstanceOf(Problem.class, handler.handle(Requests.get("/office"))).status());
    assertEquals(0, calls);
  }
}
