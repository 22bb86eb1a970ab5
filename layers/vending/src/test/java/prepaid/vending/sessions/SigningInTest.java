package prepaid.vending.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.vending.fixture.Highveld;
import prepaid.vending.fixture.MemoryPhones;
import prepaid.vending.fixture.MemorySessions;
import prepaid.vending.fixture.Shops;
import prepaid.vending.limits.Limits;
import prepaid.vending.messaging.TextLanguage;

class SigningInTest {
  private static final String STRANGER = "+27830000009";

  private Instant now = Instant.parse("2026-11-24T08:00:00Z");
  private final List<String> texts = new ArrayList<>();
  private final MemorySessions sessions = new MemorySessions();
  private final MemoryPhones phones = new MemoryPhones();
  private final SigningIn signingIn =
      new SigningIn(new SigningIn.Post(sessions, phones, this::send), Shops.random(5), () -> now);

  SigningInTest() {
    phones.add(Highveld.PHONE, Highveld.METER);
  }

  private String send(String to, String body) {
    texts.add(to + " " + body);
    return "m";
  }

  @Test
  void theTextedCodeIsTradedForATokenOfThePhone() {
    String id = open(Highveld.PHONE);
    SigningIn.Granted granted = signingIn.verify(id, code()).orElseThrow();
    assertEquals(Optional.of(Highveld.PHONE), signingIn.phone(granted.token()));
    assertFalse(granted.toString().contains(granted.token()));
    assertEquals(Optional.empty(), signingIn.verify(id, code()), "a code is good for once");
    String row = sessions.find(id).orElseThrow().toString();
    assertFalse(row.contains(code()) || row.contains(granted.token().substring(33)), row);
    now = now.plus(Limits.SESSION_AGE_MAX);
    assertEquals(Optional.empty(), signingIn.phone(granted.token()));
  }

  @Test
  void aPhoneWithoutAMeterIsNotTextedAndLooksTheSame() {
    String id = open(STRANGER);
    assertTrue(id.matches("[0-9a-f]{32}"));
    assertEquals(List.of(), texts);
    assertEquals(Optional.empty(), signingIn.verify(id, "123456"));
  }

  @Test
  void fiveWrongCodesEndIt() {
    String id = open(Highveld.PHONE);
    String wrong = code().equals("000000") ? "000001" : "000000";
    for (int i = 0; i < Limits.SESSION_CODE_TRIES_MAX; i++) {
      assertEquals(Optional.empty(), signingIn.verify(id, wrong));
    }
    assertEquals(Optional.empty(), signingIn.verify(id, code()));
  }

  @Test
  void anOldCodeAndAMadeUpTokenAreWorthNothing() {
    String id = open(Highveld.PHONE);
    now = now.plus(Limits.SESSION_CODE_AGE_MAX);
    assertEquals(Optional.empty(), signingIn.verify(id, code()));
    assertEquals(Optional.empty(), signingIn.verify("no-session", "123456"));
    for (String token : List.of("", id, id + "." + "0".repeat(32), "x.y")) {
      assertEquals(Optional.empty(), signingIn.phone(token), token);
    }
  }

  @Test
  void aPhoneIsTextedSomeTimesAnHourAndInItsLanguage() {
    phones.put(
        Highveld.PHONE,
        new prepaid.vending.messaging.Phones.Settings(Optional.of(TextLanguage.SWAHILI), false));
    for (int i = 0; i < Limits.SESSION_CODES_AN_HOUR_MAX + 2; i++) {
      open(Highveld.PHONE);
    }
    assertEquals(Limits.SESSION_CODES_AN_HOUR_MAX, texts.size());
    assertTrue(texts.getFirst().contains("ni namba yako"), texts.getFirst());
  }

  private String open(String phone) {
    return signingIn.open(phone, Optional.empty());
  }

  private String code() {
    return texts.getLast().replaceFirst("^\\S+ (\\d{6}) .*", "$1");
  }
}
