package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import prepaid.e2e.Http.Reply;

/** A vendor's day with a handset: registered, paid in, sold by text, counted, suspended. */
class PhoneVendorTest {
  private final RunningSystem system = RunningSystem.shared();
  private final Http office = system.office("admin");
  private final String meter = RunningSystem.meter("flat", "ZAR");
  private final String partner = "phone-" + UUID.randomUUID().toString().substring(0, 8);
  private final Phone phone = registered();

  @Test
  void sellsByTextFromTheAdvanceAndEarnsCommission() {
    String sold = phone.ask("SELL " + meter + " 150 4821");
    assertEquals("Accept", system.enter(meter, Phone.token(sold)));
    assertEquals("You can sell for 853.00 ZAR.", phone.ask("float"));
    assertEquals("Today: 1 sale, 150.00 ZAR. Your commission: 3.00 ZAR.", phone.ask("sales"));
    Map<String, Object> account = account();
    assertEquals("853.00", account.get("available"));

    String taken = phone.ask("rev " + sold.replaceAll("(?s).*Receipt ", "") + " 4821");
    assertEquals("This sale cannot be reversed: its token was given out. Here it is again.", taken);
    phone.awaitText(text -> text.equals(sold));
  }

  @Test
  void theSameSaleWithinMinutesIsMadeOnceUnlessItIsConfirmed() {
    String id = UUID.randomUUID().toString();
    for (int i = 0; i < 5; i++) {
      phone.text("sell " + meter + " 70 4821", id);
    }
    String first = phone.awaitText(text -> text.contains(" 70.00 ZAR. Receipt"));
    String asked = phone.ask("sell 70.00 4821 " + meter.substring(0, 4));
    assertTrue(asked.startsWith("To sell send: SELL"), asked);
    String again = phone.ask("SELL " + meter + " 70.00 4821");
    assertTrue(again.startsWith("You sold 70.00 ZAR for meter " + meter), again);
    String second = phone.ask("yes 4821");
    assertTrue(!Phone.token(first).equals(Phone.token(second)), "another token");
    assertEquals(
        "There is nothing to confirm. Send SELL, meter number, amount, your PIN.",
        phone.ask("yes 4821"));
    assertEquals("862.80", account().get("available"), "two sales of 70.00 at 2 % commission");
  }

  @Test
  void aWrongPinSellsNothingAndTheFifthLocks() {
    for (int left = 4; left >= 1; left--) {
      String words = left == 1 ? "1 try left" : left + " tries left";
      assertTrue(phone.ask("sell " + meter + " 50 9999").contains(words));
    }
    assertTrue(phone.ask("sell " + meter + " 50 9999").startsWith("Too many wrong PINs. Wait 15"));
    assertTrue(phone.ask("sell " + meter + " 50 4821").startsWith("Too many wrong PINs."));
    assertEquals("1000.00", account().get("available"));
    assertEquals(
        "This phone is not a vendor's. Ask your utility to register it.",
        Phone.some(system).ask("sell " + meter + " 50 4821"));
  }

  @Test
  void limitsAndSuspensionHold() {
    assertTrue(phone.ask("sell " + meter + " 900 4821").startsWith("Your largest sale is 600"));
    phone.ask("sell " + meter + " 590 4821");
    String low = phone.ask("sell " + meter + " 580 4821");
    assertEquals("Your advance is too low: you can sell for 421.80 ZAR. Nothing was sold.", low);
    assertTrue(
        phone
            .ask("sell " + RunningSystem.meter("blocked", "ZAR") + " 50 4821")
            .contains("cannot be sold to now"));
    put(false);
    assertEquals(
        "Your account is suspended. Please ask your utility. Nothing was sold.",
        phone.ask("sell " + meter + " 55 4821"));
  }

  private Map<String, Object> account() {
    return office.get("/office/v1/partners/" + partner).object("account");
  }

  private Phone registered() {
    put(true);
    String deposits = "/office/v1/partners/" + partner + "/deposits";
    expect(201, office.post(deposits, Map.of("reference", "advance", "amount", "1000.00")));
    Phone vendor = Phone.some(system);
    String path = "/office/v1/phone-vendors/" + vendor.number();
    Map<String, String> who =
        Map.of("partner", partner, "name", "Sipho Dlamini", "document", "8001015009087");
    expect(201, office.put(path, who));
    expect(202, office.send("POST", path + "/codes", ""));
    String code = vendor.awaitText(1).substring(0, 6);
    assertTrue(vendor.ask("join " + wrong(code) + " 4821").startsWith("This code is wrong"));
    assertTrue(vendor.ask("join " + code + " 4821").startsWith("Your PIN is set"));
    assertTrue(vendor.ask("join " + code + " 1111").startsWith("This code is wrong"), "once only");
    return vendor;
  }

  private static String wrong(String code) {
    return new BigDecimal(code)
        .add(BigDecimal.ONE)
        .remainder(BigDecimal.valueOf(1_000_000))
        .toBigInteger()
        .toString();
  }

  private void put(boolean active) {
    Map<String, Object> body =
        Map.of(
            "name",
            "Sipho's Phone",
            "currency",
            "ZAR",
            "active",
            active,
            "useCases",
            List.of("lookup", "trial", "vend"),
            "utilities",
            List.of("highveld"),
            "largestSale",
            "600.00",
            "commission",
            Map.of(
                "basis", "tender",
                "payout", "at-source",
                "tiers", List.of(Map.of("basisPoints", 200))),
            "terminals",
            List.of(Map.of("id", "sms")));
    Reply stored = office.put("/office/v1/partners/" + partner, body);
    assertTrue(stored.status() < 300, stored.body());
  }

  private static void expect(int status, Reply reply) {
    assertEquals(status, reply.status(), reply.body());
  }
}
