package prepaid.tokengeneration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import prepaid.vending.ledger.MoneySource;
import prepaid.vending.ledger.VendKey;
import prepaid.vending.vending.VendRequest;

class DoorTest {
  @Test
  void theAliasOfAnArnIsTheDoor() {
    assertEquals(Optional.of(Door.WEB), Door.ofArn(ModuleWorld.ARN + "web"));
    assertEquals(Optional.of(Door.OFFICE), Door.ofArn(ModuleWorld.ARN + "office"));
    assertEquals(Optional.of(Door.PARTNER), Door.ofArn(ModuleWorld.ARN + "partner"));
    assertEquals(Optional.of(Door.UPKEEP), Door.ofArn(ModuleWorld.ARN + "upkeep"));
    assertEquals(Optional.of(Door.AUDIT), Door.ofArn(ModuleWorld.ARN + "audit"));
  }

  @Test
  void aFunctionWithoutAliasAndOtherAliasesAreNoDoor() {
    assertEquals(Optional.empty(), Door.ofArn(ModuleWorld.ARN.replaceAll(":$", "")));
    assertEquals(Optional.empty(), Door.ofArn(ModuleWorld.ARN + "7"));
    assertEquals(Optional.empty(), Door.ofArn(ModuleWorld.ARN + "WEB"));
  }

  @Test
  void aDoorAdmitsItsOwnPayersOnly() {
    assertTrue(Door.WEB.admits(request("web")));
    assertFalse(Door.WEB.admits(request("partner-1")));
    assertFalse(Door.OFFICE.admits(request("web")));
  }

  @Test
  void theAuditorsDoorOnlyDecodesAndNoOtherDoes() {
    for (Door door : Door.values()) {
      assertEquals(door == Door.AUDIT, door.checksTokens());
    }
    assertFalse(Door.AUDIT.admits(request("web")));
    assertFalse(Door.AUDIT.admits(request("shop-1", account("shop-1"))));
    assertFalse(Door.AUDIT.completesKeys());
  }

  @Test
  void thePartnersDoorAdmitsFloatsOnlyAndEachPartnerItsOwn() {
    assertTrue(Door.PARTNER.admits(request("shop-1", account("shop-1"))));
    assertFalse(Door.PARTNER.admits(request("shop-2", account("shop-1"))));
    assertFalse(Door.PARTNER.admits(request("web")));
    assertFalse(Door.WEB.admits(request("shop-1", account("shop-1"))));
    assertFalse(Door.WEB.admits(request("web", account("web"))));
    assertFalse(Door.OFFICE.admits(request("shop-1", account("shop-1"))));
  }

  @Test
  void salesByTextComeThroughTheirOwnDoorOnly() {
    MoneySource byText =
        new MoneySource.PartnerFloat(
            "shop-1",
            MoneySource.PartnerFloat.BY_TEXT,
            MoneySource.Payment.of("cash"),
            Optional.empty());
    assertTrue(Door.SMS.admits(request("shop-1", byText)));
    assertFalse(Door.PARTNER.admits(request("shop-1", byText)));
    assertFalse(Door.SMS.admits(request("shop-2", byText)));
    assertFalse(Door.SMS.admits(request("shop-1", account("shop-1"))));
    assertFalse(Door.SMS.admits(request("web")));
  }

  private static MoneySource account(String partner) {
    return new MoneySource.PartnerFloat(
        partner, "T1", MoneySource.Payment.of("cash"), Optional.empty());
  }

  private static VendRequest request(String payer) {
    return request(payer, new MoneySource.PaidPurchase("p1"));
  }

  private static VendRequest request(String payer, MoneySource source) {
    return new VendRequest(
        new VendKey(payer, "p1"), "01234567897", "100.00", "ZAR", source, Instant.EPOCH);
  }
}
