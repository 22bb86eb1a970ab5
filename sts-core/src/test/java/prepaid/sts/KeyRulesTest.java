package prepaid.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What keys of each type take, make and become: {@link KeyType} and its kin. */
class KeyRulesTest {
  private static final TokenIdentifier TID = new TokenIdentifier(5 << 16);
  private static final CreditToken CREDIT =
      CreditToken.units(CreditService.ELECTRICITY, 5, TID, 500);
  private static final ManagementToken MANAGEMENT = new ManagementToken.ClearTamper(5, TID);
  private static final TestDisplayToken TEST =
      TestDisplayToken.Tests.every(TestDisplayToken.Layout.TWO_DIGIT_CODE);
  private static final KeySection SECTION = new KeySection.SupplyGroup("123456");

  @Test
  void aDefaultKeyTakesEverythingButCredit() {
    for (KeyType type : KeyType.values()) {
      assertEquals(type != KeyType.DDTK, type.admits(CREDIT), type.name());
      for (ClearToken other : List.of(MANAGEMENT, TEST, SECTION)) {
        assertTrue(type.admits(other), type.name());
      }
    }
  }

  @Test
  void keyTypesBecomeWhatTheyMay() {
    assertEquals(EnumSet.allOf(KeyType.class), followers(KeyType.DITK));
    assertEquals(Set.of(KeyType.DDTK, KeyType.DUTK, KeyType.DCTK), followers(KeyType.DDTK));
    assertEquals(Set.of(KeyType.DUTK, KeyType.DDTK), followers(KeyType.DUTK));
    assertEquals(Set.of(KeyType.DCTK, KeyType.DDTK), followers(KeyType.DCTK));
  }

  private static Set<KeyType> followers(KeyType type) {
    Set<KeyType> followers = EnumSet.noneOf(KeyType.class);
    for (KeyType next : KeyType.values()) {
      if (type.mayBecome(next)) {
        followers.add(next);
      }
    }
    return followers;
  }

  @Test
  void vendingKeysMakeKeysOfTheirTypeAndTokensOfTheirKind() {
    assertEquals(KeyType.DDTK, VendingKeyType.VDDK.decoderKeyType());
    assertEquals(KeyType.DUTK, VendingKeyType.VUDK.decoderKeyType());
    assertEquals(KeyType.DCTK, VendingKeyType.VCDK.decoderKeyType());
    for (VendingKeyType type : VendingKeyType.values()) {
      assertEquals(type != VendingKeyType.VDDK, type.makesCredit());
      assertEquals(type != VendingKeyType.VDDK, type.makes(CREDIT));
      assertTrue(type.makes(MANAGEMENT) && type.makes(SECTION) && type.makes(TEST));
    }
  }

  @Test
  void commonKeysAreForMagneticCardsOnly() {
    for (TokenCarrier carrier : TokenCarrier.values()) {
      assertEquals(carrier == TokenCarrier.MAGNETIC_CARD, carrier.admits(KeyType.DCTK));
      assertTrue(carrier.admits(KeyType.DUTK) && carrier.admits(KeyType.DDTK));
      assertEquals(Optional.of(carrier), TokenCarrier.ofCode(carrier.code()));
    }
    for (int unknown : new int[] {0, 3, 6, 9}) {
      assertEquals(Optional.empty(), TokenCarrier.ofCode(unknown));
    }
  }

  @Test
  void aMeterRefusesByTypeThenByExpiry() {
    MeterKey unique = new MeterKey(KeyType.DUTK, 5);
    assertEquals(Optional.empty(), unique.refusal(CREDIT));
    assertEquals(Optional.empty(), unique.refusal(MANAGEMENT));
    MeterKey expired = new MeterKey(KeyType.DUTK, 4);
    assertResult(TokenResult.KEY_EXPIRED_ERROR, expired.refusal(CREDIT));
    assertResult(TokenResult.KEY_EXPIRED_ERROR, expired.refusal(MANAGEMENT));
    assertEquals(Optional.empty(), expired.refusal(SECTION));
    assertEquals(Optional.empty(), expired.refusal(TEST));
    MeterKey expiredDefault = new MeterKey(KeyType.DDTK, 4);
    assertResult(TokenResult.DDTK_ERROR, expiredDefault.refusal(CREDIT));
    assertResult(TokenResult.KEY_EXPIRED_ERROR, expiredDefault.refusal(MANAGEMENT));
    assertThrows(IllegalArgumentException.class, () -> new MeterKey(KeyType.DUTK, 256));
  }

  private static void assertResult(TokenResult result, Optional<DecodedToken.Refused> refusal) {
    assertEquals(result, refusal.orElseThrow().result());
    assertFalse(refusal.orElseThrow().reason().isBlank());
  }

  @Test
  void aMeterDropsAKeyOfATypeThatMayNotFollow() {
    try (KeyChangeSet set = KeyChangeSet.of(KeyChangeSetTest.key(8), KeyChangeSetTest.ATTRIBUTES)) {
      ReceivedKey unique = ReceivedKey.of(set.sections());
      assertEquals(Optional.empty(), new MeterKey(KeyType.DITK, 0).refusal(unique));
      assertResult(TokenResult.KEY_TYPE_ERROR, new MeterKey(KeyType.DCTK, 255).refusal(unique));
    }
  }

  @Test
  void theNumbersOfTheResults() {
    assertEquals(5, TokenResult.KEY_TYPE_ERROR.code());
    assertEquals(7, TokenResult.RANGE_ERROR.code());
    assertEquals(11, TokenResult.KEY_EXPIRED_ERROR.code());
    assertEquals(12, TokenResult.DDTK_ERROR.code());
    assertEquals(14, TokenResult.MFR_CODE_ERROR.code());
  }
}
