package prepaid.vending.partners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import prepaid.vending.fixture.Shops;
import prepaid.vending.ledger.MoneySource.Payment;

class PartnerTest {
  private final SecureRandom random = Shops.random(1);

  private SecretHash hash(String secret) {
    return SecretHash.of(secret, random);
  }

  @Test
  void twoSecretsAreLiveAndAThirdEndsTheOldest() {
    Partner partner = Shops.corner();
    assertFalse(partner.opensWith(""));
    partner = partner.withSecret(hash("one")).withSecret(hash("two"));
    assertTrue(partner.opensWith("one") && partner.opensWith("two"));
    partner = partner.withSecret(hash("three"));
    assertFalse(partner.opensWith("one"));
    assertTrue(partner.opensWith("two") && partner.opensWith("three"));
  }

  @Test
  void secretsAreLongUnlikeAndNeverShownByTheirHash() {
    String secret = SecretHash.newSecret(random);
    assertTrue(secret.matches("[A-Za-z0-9_-]{32}"));
    assertNotEquals(secret, SecretHash.newSecret(random));
    assertNotEquals(hash(secret), hash(secret));
    assertFalse(hash(secret).toString().matches(".*[0-9a-f]{8}.*"));
    assertFalse(hash(secret).matches(secret + "x"));
  }

  @Test
  void aListedTerminalSellsARevokedOneAndAStrangerDoNot() {
    Partner shop = Shops.corner();
    assertTrue(shop.admits(Shops.TILL));
    assertFalse(shop.admits(Shops.STOLEN_TILL));
    assertFalse(shop.admits("TILL9999"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"web", "office", "upkeep", "Corner", "a#b", ""})
  void noPartnerIsCalledLikeAChannel(String id) {
    assertFalse(Partner.isId(id));
  }

  @ParameterizedTest
  @ValueSource(strings = {"4111111111111111", "41111111111111", "4111 11** 1111", "411", ""})
  void aFullCardNumberIsNoPayment(String card) {
    assertFalse(Payment.isMasked(card));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Payment("debit-card", java.util.Optional.of(card), java.util.Optional.empty()));
  }

  @Test
  void aMaskedCardNumberIs() {
    assertTrue(Payment.isMasked("411111******1111"));
    assertEquals("debit-card", Payment.of("debit-card").kind());
  }
}
