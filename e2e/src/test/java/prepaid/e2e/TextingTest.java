package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import prepaid.e2e.Http.Reply;

/** People text, and are answered in their language, with tokens that their meters take. */
class TextingTest {
  private final RunningSystem system = RunningSystem.shared();
  private final String meter = RunningSystem.meter("flat", "ZAR");
  private final String russian = RunningSystem.meter("flat", "RUB");

  @Test
  void aPriceIsToldToAnybody() {
    Phone phone = Phone.some(system);
    String answer = phone.ask("price " + meter + " 100");
    assertTrue(answer.startsWith("100.00 ZAR adds "), answer);
    assertTrue(phone.ask("ЦЕНА " + russian + " 500").startsWith("500р = "));
    assertEquals(
        "We know no meter 07000000005. Compare the number with the one on the meter. Your card or"
            + " money was not used.",
        phone.ask("PRICE 07000000005 50"));
  }

  @Test
  void theHolderIsToldTheBalanceAndGetsTheTokenAgainAndAStrangerDoesNot() {
    // A meter at which no other story buys, so that its last token is this one's.
    Map<String, Object> other =
        RunningSystem.meterList().stream()
            .filter(one -> russian.equals(one.get("meterNumber")))
            .findFirst()
            .orElseThrow();
    String own = new NewMeters(system).like(other, "severny-blocks", "");
    Phone holder = holderOf(own);
    assertTrue(holder.ask("lang en").startsWith("We write English"));
    String token = RunningSystem.token(system.buy(own, "500.00"));
    // The sale's own text comes when it comes; it must not be taken for an answer.
    assertEquals(
        token, Phone.token(holder.awaitText(text -> text.replace(" ", "").startsWith(token))));
    assertEquals(token, Phone.token(holder.ask("LAST " + own)));
    holder.text("bal");
    var unused = holder.awaitText(text -> text.startsWith("Meter " + own + ": "));
    assertTrue(holder.ask("why " + token).startsWith("This token is for meter " + own));
    String slip = (token.charAt(0) == '9' ? "8" : "9") + token.substring(1);
    assertTrue(holder.ask(slip).replace(" ", "").endsWith(token));
    assertEquals("Accept", system.enter(own, token));

    Phone stranger = Phone.some(system);
    for (String command : List.of("last ", "bal ", "sos ", "free ")) {
      String answer = stranger.ask(command + own);
      assertTrue(answer.contains("not registered for this phone"), answer);
    }
    assertTrue(stranger.ask("why " + token).startsWith("This token was not sold for a meter of"));
    assertFalse(String.join(" ", stranger.texts()).replace(" ", "").contains(token));
  }

  @Test
  void theSameMessageFiveTimesAtOnceIsAnsweredOnceAndTheSameContentThreeTimes() {
    Phone phone = Phone.some(system);
    String id = UUID.randomUUID().toString();
    for (int i = 0; i < 5; i++) {
      phone.text("help", id);
    }
    for (int i = 0; i < 4; i++) {
      phone.text("HELP!");
    }
    Await.until(() -> helps(phone), helps -> helps >= 3);
    assertTrue(phone.ask("lang ru").startsWith("Теперь"));
    assertEquals(3, helps(phone), phone.texts().toString());
  }

  private static long helps(Phone phone) {
    return phone.texts().stream().filter(text -> text.startsWith("Send card code")).count();
  }

  @Test
  void whatCannotBeFollowedIsAnsweredWithWhatHelps() {
    Phone phone = Phone.some(system);
    assertTrue(phone.ask("482190037615420 " + meter).contains("yours has 15 digits"));
    assertTrue(phone.ask("4821900376154208").startsWith("Your meter number is missing"));
    assertTrue(phone.ask("x".repeat(2_000)).startsWith("Your text is too long"));
    assertTrue(phone.ask("\u202e🔥🔥\u200f").startsWith("We did not understand"));
    assertTrue(phone.ask("купить").startsWith("Отправьте: КУПИТЬ"));
    assertTrue(phone.ask("nunua").startsWith("Kutumia kadi tuma"));
  }

  @Test
  void whoStopsGetsNoTextsButAnswers() {
    Phone phone = Phone.some(system);
    assertTrue(phone.ask("STOP").startsWith("You get no more texts"));
    Reply order = system.order(meter, "60.00", Optional.of(phone.number()));
    RunningSystem.pay(order);
    String token = RunningSystem.token(system.awaitStatus(order, "vended"));
    Phone other = Phone.some(system);
    Reply second = system.order(meter, "60.00", Optional.of(other.number()));
    RunningSystem.pay(second);
    // Delivered after the first one in the same stream, so the first was passed over by now.
    String next = RunningSystem.token(system.awaitStatus(second, "vended"));
    other.awaitText(text -> text.replace(" ", "").startsWith(next));
    assertFalse(String.join("", phone.texts()).replace(" ", "").contains(token));
    assertTrue(phone.ask("start").startsWith("You get our texts again"));
  }

  /** Registers a number of its own for the meter. */
  private Phone holderOf(String number) {
    Phone phone = Phone.some(system);
    Http office = system.office("admin");
    Map<String, Object> registered =
        new HashMap<>(office.get("/office/v1/meters/" + number).json());
    registered.put("phone", phone.number());
    Reply stored = office.put("/office/v1/meters/" + number, registered);
    assertEquals(200, stored.status(), stored.body());
    return phone;
  }
}
