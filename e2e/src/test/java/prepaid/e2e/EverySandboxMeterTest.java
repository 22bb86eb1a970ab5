package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import prepaid.e2e.Http.Reply;
import prepaid.sts.cli.StsMain;

/** Every sandbox meter that can be sold to is sold to; two decoders read each token. */
class EverySandboxMeterTest {
  private static final Map<String, String> TEST_KEYS =
      Map.of("2", "abababababababab", "4", "abababababababab949494949494949401234567");

  private final RunningSystem system = RunningSystem.shared();

  static Stream<Map<String, Object>> sellable() {
    return RunningSystem.meterList().stream()
        .filter(meter -> Boolean.TRUE.equals(meter.get("canVend")))
        // They have stories of their own: a scenario each, and another key before the credit.
        .filter(
            meter -> !List.of("scenario", "base-1993").contains(String.valueOf(meter.get("case"))));
  }

  static Stream<Map<String, Object>> notSellable() {
    return RunningSystem.meterList().stream()
        .filter(meter -> Boolean.FALSE.equals(meter.get("canVend")));
  }

  @Test
  void theListStartsAsPromised() {
    List<String> first =
        RunningSystem.meterList().stream()
            .filter(meter -> "electricity".equals(meter.get("resource")))
            .filter(meter -> List.of("flat", "blocks").contains(String.valueOf(meter.get("case"))))
            .map(meter -> String.valueOf(meter.get("currency")))
            .toList();
    assertTrue(first.stream().filter("ZAR"::equals).count() >= 3);
    assertTrue(first.stream().filter("RUB"::equals).count() >= 2);
    assertEquals(1, notSellable().count());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sellable")
  void aSellableMeterTakesTheTokenItWasSold(Map<String, Object> meter) throws IOException {
    String number = String.valueOf(meter.get("meterNumber"));
    Reply vended = system.buy(number, "200.00");
    String token = RunningSystem.token(vended);

    Map<String, Object> decoded = decode(meter, token);
    if ("units".equals(meter.get("mode"))) {
      assertEquals(
          vended.text("units").replace(".", ""), String.valueOf(decoded.get("decodedTenths")));
    } else {
      assertTrue(
          Long.parseLong(String.valueOf(decoded.get("decodedUnit1e5"))) > 0, decoded.toString());
    }
    assertEquals("Accept", system.enter(number, token));
    assertEquals("UsedError", system.enter(number, token));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("notSellable")
  void aMeterThatCannotBeSoldToSaysWhy(Map<String, Object> meter) {
    String number = String.valueOf(meter.get("meterNumber"));
    Reply known = system.api().get("/v1/meters/" + number);
    assertEquals(false, known.json().get("canVend"));
    Reply refused =
        system
            .api()
            .with("Idempotency-Key", UUID.randomUUID().toString())
            .post(RunningSystem.PURCHASES, Map.of("meterNumber", number, "amount", "100.00"));
    assertEquals(409, refused.status());
  }

  /** Through the STS tool, with the well-known test keys: nothing of the system is asked. */
  private static Map<String, Object> decode(Map<String, Object> meter, String token)
      throws IOException {
    Map<String, Object> keyRequest = new HashMap<>();
    for (String field : List.of("dkga", "ea", "baseDate", "meterPan", "kt", "sgc", "ti", "krn")) {
      keyRequest.put(field, meter.get(field));
    }
    keyRequest.put("op", "decoder-key");
    keyRequest.put("vendingKey", TEST_KEYS.get(String.valueOf(meter.get("dkga"))));
    Object decoderKey = tool(keyRequest).get("decoderKey");
    return tool(
        Map.of("op", "decode", "ea", meter.get("ea"), "decoderKey", decoderKey, "token", token));
  }

  private static Map<String, Object> tool(Map<String, ?> request) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] line = (Http.json(request) + "\n").getBytes(StandardCharsets.UTF_8);
    int status =
        StsMain.run(
            List.of(),
            new ByteArrayInputStream(line),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    assertEquals(0, status);
    return JSON.std.mapFrom(out.toByteArray());
  }
}
