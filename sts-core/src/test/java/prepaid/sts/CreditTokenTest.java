package prepaid.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CreditTokenTest {
  private static final TokenIdentifier TID = new TokenIdentifier(0x123456);

  @Test
  void unitsCarryRandomBitsAndSixteenBitsOfAmount() {
    UnitsCredit credit = CreditToken.units(CreditService.WATER, 5, TID, 180_223);
    assertEquals(180_224, credit.tenths());
    assertEquals(0x5_123456_8000L, credit.content());
  }

  @Test
  void moneyCarriesTwentyBitsOfAmountInBothPlaces() {
    CurrencyCredit credit =
        CreditToken.currency(CreditService.GAS_CURRENCY, TID, BigInteger.valueOf(-100_000));
    assertEquals(BigInteger.valueOf(-99_994), credit.unit1e5());
    assertEquals(0x8_123456_60a9L, credit.content());
  }

  @Test
  void unitsAndMoneyAreNotMixedUp() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new UnitsCredit(CreditService.TIME_CURRENCY, 0, TID, 0));
    assertThrows(
        IllegalArgumentException.class, () -> new CurrencyCredit(CreditService.TIME, TID, 0));
  }

  @Test
  void fieldsBeyondTheirBitsAreRefused() {
    for (int rnd : new int[] {-1, 16}) {
      assertThrows(
          IllegalArgumentException.class, () -> new UnitsCredit(CreditService.TIME, rnd, TID, 0));
    }
    for (int field : new int[] {-1, 0x1_0000}) {
      assertThrows(
          IllegalArgumentException.class, () -> new UnitsCredit(CreditService.TIME, 0, TID, field));
    }
    for (int field : new int[] {-1, 0x10_0000}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new CurrencyCredit(CreditService.TIME_CURRENCY, TID, field));
    }
  }

  @Test
  void aRefusedFieldIsNamedWithItsRange() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> new UnitsCredit(CreditService.TIME, 16, TID, 0));
    assertEquals(
        "the random number of a token has 4 bits: 0 to 15, not 16", String.valueOf(e.getMessage()));
  }

  @Test
  void subclassesNameTheServices() {
    for (CreditService service : CreditService.values()) {
      assertEquals(Optional.of(service), CreditService.ofSubclass(service.subclass()));
      assertEquals(service.subclass() > 3, service.isCurrency());
    }
    assertEquals(Optional.empty(), CreditService.ofSubclass(8));
    assertEquals(Optional.empty(), CreditService.ofSubclass(-1));
  }
}
