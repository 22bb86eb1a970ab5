package prepaid.partnervend.electrum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import prepaid.http.JsonReader;
import prepaid.http.JsonValue;
import prepaid.vending.ledger.MoneySource.Payment;
import prepaid.vending.money.Money;
import prepaid.vending.refusals.Answer;

class TendersTest {
  private static final String AMOUNT = "\"amount\":{\"amount\":100,\"currency\":\"710\"}";

  private static Message message(String tenders) {
    byte[] json = ("{\"tenders\":[" + tenders + "]}").getBytes(StandardCharsets.UTF_8);
    if (JsonReader.read(json) instanceof Answer.Given<JsonValue.Members>(var members)) {
      return Message.of(members);
    }
    throw new AssertionError("no JSON");
  }

  private static String tender(String more) {
    return "{" + AMOUNT + "," + more + "}";
  }

  @Test
  void cashIsCashBesideItsRounding() {
    Message message =
        message(tender("\"tenderType\":\"CASH\"") + "," + tender("\"tenderType\":\"ROUNDING\""));
    assertEquals(Payment.of("cash"), Tenders.read(message));
    assertEquals(List.of(), message.problems());
  }

  @ParameterizedTest
  @CsvSource({
    "CASH 200, 150, 50",
    "CASH 150, 150, 0",
    "CASH 100, 150, 0",
    "DEBIT_CARD 200, 150, 0",
    "CASH 100 DEBIT_CARD 100, 150, 50",
    "CASH 20 DEBIT_CARD 150, 150, 20",
    "CASH 20 DEBIT_CARD 200, 150, 20",
    "CASH 150 ROUNDING -1, 149, 0"
  })
  void whoPaysTooMuchCashGetsTheRestBack(String paid, long asked, long change) {
    StringBuilder tenders = new StringBuilder();
    String[] words = paid.split(" ", -1);
    for (int i = 0; i < words.length; i += 2) {
      tenders.append(
          "%s{\"tenderType\":\"%s\",\"amount\":{\"amount\":%s,\"currency\":\"710\"}}"
              .formatted(i == 0 ? "" : ",", words[i], words[i + 1]));
    }
    Optional<Money> back = Tenders.change(message(tenders.toString()), new Amount(asked, "710"));
    assertEquals(change, back.map(Money::minor).orElse(0L));
  }

  @Test
  void severalKindsAreMixedAndNoneIsOther() {
    Message both =
        message(tender("\"tenderType\":\"CASH\"") + "," + tender("\"tenderType\":\"WALLET\""));
    assertEquals("mixed", Tenders.read(both).kind());
    assertEquals("other", Tenders.read(message("")).kind());
  }

  @Test
  void aCardKeepsItsMaskAndItsAuthorisation() {
    Message message =
        message(
            tender(
                "\"tenderType\":\"DEBIT_CARD\",\"cardNumber\":\"411111******1111\","
                    + "\"reference\":\"012345\""));
    assertEquals(
        new Payment("debit-card", Optional.of("411111******1111"), Optional.of("012345")),
        Tenders.read(message));
    assertEquals(List.of(), message.problems());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"tenderType\":\"DEBIT_CARD\",\"cardNumber\":\"4111111111111111\"",
        "\"tenderType\":\"DEBIT_CARD\",\"cardNumber\":\"41111111111*1111\"",
        "\"tenderType\":\"OTHER\",\"reference\":\"4111 1111 1111 1111\"",
        "\"tenderType\":\"OTHER\",\"reference\":\"card 4111-1111-1111-1111\"",
        "\"tenderType\":\"GOLD\""
      })
  void whatMayNotBeKeptIsNamedAndNotQuoted(String tender) {
    Message message = message(tender(tender));
    Payment payment = Tenders.read(message);
    assertEquals(1, message.problems().size());
    assertFalse(message.problems().getFirst().text().contains("1111"));
    assertEquals(Optional.empty(), payment.card());
    assertEquals(Optional.empty(), payment.authorisation());
  }

  @Test
  void anOrdinaryReferenceIsNoCard() {
    assertFalse(Tenders.holdsPan("012345"));
    assertFalse(Tenders.holdsPan("4111111111111112"));
    assertTrue(Tenders.holdsPan("x4111111111111111y"));
  }
}
