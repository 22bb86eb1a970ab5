package prepaid.webvend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import prepaid.http.HttpResponse;
import prepaid.vending.cards.Redemption;
import prepaid.vending.cards.RedemptionOutcome;
import prepaid.vending.cards.Sender;
import prepaid.vending.messaging.VendSamples;

class CardFaceTest {
  private static final String PIN = "4929138200447161";

  private final Town town = new Town();
  private final List<Redemption> asked = new ArrayList<>();

  private final List<String> texted = new ArrayList<>();

  CardFaceTest() {
    town.texting = (vend, phone, language) -> texted.add(phone + " " + language);
  }

  private HttpResponse redeem(RedemptionOutcome outcome, String body) {
    town.cards =
        redemption -> {
          asked.add(redemption);
          return outcome;
        };
    return town.post("/v1/cards/redemptions", body);
  }

  private static String body(String pin, String more) {
    return "{\"pin\":\"%s\",\"meterNumber\":\"%s\"%s}".formatted(pin, Town.METER, more);
  }

  @Test
  void thePinIsReadHoweverItIsGroupedAndTheAddressIsTheGateways() {
    redeem(
        new RedemptionOutcome.NotAccepted(),
        body("4929 1382-0044 7161", ",\"phone\":\"+27 82 123 4567\""));
    assertEquals(PIN, asked.getFirst().pin());
    assertEquals(Town.METER, asked.getFirst().meterNumber());
    assertEquals(
        new Sender.OnWeb("127.0.0.1", Optional.of("+27821234567")), asked.getFirst().sender());
  }

  @Test
  void anAddressInAHeaderIsNobodys() {
    town.cards =
        redemption -> {
          asked.add(redemption);
          return new RedemptionOutcome.NotAccepted();
        };
    town.call(
        "POST",
        "/v1/cards/redemptions",
        Map.of("x-forwarded-for", "198.51.100.1", "forwarded", "for=198.51.100.1"),
        body(PIN, ""));
    assertEquals(new Sender.OnWeb("127.0.0.1", Optional.empty()), asked.getFirst().sender());
  }

  @Test
  void whoHasOneAddressOfTheNewKindHasThemAll() {
    assertEquals(CardFace.network("2001:db8:1:2::1"), CardFace.network("2001:db8:1:2:ffff::9"));
    assertEquals("198.51.100.7", CardFace.network("198.51.100.7"));
    assertEquals("unknown", CardFace.network("somebody"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "492913820044716", "49291382004471611", "٤٩٢٩١٣٨٢٠٠٤٤٧١٦١", "🙂"})
  void whatIsNoPinIsNotTried(String pin) {
    HttpResponse response = redeem(new RedemptionOutcome.NotAccepted(), body(pin, ""));
    assertEquals(400, response.status());
    assertEquals("pin", Town.json(response).get("field"));
    assertEquals(List.of(), asked);
  }

  @Test
  void theTokenIsTextedToThePhoneInTheLanguageThatWasAsked() {
    var vended = new RedemptionOutcome.Vended(VendSamples.ordinary(), false);
    HttpResponse response =
        redeem(vended, body(PIN, ",\"phone\":\"+27 82 123 4567\",\"language\":\"fr-CD\""));
    assertEquals(201, response.status(), response.bodyText());
    assertEquals(List.of("+27821234567 Optional[fr-CD]"), texted);
  }

  @Test
  void withoutAPhoneOrATokenNobodyIsTexted() {
    var vended = new RedemptionOutcome.Vended(VendSamples.ordinary(), true);
    assertEquals(201, redeem(vended, body(PIN, ",\"language\":\"fr\"")).status());
    Instant later = Instant.parse("2026-11-24T10:15:00Z");
    String phone = ",\"phone\":\"+27821234567\"";
    for (RedemptionOutcome outcome :
        List.of(
            new RedemptionOutcome.NotAccepted(),
            new RedemptionOutcome.Used(later, "…7897"),
            new RedemptionOutcome.HeldBack(later),
            new RedemptionOutcome.Undecided(later))) {
      redeem(outcome, body(PIN, phone));
    }
    assertEquals(List.of(), texted);
    assertEquals(400, redeem(vended, body(PIN, phone + ",\"language\":\"!\"")).status());
  }

  @Test
  void aTextThatGoesWrongTakesNobodysToken() {
    town.texting =
        (vend, phone, language) -> {
          throw new IllegalStateException("as told");
        };
    var vended = new RedemptionOutcome.Vended(VendSamples.ordinary(), false);
    HttpResponse response = redeem(vended, body(PIN, ",\"phone\":\"+27821234567\""));
    assertEquals(201, response.status(), response.bodyText());
    assertTrue(response.bodyText().contains("12345678901234567890"));
  }

  @Test
  void everyOutcomeHasItsAnswer() {
    Instant later = Instant.parse("2026-11-24T10:15:00Z");
    HttpResponse wrong = redeem(new RedemptionOutcome.NotAccepted(), body(PIN, ""));
    assertEquals(422, wrong.status());
    assertFalse(wrong.bodyText().contains(PIN));
    HttpResponse used = redeem(new RedemptionOutcome.Used(later, "…7897"), body(PIN, ""));
    assertEquals(409, used.status());
    assertTrue(used.bodyText().contains("…7897") && used.bodyText().contains("10:15"));
    HttpResponse held = redeem(new RedemptionOutcome.HeldBack(later), body(PIN, ""));
    assertEquals(429, held.status());
    assertTrue(Integer.parseInt(held.header("Retry-After").orElseThrow()) > 0);
    HttpResponse open = redeem(new RedemptionOutcome.Undecided(later), body(PIN, ""));
    assertEquals(503, open.status());
    assertTrue(town.log.stream().noneMatch(line -> line.contains(PIN)));
  }
}
