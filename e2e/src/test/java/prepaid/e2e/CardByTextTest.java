package prepaid.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import prepaid.localcloud.Wiring;

/** A card is scratched, its PIN texted with the meter's number, and the token comes by text. */
@ResourceLock("card-printer") // The office knows one printer at a time.
class CardByTextTest {
  private static final String NO_CARD = "This card code cannot be used.";

  private final RunningSystem system = RunningSystem.shared();
  private final String meter = RunningSystem.meter("flat", "ZAR");
  private final String other = RunningSystem.meter("blocks", "ZAR");
  private final String russian = RunningSystem.meter("flat", "RUB");
  private final List<Map<String, Object>> cards = system.cards();
  private final Phone phone = Phone.some(system);

  private String pin(int place) {
    return String.valueOf(cards.get(place).get("pin"));
  }

  @Test
  void theTokenOfATextedCardEntersTheMeter() {
    String bought = phone.ask("buy " + grouped(pin(0)) + " " + meter);
    assertEquals("Accept", system.enter(meter, Phone.token(bought)));
    assertTrue(bought.contains("Meter " + meter), bought);
    assertTrue(bought.contains("You paid 100.00 ZAR."), bought);

    String bare = phone.ask(meter + "*" + pin(1) + "#");
    assertEquals("Accept", system.enter(meter, Phone.token(bare)));

    String russian = Phone.some(system).ask("КУПИТЬ " + pin(2) + " " + meter);
    assertEquals("Accept", system.enter(meter, Phone.token(russian)));
    assertTrue(russian.contains(" Сч."), russian);
  }

  @Test
  void fiveCopiesAtOnceAreOneTokenAndTheSameContentIsTheSameTokenThreeTimes() {
    String text = pin(0) + " " + meter;
    String id = UUID.randomUUID().toString();
    for (int i = 0; i < 5; i++) {
      phone.text(text, id);
    }
    String first = phone.awaitText(1);
    assertEquals(first, phone.ask("Buy " + grouped(pin(0)) + " " + meter));
    assertEquals(first, phone.ask(meter + pin(0)));
    phone.text(text);
    // Answered after the fourth, so that one was passed over in silence.
    assertTrue(phone.ask("lang fr").startsWith("Nous"));
    assertEquals(3, phone.texts().stream().filter(first::equals).count(), "at most three an hour");
  }

  @Test
  void anotherMeterIsToldWhenAndForWhichOneACardWasUsed() {
    var token = Phone.token(phone.ask(pin(0) + " " + meter));
    LocalDate today =
        LocalDate.ofInstant(Wiring.clock().instant(), ZoneId.of("Africa/Johannesburg"));
    String told = Phone.some(system).ask(pin(0) + " " + other);
    String date = DateTimeFormatter.ofPattern("dd.MM.yyyy").format(today);
    assertTrue(
        told.startsWith(
            "This card was used on %s for the meter ending in %s."
                .formatted(date, meter.substring(meter.length() - 4))),
        told);
    assertFalse(told.contains(meter) || told.replace(" ", "").contains(token));
  }

  @Test
  void aCardForOtherMetersIsNotUsedByThem() {
    // In the language of the meter's holder, as long as the phone has not said otherwise.
    String told = phone.ask("buy " + pin(0) + " " + russian);
    assertEquals("Карта не для счётчика " + russian + ". Она не использована.", told);
    assertTrue(phone.ask(pin(0) + " 07000000005").startsWith("We know no meter"));
    String blocked = RunningSystem.meter("blocked", "ZAR");
    assertTrue(phone.ask(pin(0) + " " + blocked).contains("cannot be sold to now"));
    assertEquals("Accept", system.enter(meter, Phone.token(phone.ask(pin(0) + " " + meter))));
  }

  @Test
  void whoGuessesWaitsAndTheCardIsNotLockedByGuesses() {
    for (int i = 0; i < 5; i++) {
      assertTrue(phone.ask("123456789012345" + i + " " + other).startsWith(NO_CARD));
    }
    String held = phone.ask(pin(0) + " " + other);
    assertTrue(held.startsWith("Too many wrong card codes. Please wait 15 minutes"), held);
    var token = Phone.token(Phone.some(system).ask(pin(0) + " " + other));
    assertEquals("Accept", system.enter(other, token));
  }

  @Test
  void whatIsNoCardIsAnsweredWithWhatHelps() {
    assertTrue(phone.ask(pin(0) + " " + pin(1) + " " + meter).startsWith("Please send one card"));
    assertTrue(phone.ask("buy " + meter).startsWith("The card code is missing."));
    String mistyped = meter.substring(0, 10) + (meter.charAt(10) == '9' ? '8' : '9');
    assertTrue(phone.ask(pin(0) + " " + mistyped).startsWith("One digit of the meter number"));
    String arabic =
        pin(0)
            .chars()
            .mapToObj(c -> String.valueOf((char) (c - '0' + '٠')))
            .reduce("", String::concat);
    var token = Phone.token(phone.ask("\u200f" + arabic + "\u202b 🔥 " + meter));
    assertEquals("Accept", system.enter(meter, token));
  }

  @Test
  void noLogHasACodeATokenOrAPhone() {
    try (LoggedLines logged = LoggedLines.ofEverything()) {
      String token = Phone.token(phone.ask("buy " + pin(0) + " " + meter));
      var unused = phone.ask(pin(1).substring(1) + "0 " + meter);
      String log = String.join("\n", logged.lines());
      assertTrue(log.contains("redeem"), "what is done is logged");
      for (String secret : List.of(pin(0), pin(1), token, phone.number())) {
        assertFalse(log.contains(secret), "a secret stands in the log");
      }
    }
  }

  private static String grouped(String pin) {
    return pin.replaceAll("(.{4})(?=.)", "$1-");
  }
}
