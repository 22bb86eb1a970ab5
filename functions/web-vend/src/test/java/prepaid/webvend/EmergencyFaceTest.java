package prepaid.webvend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import prepaid.http.HttpResponse;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.sessions.SigningIn;

class EmergencyFaceTest {
  private static final String PATH = "/v1/meters/" + Town.METER + "/reserve-credit";

  private final Town town = new Town();

  @Test
  void whoHasShownThePhoneGetsATokenOnce() {
    assertEquals(200, town.paid(town.ordered(), "500.00").status());
    String bearer = signedIn(Highveld.PHONE);
    HttpResponse offer = call("GET", bearer);
    assertTrue(offer.bodyText().contains("\"units\":\"10.0\""), offer.bodyText());
    HttpResponse given = call("POST", bearer);
    assertEquals(201, given.status(), given.bodyText());
    assertTrue(given.bodyText().contains("\"kind\":\"reserve-credit\""), given.bodyText());
    assertTrue(given.bodyText().contains("\"debt\""), given.bodyText());
    assertEquals(given.bodyText(), call("POST", bearer).bodyText());
    HttpResponse another =
        town.call(
            "POST",
            PATH,
            Map.of("authorization", bearer, "idempotency-key", "another-key-of-16"),
            "{}");
    assertEquals(422, another.status(), another.bodyText());
    assertTrue(call("GET", bearer).bodyText().contains("\"given\":false"));
  }

  @Test
  void nobodyElseGetsAnything() {
    for (String header : new String[] {"", "Bearer x", "Basic abc", "Bearer " + "0".repeat(32)}) {
      assertEquals(401, call("POST", header).status(), header);
    }
    String stranger = "+27830000009";
    town.phones.add(stranger, new prepaid.sts.Drn(Town.BASE_1993));
    assertEquals(403, call("POST", signedIn(stranger)).status());
    assertEquals(0, town.moduleCalls);
  }

  @Test
  void aKeyIsNeeded() {
    HttpResponse response =
        town.call("POST", PATH, Map.of("authorization", signedIn(Highveld.PHONE)), "{}");
    assertEquals(400, response.status());
    assertEquals("Idempotency-Key", Town.json(response).get("field"));
  }

  @Test
  void everyPhoneIsAnsweredAlikeAndAWrongCodeIsRefused() {
    HttpResponse known = town.post("/v1/sessions", phone(Highveld.PHONE));
    HttpResponse unknown = town.post("/v1/sessions", phone("+27839999999"));
    assertEquals(201, known.status());
    assertEquals(201, unknown.status());
    assertEquals(known.bodyText().length(), unknown.bodyText().length());
    String id = String.valueOf(Town.json(unknown).get("id"));
    HttpResponse wrong = town.post("/v1/sessions/" + id + "/verify", "{\"code\":\"123456\"}");
    assertEquals(422, wrong.status());
    assertEquals("/problems/code-refused", Town.json(wrong).get("type"));
    assertEquals(400, town.post("/v1/sessions", phone("0821234567")).status());
  }

  private String signedIn(String phone) {
    town.phones.add(phone, new prepaid.sts.Drn(Town.METER));
    var post = new SigningIn.Post(town.sessions, town.phones, town::text);
    var signingIn = new SigningIn(post, Town.seeded(), town.clock);
    String id = signingIn.open(phone, java.util.Optional.empty());
    String code = town.texts.getLast().substring(0, 6);
    return "Bearer " + signingIn.verify(id, code).orElseThrow().token();
  }

  private HttpResponse call(String method, String bearer) {
    return town.call(
        method, PATH, Map.of("authorization", bearer, "idempotency-key", Town.KEY), "{}");
  }

  private static String phone(String number) {
    return "{\"phone\":\"" + number + "\"}";
  }
}
