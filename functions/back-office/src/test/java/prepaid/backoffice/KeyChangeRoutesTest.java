package prepaid.backoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prepaid.http.HttpResponse;
import prepaid.vending.ledger.KeyTarget;
import prepaid.vending.ledger.MoneySource.KeyChange;
import prepaid.vending.messaging.VendSamples;
import prepaid.vending.refusals.Refusal;
import prepaid.vending.refusals.RefusalKind;
import prepaid.vending.vending.VendOutcome;
import prepaid.vending.vending.VendRequest;

final class KeyChangeRoutesTest {
  private static final String PATH = OfficeWorld.METER_PATH + "/key-changes";
  private static final String DISPATCHER = OfficeWorld.token("dumi", "dispatcher");
  private final OfficeWorld world = OfficeWorld.furnished();
  private final List<VendRequest> made = new ArrayList<>();
  private Function<VendRequest, VendOutcome> module =
      request -> new VendOutcome.Vended(VendSamples.ordinary(), false);

  KeyChangeRoutesTest() {
    world.put(OfficeWorld.METER_PATH, OfficeWorld.METER);
    world.sales =
        request -> {
          made.add(request);
          return module.apply(request);
        };
  }

  private HttpResponse post(String body) {
    return world.call(DISPATCHER, "POST", PATH, body);
  }

  private KeyChange last() {
    return (KeyChange) made.getLast().source();
  }

  @Test
  void withNothingNamedItIsTheNewestKey() {
    HttpResponse response = post("{}");
    assertEquals(201, response.status(), response.bodyText());
    assertEquals(KeyTarget.NEWEST, last().target());
    assertEquals("dumi", last().mandate().by());
    assertEquals("key-change", OfficeWorld.json(response).get("kind"));
    String first = made.getLast().key().reference();
    assertEquals(201, post("{}").status());
    assertNotEquals(first, made.getLast().key().reference());
  }

  @Test
  void aTargetMayBeNamed() {
    world.put("/supply-groups/123458", OfficeWorld.GROUP);
    String body =
        """
        {"supplyGroup": "123458", "keyRevision": 2, "tariffIndex": "07",
         "reason": "moved to the south", "notify": true}\
        """;
    assertEquals(201, post(body).status());
    assertEquals(
        new KeyTarget(Optional.of("123458"), Optional.of(2), Optional.of("07")), last().target());
    assertEquals("moved to the south", last().mandate().reason());
    assertEquals(true, last().mandate().texted());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"supplyGroup\": \"12345\"}|400|supplyGroup|6 digits",
        "{\"supplyGroup\": \"999999\"}|422|supplyGroup|no supply group 999999",
        "{\"keyRevision\": 10}|400|keyRevision|1 to 9",
        "{\"tariffIndex\": \"1\"}|400|tariffIndex|2 digits",
        "{\"tarifIndex\": \"01\"}|400|tarifIndex|did you mean",
        "{\"reason\": \"\"}|400|reason|1 to 120"
      })
  void eachBadFieldIsNamed(String body, int status, String field, String words) {
    Counts before = world.counts();
    before.assertRefused(status, field, words, post(body));
    assertEquals(List.of(), made);
  }

  @Test
  void whatTheModuleRefusesIsTold() {
    module =
        request ->
            new VendOutcome.Refused(
                Refusal.of(RefusalKind.KEY_IN_PLACE, "The meter has the key already."));
    Counts before = world.counts();
    before.assertRefused(409, "", "has the key already", post("{}"));
  }

  @Test
  void anAuditorIssuesNothingAndAnotherUtilitysGroupIsNoTarget() {
    assertEquals(403, world.call(OfficeWorld.token("u", "auditor"), "POST", PATH, "{}").status());
    world.put("/utilities/north", OfficeWorld.UTILITY);
    world.put("/supply-groups/777777", OfficeWorld.GROUP.replace("city", "north"));
    Counts before = world.counts();
    before.assertRefused(
        422, "supplyGroup", "another utility's", post("{\"supplyGroup\": \"777777\"}"));
  }
}
