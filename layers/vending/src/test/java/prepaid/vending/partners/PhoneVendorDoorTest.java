package prepaid.vending.partners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.vending.fixture.MemoryPhoneVendors;
import prepaid.vending.fixture.Shops;
import prepaid.vending.limits.Limits;
import prepaid.vending.partners.PhoneVendor.Identity;
import prepaid.vending.partners.PhoneVendor.OneTimeCode;
import prepaid.vending.partners.PhoneVendorDoor.Entry;

class PhoneVendorDoorTest {
  private static final String PHONE = "+27821234567";
  private static final String CODE = "123456";
  private static final String PIN = "4821";

  private final MemoryPhoneVendors vendors = new MemoryPhoneVendors();
  private Instant now = Instant.parse("2026-11-24T10:00:00Z");
  private final PhoneVendorDoor door = new PhoneVendorDoor(vendors, Shops.random(3), () -> now);

  private void registered() {
    Identity identity = new Identity("Sipho Dlamini", "8001015009087");
    OneTimeCode code =
        new OneTimeCode(PinHash.of(CODE, Shops.random(5)), now.plus(Limits.VENDOR_CODE_AGE_MAX));
    assertTrue(vendors.put(PhoneVendor.registered(PHONE, "corner-shop", identity).with(code)));
  }

  private void joined() {
    registered();
    assertInstanceOf(Entry.In.class, door.join(PHONE, CODE, PIN));
  }

  @Test
  void theCodeSetsAPinOnceAndThePinLetsIn() {
    assertEquals(new Entry.Stranger(), door.enter(PHONE, PIN));
    registered();
    assertEquals(new Entry.NotReady(), door.enter(PHONE, PIN));
    assertInstanceOf(Entry.Wrong.class, door.join(PHONE, "654321", PIN));
    assertInstanceOf(Entry.In.class, door.join(PHONE, CODE, PIN));
    assertEquals(new Entry.NotReady(), door.join(PHONE, CODE, "1111"));
    assertInstanceOf(Entry.In.class, door.enter(PHONE, PIN));
  }

  @Test
  void aCodeEndsInADay() {
    registered();
    now = now.plus(Limits.VENDOR_CODE_AGE_MAX);
    assertEquals(new Entry.NotReady(), door.join(PHONE, CODE, PIN));
  }

  @Test
  void aRightPinForgetsTheWrongOnesBefore() {
    joined();
    for (int round = 0; round < 3; round++) {
      for (int left = 4; left >= 1; left--) {
        assertEquals(new Entry.Wrong(left), door.enter(PHONE, "9999"));
      }
      assertInstanceOf(Entry.In.class, door.enter(PHONE, PIN));
    }
  }

  @Test
  void locksDoubleAndAtMostThirtyFiveGuessesFitIntoTheFirstDay() {
    joined();
    Instant end = now.plus(Duration.ofDays(1));
    int guesses = 0;
    Duration longest = Duration.ZERO;
    while (now.isBefore(end)) {
      switch (door.enter(PHONE, "9999")) {
        case Entry.Wrong wrong -> guesses++;
        case Entry.Locked(var rest) -> {
          guesses++;
          assertInstanceOf(Entry.Locked.class, door.enter(PHONE, PIN), "even the right one");
          longest = rest;
          now = now.plus(rest);
        }
        default -> throw new AssertionError("let in");
      }
    }
    assertEquals(35, guesses);
    assertEquals(Duration.ofMinutes(15 * 64), longest);
  }

  @Test
  void neitherPinNorHashIsPrinted() {
    joined();
    String printed = vendors.find(PHONE).toString();
    assertFalse(printed.contains("8001015009087") || printed.contains("Sipho"), printed);
    Optional<PinHash> pin = vendors.find(PHONE).orElseThrow().pin();
    assertFalse(printed.contains(pin.orElseThrow().hash()), printed);
    assertFalse(pin.get().hash().contains(PIN) && pin.get().matches("4822"));
  }
}
