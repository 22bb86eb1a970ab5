package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prepaid.e2e.Http.Reply;

/** The scenarios of the interface's public test server, on meters that were set up for them. */
class ElectrumScenariosTest {
  private final RunningSystem system = RunningSystem.shared();
  private final Till till = Till.of(system);

  private static String meter(String alias) {
    return RunningSystem.meterList().stream()
        .filter(meter -> alias.equals(meter.get("alias")))
        .map(meter -> String.valueOf(meter.get("meterNumber")))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "TST001, 10000, STD, 0+0",
    "TST002, 0, BSST, 0+0",
    "TST003, 10000, STD BSST, 0+0",
    "TST004, 10000, STD, 0+0",
    "TST005, 5000, STD, 0+0",
    "TST006, 10000, STD, 0+0",
    "TST007, 20000, STD, 1+1",
    "TST008, 20000, STD, 2+0",
    "TST009, 20000, STD, 0+2",
    "TST010, 10000, '', 1+0",
    "TST011, 10000, STD, 0+0"
  })
  void aPurchaseHasItsShapeAndTheMeterTakesTheTokens(
      String alias, long cents, String types, String charges) {
    String meter = meter(alias);
    Reply known = till.lookup(meter);
    assertEquals(201, known.status(), known.body());
    assertEquals(types.contains("BSST"), known.json().get("bsstDue"));
    Reply tried = till.trial(Till.newId(), meter, cents);

    Reply sold = till.sell(Till.newId(), meter, cents);

    assertEquals(201, sold.status(), sold.body());
    assertEquals(types, types(sold));
    assertEquals(types, types(tried));
    assertEquals(
        charges,
        sold.objects("debtRecoveryCharges").size() + "+" + sold.objects("serviceCharges").size());
    assertEquals(cents, Till.parts(sold).stream().mapToLong(Long::longValue).sum());
    assertEquals(Till.parts(tried), Till.parts(sold));
    assertTrue(Reply.objects(sold.object("slipData"), "messageLines").size() > 3);
    assertEquals(types.isEmpty(), sold.body().contains("there is no credit token"), sold.body());
    for (String token : Till.tokens(sold)) {
      assertEquals("Accept", system.enter(meter, token));
    }
    assertEquals(false, till.lookup(meter).json().get("bsstDue"));
    if (cents == 0) {
      assertEquals("NO_FREE_UNITS_DUE", till.sell(Till.newId(), meter, cents).text("errorType"));
    }
  }

  private static String types(Reply sold) {
    return String.join(
        " ",
        sold.objects("tokens").stream()
            .map(token -> String.valueOf(token.get("tokenType")))
            .toList());
  }

  @Test
  void theCalculationIsShownBlockByBlock() {
    Reply tried = till.trial(Till.newId(), RunningSystem.meter("blocks", "ZAR"), 500_000);
    List<Map<String, Object>> steps =
        Reply.objects(tried.objects("tokens").getFirst(), "tariffCalc");
    assertTrue(steps.size() >= 2, tried.body());
    assertTrue(String.valueOf(steps.getLast().get("rate")).matches("[0-9]+\\.[0-9]+"));
  }
}
