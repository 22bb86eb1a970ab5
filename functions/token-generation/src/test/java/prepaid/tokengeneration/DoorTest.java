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
    assertEquals(Optional.of(Door.UPKEEP), Door.ofArn(ModuleWorld.ARN + "upkeep"));
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

  private static VendRequest request(String payer) {
    return new VendRequest(
        new VendKey(payer, "p1"),
        "01234567897",
        "100.00",
        "ZAR",
        new MoneySource.PaidPurchase("p1"),
        Instant.EPOCH);
  }
}
