package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prepaid.e2e.Http.Reply;

/** Whatever is wrong with a request is said in words, as problem+json, and changes nothing. */
class BadRequestsTest {
  private final RunningSystem system = RunningSystem.shared();
  private final String meter = RunningSystem.meter("blocks", "ZAR");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'amount':'100.00'}                                      | 400 | meterNumber",
        "{'meterNumber':'METER'}                                  | 400 | amount",
        "{'meterNumber':'METER','amount':'100.00','units':'1.0'}  | 400 | ",
        "{'meterNumber':'METER','amount':100.00}                  | 400 | amount",
        "{'meterNumber':'METER','amount':'100.001'}               | 400 | amount",
        "{'meterNumber':'METER','amount':'-100.00'}               | 400 | amount",
        "{'meterNumber':'METER','amount':'0.00'}                  | 400 | amount",
        "{'meterNumber':'METER','amount':'49.99'}                 | 422 | amount",
        "{'meterNumber':'METER','amount':'10000.01'}              | 422 | amount",
        "{'meterNumber':'METER','amount':'100.00','currency':'USD'}| 422 | currency",
        "{'meterNumber':'METER','amonut':'100.00'}                | 400 | amonut",
        "{'meterNumber':'METER','amount':'100.00','amount':'1.00'}| 400 | ",
        "{'meterNumber':'01120000012','amount':'100.00'}          | 400 | meterNumber",
        "{'meterNumber':'12345678903','amount':'100.00'}          | 404 | meterNumber",
        "{'meterNumber':'METER','amount':'100.00'                 | 400 | ",
        "[]                                                       | 400 | ",
        "null                                                     | 400 | "
      })
  void aBadOrderIsRefusedInWords(String body, int status, String field) {
    Reply reply = order(body.replace('\'', '"').replace("METER", meter));
    assertProblem(status, reply);
    if (field != null) {
      assertEquals(field, reply.text("field"), reply.body());
    }
  }

  @Test
  void aWrongCheckDigitIsSaidInWords() {
    Reply reply = system.api().get("/v1/meters/01120000012");
    assertProblem(400, reply);
    assertTrue(reply.text("detail").contains("check digit"), reply.body());
  }

  @ParameterizedTest
  @CsvSource({"''", "short", "fifteen-letters"})
  void anOrderNeedsAnIdempotencyKeyThatNobodyGuesses(String key) {
    Http api = key.isEmpty() ? system.api() : system.api().with("Idempotency-Key", key);
    assertProblem(
        400, api.post(RunningSystem.PURCHASES, Map.of("meterNumber", meter, "amount", "100.00")));
  }

  @Test
  void aBodyOverSixtyFourKilobytesIsRefused() {
    assertProblem(413, order("{\"meterNumber\":\"" + " ".repeat(66_000) + "\"}"));
  }

  @Test
  void wrongMethodsAndUnknownAddressesAreProblemsToo() {
    assertProblem(405, system.api().send("DELETE", "/v1/quotes", ""));
    assertProblem(404, system.api().get("/v1/nothing"));
    assertProblem(404, system.api().get("/v1/purchases/abcdefghijklmnopqrstuvwxyz"));
  }

  @ParameterizedTest
  @CsvSource({"{", "[]", "{}", "'{\"from\":\"+27820000001\"}'"})
  void aTextThatIsNoneIsRefused(String body) {
    assertProblem(400, system.api().send("POST", "/_local/sms", body));
  }

  @Test
  void theOfficeAsksWhoYouAre() {
    assertProblem(401, system.api().get("/office/v1/utilities/highveld"));
    assertProblem(
        401,
        system
            .api()
            .with("Authorization", "Bearer e30.e30.e30")
            .get("/office/v1/utilities/highveld"));
    assertProblem(
        403,
        system
            .office("auditor")
            .put("/office/v1/supply-groups/999999", Map.of("utility", "highveld", "name", "X")));
    assertEquals(200, system.office("auditor").get("/office/v1/utilities/highveld").status());
  }

  @Test
  void theOfficeNeverShowsKeyMaterial() {
    String sgc = String.valueOf(RunningSystem.meterList().get(0).get("sgc"));
    Reply group = system.office("admin").get("/office/v1/supply-groups/" + sgc);
    assertEquals(200, group.status());
    assertTrue(group.body().contains("checkValue"), group.body());
    assertFalse(group.body().contains("abababab"), group.body());
    assertFalse(group.body().contains("wrapped"), group.body());
  }

  private Reply order(String body) {
    return system
        .api()
        .with("Idempotency-Key", UUID.randomUUID().toString())
        .send("POST", RunningSystem.PURCHASES, body);
  }

  private static void assertProblem(int status, Reply reply) {
    assertEquals(status, reply.status(), reply.body());
    assertTrue(reply.contentType().startsWith("application/problem+json"), reply.contentType());
    assertFalse(reply.text("detail").isBlank());
    assertEquals(status, reply.json().get("status"));
  }
}
