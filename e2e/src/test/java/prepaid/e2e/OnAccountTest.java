package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import prepaid.e2e.Http.Reply;

/** A hospital must not run dry: it gets credit now and pays by its statement. */
class OnAccountTest {
  private final RunningSystem system = RunningSystem.shared();
  private final Http desk = system.office("dispatcher");

  private static Map<String, Object> sale(String reference, String amount) {
    return Map.of("reference", reference, "amount", amount, "reason", "hospital, by contract");
  }

  private Reply statement(String meter) {
    LocalDate day = LocalDate.ofInstant(RunningSystem.options().clock().instant(), ZoneOffset.UTC);
    String days = "?from=" + day.minusDays(1) + "&to=" + day.plusDays(1);
    return system.office("auditor").get("/office/v1/meters/" + meter + "/account" + days);
  }

  @Test
  void creditComesNowAndIsOwedAndTheStatementSaysSo() {
    String meter = new NewMeters(system).on("highveld-flat", ", \"flags\": [\"post-pay\"]");
    String sales = "/office/v1/meters/" + meter + "/account-sales";
    Reply sold = desk.post(sales, sale("ward-1-" + meter, "250.00"));
    assertEquals(201, sold.status(), sold.body());
    String token = RunningSystem.token(sold);
    assertEquals("Accept", system.enter(meter, token));
    Reply again = desk.post(sales, sale("ward-1-" + meter, "250.00"));
    assertEquals(token, RunningSystem.token(again));
    assertEquals(422, desk.post(sales, sale("ward-1-" + meter, "251.00")).status());

    Reply owing = statement(meter);
    assertEquals(200, owing.status(), owing.body());
    assertEquals("250.00", owing.text("owed"));
    Map<String, Object> entry = owing.objects("entries").getFirst();
    assertEquals("sale", entry.get("kind"));
    assertEquals(sold.text("receipt"), entry.get("receipt"));

    Http admin = system.office("admin");
    Map<String, Object> settled = admin.get("/office/v1/meters/" + meter).json();
    settled.put("debts", List.of());
    assertEquals(200, admin.put("/office/v1/meters/" + meter, settled).status());
    assertEquals("0.00", statement(meter).text("owed"));
    assertEquals("settled", statement(meter).objects("entries").getLast().get("kind"));
  }

  @Test
  void unitsAreSoldOnAccountAndTheTextDoesNotSayThatTheyWerePaid() {
    Phone phone = Phone.some(system);
    String meter =
        new NewMeters(system)
            .on(
                "highveld-flat",
                ", \"flags\": [\"post-pay\"], \"phone\": \"" + phone.number() + "\"");
    Map<String, Object> wanted =
        Map.of(
            "reference", "ward-2-" + meter,
            "units", "100.0",
            "reason", "hospital, by contract",
            "notify", "sms");
    String sales = "/office/v1/meters/" + meter + "/account-sales";
    Reply sold = desk.post(sales, wanted);
    assertEquals(201, sold.status(), sold.body());
    assertEquals("100.0", sold.objects("tokens").getFirst().get("units"));
    assertEquals(sold.body(), desk.post(sales, wanted).body());
    String text = phone.awaitText(1);
    assertEquals(RunningSystem.token(sold), Phone.token(text));
    assertTrue(text.contains(sold.text("amount") + " ZAR is put on your account."), text);
    assertEquals(sold.text("amount"), statement(meter).text("owed"));
  }

  @Test
  void whoPaysInAdvanceHasNoAccount() {
    String meter = new NewMeters(system).on("highveld-flat", "");
    Reply refused =
        desk.post("/office/v1/meters/" + meter + "/account-sales", sale("x-" + meter, "250.00"));
    assertEquals(403, refused.status());
    assertTrue(refused.text("detail").contains("paid in advance"), refused.body());
  }
}
