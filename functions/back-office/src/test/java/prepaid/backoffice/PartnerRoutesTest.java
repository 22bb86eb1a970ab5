package prepaid.backoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prepaid.http.HttpResponse;
import prepaid.vending.partners.Partner;

final class PartnerRoutesTest {
  private static final String SHOP =
      """
      {"name": "Corner Shop", "currency": "ZAR", "useCases": ["vend", "lookup"],
       "utilities": ["city"], "largestSale": "1000.00", "creditLimit": "50.00",
       "commission": {"basis": "tender", "payout": "at-source", "tiers": [{"basisPoints": 150}]},
       "terminals": [{"id": "TILL0001"}]}\
      """;
  private static final String PATH = "/partners/corner-shop";

  private final OfficeWorld world = OfficeWorld.furnished();

  private Partner row() {
    return world.partners.find("corner-shop").orElseThrow();
  }

  private static Object account(HttpResponse response, String name) {
    return Objects.requireNonNull(
        ((Map<?, ?>) Objects.requireNonNull(OfficeWorld.json(response).get("account"))).get(name));
  }

  private HttpResponse deposit(String reference, String amount) {
    return world.call(
        OfficeWorld.admin(),
        "POST",
        PATH + "/deposits",
        "{\"reference\": \"%s\", \"amount\": \"%s\"}".formatted(reference, amount));
  }

  private String newSecret() {
    HttpResponse made = world.call(OfficeWorld.admin(), "POST", PATH + "/secrets", "");
    assertEquals(201, made.status(), made.bodyText());
    return String.valueOf(OfficeWorld.json(made).get("secret"));
  }

  @Test
  void aNewPartnerGetsASecretOnceAndItsCredit() {
    HttpResponse made = world.put(PATH, SHOP);
    assertEquals(201, made.status(), made.bodyText());
    String secret = String.valueOf(OfficeWorld.json(made).get("secret"));
    assertTrue(row().opensWith(secret));
    HttpResponse shown = world.get(PATH);
    assertFalse(shown.bodyText().contains(secret));
    assertFalse(shown.bodyText().contains(row().secrets().getFirst().hash()));
    assertEquals("50.00", account(shown, "available"));
    assertEquals("0.00", account(shown, "balance"));
  }

  @Test
  void whatIsShownMayBePutAndChangesNothing() {
    world.put(PATH, SHOP);
    HttpResponse shown = world.get(PATH);
    HttpResponse again = world.put(PATH, shown.bodyText());
    assertEquals(200, again.status(), again.bodyText());
    assertEquals(OfficeWorld.json(shown), OfficeWorld.json(again));
  }

  @Test
  void twoSecretsAreLiveAtOnce() {
    HttpResponse made = world.put(PATH, SHOP);
    String first = String.valueOf(OfficeWorld.json(made).get("secret"));
    String second = newSecret();
    assertTrue(row().opensWith(first) && row().opensWith(second));
    String third = newSecret();
    assertFalse(row().opensWith(first));
    assertTrue(row().opensWith(second) && row().opensWith(third));
  }

  @Test
  void aDepositHappensOnceForItsReference() {
    world.put(PATH, SHOP);
    assertEquals(201, deposit("EFT-1", "100.00").status());
    HttpResponse repeat = deposit("EFT-1", "100.00");
    assertEquals(201, repeat.status());
    assertEquals("150.00", OfficeWorld.json(repeat).get("available"));
    HttpResponse other = deposit("EFT-1", "200.00");
    assertEquals(422, other.status());
    assertEquals("amount", OfficeWorld.json(other).get("field"));
  }

  @Test
  void creditInUseIsNotTakenAway() {
    world.put(PATH, SHOP);
    world.floats.setCredit(
        "corner-shop",
        5_000,
        5_000,
        java.util.List.of(new prepaid.vending.partners.FloatSlices.Part(slice(), -3_000)));
    HttpResponse less = world.put(PATH, SHOP.replace("50.00", "20.00"));
    assertEquals(409, less.status(), less.bodyText());
    assertEquals("creditLimit", OfficeWorld.json(less).get("field"));
  }

  private int slice() {
    return world.floats.read("corner-shop").stream()
        .filter(slice -> slice.availableMinor() > 0)
        .findFirst()
        .orElseThrow()
        .number();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"ZAR\" | \"USD\" | 422 | currency",
        "[\"city\"] | [\"other\"] | 422 | utilities",
        "\"vend\" | \"mint\" | 400 | useCases[0]",
        "TILL0001 | TILL 0001 | 400 | terminals[0].id",
        "{\"basisPoints\": 150} | {\"upTo\": \"5.00\", \"basisPoints\": 1} | 400 | commission"
      })
  void whatMakesNoSenseIsRefusedByItsField(String was, String is, int status, String field) {
    HttpResponse refused = world.put(PATH, SHOP.replace(was, is));
    assertEquals(status, refused.status(), refused.bodyText());
    assertEquals(field, OfficeWorld.json(refused).get("field"), refused.bodyText());
    assertTrue(world.partners.find("corner-shop").isEmpty());
  }

  @Test
  void aChannelsNameIsNoPartners() {
    assertEquals(400, world.put("/partners/web", SHOP).status());
  }

  @Test
  void anOperatorOfAnotherUtilityNeitherSeesNorPaysIn() {
    world.put(PATH, SHOP);
    String stranger = OfficeWorld.adminOf("elsewhere");
    assertEquals(403, world.call(stranger, "GET", PATH, "").status());
    assertEquals(403, world.call(stranger, "PUT", PATH, SHOP).status());
    assertEquals(403, world.call(stranger, "POST", PATH + "/secrets", "").status());
    assertEquals(
        403,
        world.call(OfficeWorld.token("d", "dispatcher"), "POST", PATH + "/secrets", "").status());
  }
}
