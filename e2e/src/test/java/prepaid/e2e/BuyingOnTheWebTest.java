package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import prepaid.e2e.Http.Reply;

/** A consumer buys on the web, gets the token on the page and by text, and types it in. */
class BuyingOnTheWebTest {
  private final RunningSystem system = RunningSystem.shared();
  private final String meter = RunningSystem.meter("flat", "ZAR");

  @Test
  void fromTheMeterNumberToTheLights() {
    Reply known = system.api().get("/v1/meters/" + meter);
    assertEquals(true, known.json().get("canVend"));
    assertTrue(known.text("holder").contains("*"), known.body());

    Reply quote = system.api().post("/v1/quotes", Map.of("meterNumber", meter, "amount", "250.00"));
    String phone = "+2782" + (1_000_000 + Math.floorMod(System.nanoTime(), 8_000_000));
    Reply order = system.order(meter, "250.00", Optional.of(phone));
    assertEquals("awaiting-payment", order.text("status"));
    assertEquals("awaiting-payment", system.purchase(order).text("status"));

    RunningSystem.pay(order);
    Reply vended = system.awaitStatus(order, "vended");
    assertEquals(quote.text("units"), vended.text("units"));
    assertEquals(quote.objects("lines"), vended.objects("lines"));
    assertEquals(new BigDecimal("250.00"), sum(vended.objects("lines")));

    String token = RunningSystem.token(vended);
    assertTrue(token.matches("[0-9]{20}"));
    assertEquals(token, digitsOfTheText(phone));
    assertEquals("Accept", system.enter(meter, token));
    assertEquals("UsedError", system.enter(meter, token));
    assertEquals("CRCError", system.enter(RunningSystem.meter("blocks", "ZAR"), token));
  }

  @Test
  void aRepeatedOrderIsOneOrderAndAnotherBodyIsRefused() {
    Http once = system.api().with("Idempotency-Key", UUID.randomUUID().toString());
    Map<String, String> body = Map.of("meterNumber", meter, "amount", "60.00");
    Reply first = once.post(RunningSystem.PURCHASES, body);
    assertEquals(first.body(), once.post(RunningSystem.PURCHASES, body).body());
    Reply other =
        once.post(RunningSystem.PURCHASES, Map.of("meterNumber", meter, "amount", "61.00"));
    assertEquals(422, other.status());
    assertEquals("amount", other.text("field"));
  }

  @Test
  void payingTwiceGivesTheOneToken() {
    Reply order = system.order(meter, "60.00", Optional.empty());
    RunningSystem.pay(order);
    String token = RunningSystem.token(system.awaitStatus(order, "vended"));
    RunningSystem.pay(order);
    assertEquals(token, RunningSystem.token(system.purchase(order)));
  }

  @Test
  void aDeclinedPaymentMayBeTriedAgain() {
    Reply order = system.order(meter, "60.00", Optional.empty());
    RunningSystem.checkout(order).send("POST", "/decline", "");
    assertEquals("awaiting-payment", system.purchase(order).text("status"));
    RunningSystem.pay(order);
    assertEquals(20, RunningSystem.token(system.awaitStatus(order, "vended")).length());
  }

  @Test
  void unitsBuyExactlyThoseUnits() {
    Reply quote = system.api().post("/v1/quotes", Map.of("meterNumber", meter, "units", "100.0"));
    assertEquals("100.0", quote.text("units"));
    Reply vended = system.buy(meter, quote.text("tender"));
    assertEquals("100.0", vended.text("units"));
  }

  @Test
  void nothingListsPurchasesOrShowsTheirTokensByMeter() {
    Reply vended = system.buy(meter, "60.00");
    assertEquals(405, system.api().get(RunningSystem.PURCHASES).status());
    assertFalse(
        system.api().get("/v1/meters/" + meter).body().contains(RunningSystem.token(vended)));
  }

  private String digitsOfTheText(String phone) {
    String path = "/_local/sms?to=" + phone.replace("+", "%2B");
    Reply texts = Await.until(() -> system.api().get(path), reply -> !reply.list().isEmpty());
    String body = String.valueOf(texts.list().get(0).get("body"));
    return body.replaceAll("(?s).*?((?:[0-9]{4} ){4}[0-9]{4}).*", "$1").replace(" ", "");
  }

  private static BigDecimal sum(List<Map<String, Object>> lines) {
    return lines.stream()
        .flatMap(line -> List.of(line.get("net"), line.get("tax")).stream())
        .map(part -> new BigDecimal(String.valueOf(part)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
