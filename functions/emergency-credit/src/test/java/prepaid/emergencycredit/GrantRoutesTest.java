package prepaid.emergencycredit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prepaid.http.HttpResponse;
import prepaid.http.fixture.Signatures;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.ledger.MoneySource.Grant;
import prepaid.vending.meters.Registration;
import prepaid.vending.money.Units;
import prepaid.vending.refusals.Answer;

class GrantRoutesTest {
  private static final String MORE =
      "{\"kind\": \"additional\", \"units\": \"15.0\", \"reason\": \"the flood took it\"}";
  private static final String MUCH = MORE.replace("15.0", "25.0");

  private final DeskWorld world = new DeskWorld();

  @Test
  void whatIsGivenIsAnsweredWithItsDebtAndTheWordsToReadAloud() {
    Map<String, Object> json = DeskWorld.expect(201, world.give(MORE));
    Map<?, ?> debt = DeskWorld.object(json, "debt");
    assertEquals("15.0", debt.get("units"));
    assertEquals("2026-12-24", debt.get("due"));
    assertTrue(String.valueOf(debt.get("fee")).matches("[0-9]+\\.[0-9]{2}"));
    assertEquals(10_000, DeskWorld.object(debt, "terms").get("shareBasisPoints"));
    Map<?, ?> token = DeskWorld.first(json, "tokens");
    assertEquals("reserve-credit", token.get("kind"));
    Map<?, ?> spoken = DeskWorld.object(json, "spoken");
    assertEquals("en", spoken.get("language"));
    assertEquals(List.of("0123", "4567", "8901", "2345", "6789"), spoken.get("groups"));
    assertTrue(String.valueOf(spoken.get("words")).startsWith("zero one two three, four"));
    Grant grant = onlyGrant();
    assertEquals("dina", grant.mandate().by());
    assertEquals("the flood took it", grant.mandate().reason());
  }

  @Test
  void theCallersOwnKeyMakesARepeatTheSame() {
    Map<String, String> key = Map.of("idempotency-key", "0123456789abcdef");
    String first = world.call(DeskWorld.dina(), "POST", MORE, key).bodyText();
    assertEquals(first, world.call(DeskWorld.dina(), "POST", MORE, key).bodyText());
    DeskWorld.expect(201, world.give(MORE));
    assertEquals(2, world.given.size());
    HttpResponse shortKey =
        world.call(DeskWorld.dina(), "POST", MORE, Map.of("idempotency-key", "short"));
    assertEquals("Idempotency-Key", DeskWorld.expect(400, shortKey).get("field"));
  }

  @Test
  void aboveTheDispatchersLimitASecondPersonAgreesAndItIsGivenOnce() {
    String id = approval(world.give(MUCH));
    assertEquals(id, approval(world.give(MUCH)));
    assertEquals(Map.of(), world.given);
    assertInstanceOf(Answer.Refused.class, world.decide("dina"));
    assertInstanceOf(Answer.Given.class, world.decide("sam"));

    // Whoever sends it again: it is dina's request, and sam's word.
    HttpResponse sent = world.call(DeskWorld.operator("sam", "supervisor"), "POST", MUCH, Map.of());
    assertEquals("sam", DeskWorld.expect(201, sent).get("approvedBy"));
    Grant grant = onlyGrant();
    assertEquals("dina", grant.mandate().by());
    assertEquals(Optional.of(new Units(250)), grant.wanted());
    // The approval is spent: the same once more is another request.
    assertTrue(!id.equals(approval(world.give(MUCH))));
  }

  @Test
  void otherContentIsAnotherApproval() {
    String id = approval(world.give(MUCH));
    for (String other :
        List.of(
            MUCH.replace("25.0", "26.0"),
            MUCH.replace("flood", "storm"),
            MUCH.replace("additional", "gift"))) {
      assertTrue(!id.equals(approval(world.give(other))), other);
    }
  }

  @Test
  void whatThePolicyForbidsIsToldBeforeAnybodyIsAskedToAgree() {
    Map<String, Object> problem = DeskWorld.expect(422, world.give(MORE.replace("15.0", "30.1")));
    assertEquals("/problems/reserve-refused", problem.get("type"));
    Map<String, Object> none =
        DeskWorld.expect(
            422, world.give("{\"kind\": \"emergency\", \"reason\": \"no purchase yet\"}"));
    assertTrue(
        String.valueOf(none.get("detail")).contains("at least 1, and this meter has made 0"));
    assertEquals(List.of(), world.approvals.newest(9));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "additional|initial|kind|one of emergency",
        "15.0|15.05|units|at most 1 decimal",
        "15.0|0.0|units|above zero",
        "\"units\": \"15.0\", ||units|missing",
        "the flood took it| |reason|1 to 120",
        "the flood took it|a bar is|reason|1 to 120",
        "\"kind\"|\"notify\": \"fax\", \"kind\"|notify|one of sms, none",
        "\"kind\"|\"notify\": 1, \"kind\"|notify|text, in quotes",
        "\"reason\"|\"reasons\"|reasons|did you mean \"reason\""
      })
  void eachBadFieldIsNamed(String from, String to, String field, String words) {
    String changed = to == null ? "" : to.replace("bar is", "bar | is");
    Map<String, Object> problem = DeskWorld.expect(400, world.give(MORE.replace(from, changed)));
    assertEquals(field, problem.get("field"));
    assertTrue(String.valueOf(problem.get("detail")).contains(words), problem::toString);
    assertEquals(Map.of(), world.given);
  }

  @Test
  void theTextGoesToTheRegisteredPhoneWhereThereIsOne() {
    for (String notify : List.of("\"sms\"", "true")) {
      String texted = MORE.replace("{", "{\"notify\": " + notify + ", ");
      assertEquals("sms", DeskWorld.expect(201, world.give(texted)).get("notify"));
    }
    assertTrue(world.given.values().stream().allMatch(GrantRoutesTest::isTexted));
    Registration meter = Highveld.meter(Highveld.METER, 1, Optional.empty());
    Registration without = meter.heldBy(Highveld.holder(Optional.empty(), Optional.of("sw")));
    world.meters.replace(without, world.meters.read(Highveld.METER).orElseThrow().version());
    String texted = MORE.replace("{", "{\"notify\": \"sms\", ");
    assertEquals("notify", DeskWorld.expect(409, world.give(texted)).get("field"));
    Map<?, ?> spoken = DeskWorld.object(DeskWorld.expect(201, world.give(MORE)), "spoken");
    assertEquals("sw", spoken.get("language"));
  }

  private static boolean isTexted(prepaid.vending.ledger.Vend vend) {
    return ((Grant) vend.source()).mandate().texted();
  }

  @Test
  void auditorsAndOperatorsOfOthersGiveNothing() {
    String auditor = DeskWorld.operator("ada", "auditor");
    DeskWorld.expect(403, world.call(auditor, "POST", MORE, Map.of()));
    String foreign =
        Signatures.token(
            new com.nimbusds.jwt.JWTClaimsSet.Builder()
                .subject("eve")
                .claim("roles", List.of("dispatcher"))
                .claim("utilities", List.of("severny")),
            DeskWorld.NOW.plusSeconds(60));
    DeskWorld.expect(403, world.call(foreign, "POST", MORE, Map.of()));
    assertEquals(Map.of(), world.given);
  }

  private Grant onlyGrant() {
    assertEquals(1, world.given.size());
    return (Grant) world.given.values().iterator().next().source();
  }

  private static String approval(HttpResponse response) {
    Map<?, ?> approval = DeskWorld.object(DeskWorld.expect(202, response), "approval");
    return String.valueOf(approval.get("id"));
  }
}
